import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Empty, Page } from "#components/layout/page.tsx";
import { ReviewedProjects } from "#components/reviews/reviewed-projects.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { paths } from "#lib/paths.ts";
import { myReviewedProjects } from "#lib/reviews/queries.ts";

export const metadata: Metadata = { title: "Review" };

export default async function ReviewPage() {
  const actor = await requireActor(paths.review);
  if (!actor.isReviewer) notFound();
  const projects = await myReviewedProjects(actor, new Date());
  return (
    <Page
      title="Review"
      lead="The projects whose applications you read. Applications are shown under a code, without names."
    >
      {projects.length > 0 ? (
        <ReviewedProjects projects={projects} />
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
