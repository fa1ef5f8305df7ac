import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Empty, Page } from "#components/layout/page.tsx";
import { ReviewedProjects } from "#components/reviews/reviewed-projects.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { ownProfile } from "#lib/mentors/profile-queries.ts";
import { paths } from "#lib/paths.ts";
import { unansweredQuestions } from "#lib/questions/own-queries.ts";
import { myReviewedProjects } from "#lib/reviews/queries.ts";

export const metadata: Metadata = { title: "Review" };

export default async function ReviewPage() {
  const actor = await requireActor(paths.review);
  if (!actor.isReviewer) notFound();
  const [projects, profile, unanswered] = await Promise.all([
    myReviewedProjects(actor, new Date()),
    ownProfile(actor),
    unansweredQuestions(actor),
  ]);
  return (
    <Page
      title="Review"
      lead="The projects whose applications you read. Applications are shown under a code, without names."
      actions={
        profile !== null && (
          <>
            <Link href={paths.profileOf(profile)} prefetch={false} className="button button-quiet">
              Your profile
            </Link>
            <Link href={paths.proposals} prefetch={false} className="button button-quiet">
              Your projects’ pages
            </Link>
          </>
        )
      }
    >
      {projects.length > 0 ? (
        <ReviewedProjects projects={projects} unanswered={unanswered} />
      ) : (
        <Empty>
          <p>
            You have no project to review yet. It appears here once an admin publishes a project that you lead, or
            somebody invites you to one.
          </p>
        </Empty>
      )}
    </Page>
  );
}
