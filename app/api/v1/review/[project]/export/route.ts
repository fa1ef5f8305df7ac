import type { NextRequest } from "next/server";
import { json } from "#lib/auth/endpoint.ts";
import { currentActor } from "#lib/auth/session.ts";
import { db } from "#lib/db.ts";
import { exportFormats } from "#lib/reviews/export.ts";
import { exportStream } from "#lib/reviews/export-stream.ts";
import { reviewedProject } from "#lib/reviews/queries.ts";
import { place } from "#lib/reviews/schema.ts";
import { parseSearch } from "#lib/reviews/search.ts";
import { parseView } from "#lib/reviews/table.ts";

type Props = { params: Promise<{ project: string }> };

/**
 * The table of a project as a file: `?format=csv` or `json`, and the table's own query. Exactly the
 * rows of all its pages, and the columns that the reader has chosen there. 400 for a search that is
 * not understood; 401; 404.
 */
export async function GET(request: NextRequest, { params }: Props): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return json({ ok: false, code: "signed-out", message: "You are signed out." }, 401);
  const slug = place.shape.project.safeParse((await params).project);
  const now = new Date();
  const found = slug.success ? await reviewedProject(actor, slug.data, now) : null;
  const address = Object.fromEntries(request.nextUrl.searchParams);
  const format = exportFormats.find((known) => known === address["format"]);
  if (!found?.project.rights.read || !slug.success)
    return json({ ok: false, code: "missing", message: "There is no such project to review." }, 404);
  const view = parseView(address);
  const { errors } = parseSearch(view.q);
  if (!format || errors.length > 0)
    return json(
      {
        ok: false,
        code: "invalid",
        message: "Say format=csv or format=json, and a search that is understood.",
        errors,
      },
      400,
    );
  const body = exportStream(db, found.id, actor, view, found.reading, format);
  const name = `${slug.data}-${now.toISOString().slice(0, 10)}.${format}`;
  return new Response(body, {
    headers: {
      "Content-Type": format === "csv" ? "text/csv; charset=utf-8" : "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
