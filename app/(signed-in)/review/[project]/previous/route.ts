import { notFound, redirect } from "next/navigation";
import type { NextRequest } from "next/server";
import { requireActor } from "#lib/auth/session.ts";
import { db } from "#lib/db.ts";
import { withNotice } from "#lib/notices.ts";
import { paths } from "#lib/paths.ts";
import { previousHandled } from "#lib/reviews/previous.ts";
import { applicationCode, place } from "#lib/reviews/schema.ts";

/** Leads to the application that one handled last before the one that `?from=` names. Changes nothing. */
export async function GET(
  request: NextRequest,
  { params }: { params: Promise<{ project: string }> },
): Promise<Response> {
  const slug = place.shape.project.safeParse((await params).project);
  if (!slug.success) notFound();
  const from = applicationCode.safeParse(request.nextUrl.searchParams.get("from")).data ?? null;
  const actor = await requireActor(paths.reviewPrevious(slug.data));
  const code = await previousHandled(db, actor, slug.data, from, new Date());
  if (code === undefined) notFound();
  if (code !== null) redirect(paths.reviewApplication(slug.data, code));
  const back = from === null ? paths.reviewProject(slug.data) : paths.reviewApplication(slug.data, from);
  redirect(withNotice(back, "no-previous"));
}
