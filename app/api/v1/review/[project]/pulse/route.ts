import { json } from "#lib/auth/endpoint.ts";
import { currentActor } from "#lib/auth/session.ts";
import { db } from "#lib/db.ts";
import { pulseOf } from "#lib/reviews/pulse.ts";
import { place } from "#lib/reviews/schema.ts";

type Props = { params: Promise<{ project: string }> };

/** A tag of what the project's table shows this reader, as an ETag too. 304 while it is theirs; 401; 404. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return json({ ok: false, code: "signed-out", message: "You are signed out." }, 401);
  const slug = place.shape.project.safeParse((await params).project);
  const tag = slug.success ? await pulseOf(db, actor, slug.data, new Date()) : null;
  if (tag === null) return json({ ok: false, code: "missing", message: "There is no such project to review." }, 404);
  const headers = { ETag: `"${tag}"`, "Cache-Control": "no-store" };
  if (request.headers.get("if-none-match") === `"${tag}"`) return new Response(null, { status: 304, headers });
  return Response.json({ ok: true, tag }, { headers });
}
