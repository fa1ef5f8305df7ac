import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { partCrumbs } from "#components/admin/part-crumbs.ts";
import { DetailsForm } from "#components/admin/project-forms.tsx";
import { NoticeOf } from "#components/layout/notice.tsx";
import { Page } from "#components/layout/page.tsx";
import { requireAdmin } from "#lib/auth/session.ts";
import { paths } from "#lib/paths.ts";
import { projectDetails } from "#lib/projects/queries.ts";

export const metadata: Metadata = { title: "Details of a project · Admin" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string | string[] }> };

export default async function DetailsPage({ params, searchParams }: Props) {
  const { id } = await params;
  const actor = await requireAdmin(paths.admin.projectPart(id, "details"));
  const { done } = await searchParams;
  const project = (await projectDetails(actor, id)) ?? notFound();
  const { title, slug, summary, question, directions, places, topics, allTopics, seen } = project;
  return (
    <Page title={`Details of “${title}”`} crumbs={partCrumbs(project)}>
      <div className="space-y-8">
        <NoticeOf done={done} />
        <DetailsForm
          id={id}
          values={{ title, slug, summary, question, directions, places: String(places), topics, seen }}
          topics={allTopics.map((topic) => ({ value: topic.id, label: topic.name }))}
        />
      </div>
    </Page>
  );
}
