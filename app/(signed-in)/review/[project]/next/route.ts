import { notFound, redirect } from "next/navigation";
import type { NextRequest } from "next/server";
import { requireActor } from "#lib/auth/session.ts";
import { db } from "#lib/db.ts";
import { withNotice } from "#lib/notices.ts";
import { paths } from "#lib/paths.ts";
import { nextInQueue } from "#lib/reviews/queue.ts";
import { applicationCode, place } from "#lib/reviews/schema.ts";

/** Leads to the next application of one's queue; `?skip=` goes on from that one. Changes nothing. */
export async function GET(
  request: NextRequest,
  { params }: { params: Promise<{ project: string }> },
): Promise<Response> {
  const slug = place.shape.project.safeParse((await params).project);
  if (!slug.success) notFound();
  const skip = applicationCode.safeParse(request.nextUrl.searchParams.get("skip"));
  const actor = await requireActor(paths.reviewNext(slug.data));
  const next = await nextInQueue(db, actor, slug.data, skip.data);
  if (!next) notFound();
  if (next.kind === "application") redirect(paths.reviewApplication(slug.data, next.code));
  redirect(withNotice(paths.reviewProject(slug.data), next.kind === "empty" ? "queue-empty" : "queue-skipped"));
}
