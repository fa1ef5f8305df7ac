import { notFound, redirect } from "next/navigation";
import type { NextRequest } from "next/server";
import { requireActor } from "#lib/auth/session.ts";
import { db } from "#lib/db.ts";
import { withNotice } from "#lib/notices.ts";
import { paths } from "#lib/paths.ts";
import { nextInQueue } from "#lib/reviews/queue.ts";
import { applicationCode, place } from "#lib/reviews/schema.ts";

/** Leads to the next application of one's queue, to another than `?skip=` says. Changes nothing. */
export async function GET(
  request: NextRequest,
  { params }: { params: Promise<{ project: string }> },
): Promise<Response> {
  const slug = place.shape.project.safeParse((await params).project);
  if (!slug.success) notFound();
  const other = applicationCode.safeParse(request.nextUrl.searchParams.get("skip"));
  const actor = await requireActor(paths.reviewNext(slug.data));
  const next = await nextInQueue(db, actor, slug.data, new Date(), other.data);
  if (!next) notFound();
  if (next.kind === "application") redirect(paths.reviewApplication(slug.data, next.code));
  // The project’s page says which phase comes next.
  if (next.kind === "not-now") redirect(paths.reviewProject(slug.data));
  redirect(withNotice(paths.reviewProject(slug.data), next.kind === "empty" ? "queue-empty" : "queue-skipped"));
}
