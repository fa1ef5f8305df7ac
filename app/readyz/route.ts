import { databaseReady } from "#lib/health.ts";

export const dynamic = "force-dynamic";

/** 200 when the database answers and has this build's latest migration, else 503 and why. */
export async function GET(): Promise<Response> {
  const why = await databaseReady();
  return Response.json(why ? { ok: false, why } : { ok: true }, {
    status: why ? 503 : 200,
    headers: { "Cache-Control": "no-store" },
  });
}
