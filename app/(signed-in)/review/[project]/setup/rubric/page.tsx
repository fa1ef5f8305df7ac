import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NoticeOf } from "#components/layout/notice.tsx";
import { Page } from "#components/layout/page.tsx";
import { Rubric } from "#components/setup/rubric.tsx";
import { setupCrumbs } from "#components/setup/setup-crumbs.ts";
import { requireActor } from "#lib/auth/session.ts";
import { paths } from "#lib/paths.ts";
import { rubricToSetUp } from "#lib/projects/queries.ts";
import { place } from "#lib/reviews/schema.ts";

export const metadata: Metadata = { title: "Rubric" };

type Props = { params: Promise<{ project: string }>; searchParams: Promise<{ done?: string | string[] }> };

/** The rubric, for those who lead the project, and for admins. */
export default async function SetupRubricPage({ params, searchParams }: Props) {
  const slug = place.shape.project.safeParse((await params).project);
  if (!slug.success) notFound();
  const actor = await requireActor(paths.setupPart(slug.data, "rubric"));
  const { done } = await searchParams;
  const project = (await rubricToSetUp(actor, slug.data)) ?? notFound();
  return (
    <Page
      title={`Rubric of “${project.title}”`}
      crumbs={setupCrumbs(slug.data, project.title)}
      lead="What reviewers score. The overall score of a review is the mean of the criteria that count, by their weights, from 0 to 100."
    >
      <div className="space-y-10">
        <NoticeOf done={done} />
        <Rubric
          project={project.id}
          setup={slug.data}
          criteria={project.criteria}
          submittedReviews={project.submittedReviews}
        />
      </div>
    </Page>
  );
}
