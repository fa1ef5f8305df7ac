import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { partCrumbs } from "#components/admin/part-crumbs.ts";
import { NoticeOf } from "#components/layout/notice.tsx";
import { Page } from "#components/layout/page.tsx";
import { Rubric } from "#components/setup/rubric.tsx";
import { requireAdmin } from "#lib/auth/session.ts";
import { paths } from "#lib/paths.ts";
import { projectRubric } from "#lib/projects/queries.ts";

export const metadata: Metadata = { title: "Rubric of a project · Admin" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string | string[] }> };

export default async function RubricPage({ params, searchParams }: Props) {
  const { id } = await params;
  const actor = await requireAdmin(paths.admin.projectPart(id, "rubric"));
  const { done } = await searchParams;
  const project = (await projectRubric(actor, id)) ?? notFound();
  return (
    <Page
      title={`Rubric of “${project.title}”`}
      crumbs={partCrumbs(project)}
      lead="What reviewers score. The overall score of a review is the mean of the criteria that count, by their weights, from 0 to 100."
    >
      <div className="space-y-10">
        <NoticeOf done={done} />
        <Rubric project={id} criteria={project.criteria} submittedReviews={project.submittedReviews} />
      </div>
    </Page>
  );
}
