import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page } from "#components/layout/page.tsx";
import { LeaveForm } from "#components/reviewers/reviewer-forms.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { paths } from "#lib/paths.ts";
import { reviewedByInvitation } from "#lib/reviewers/queries.ts";
import { place } from "#lib/reviews/schema.ts";
import { applicationsText, reviewsText } from "#lib/reviews/words.ts";

export const metadata: Metadata = { title: "I can’t help with this project" };

/** Where somebody who reviews by invitation stops. */
export default async function LeavePage({ params }: { params: Promise<{ project: string }> }) {
  const slug = place.shape.project.safeParse((await params).project);
  if (!slug.success) notFound();
  const actor = await requireActor(paths.leaveReviewing(slug.data));
  const found = await reviewedByInvitation(actor, slug.data);
  if (!found) notFound();
  return (
    <Page
      title="I can’t help with this project"
      crumbs={[
        { href: paths.review, label: "Review" },
        { href: paths.reviewProject(found.slug), label: found.title },
      ]}
    >
      <div className="max-w-2xl space-y-6">
        <p>
          You no longer read applications to “{found.title}” then. Reviews that you have submitted still count
          {found.draft > 0 && `; ${reviewsText(found.draft)} that you have begun and not submitted count nowhere`}.
          {found.assigned > 0 && ` ${applicationsText(found.assigned)} assigned to you and not begun go to others.`} The
          project’s mentors are told by e-mail. To come back, you would have to be invited again.
        </p>
        <p className="text-quiet">
          If it is only one application that you can’t judge, step back from that one on its own page.
        </p>
        <LeaveForm project={found.slug} />
      </div>
    </Page>
  );
}
