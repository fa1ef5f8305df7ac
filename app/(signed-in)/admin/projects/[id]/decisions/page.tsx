import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { partCrumbs } from "#components/admin/part-crumbs.ts";
import { DecisionList } from "#components/decisions/decision-list.tsx";
import { NoticeOf } from "#components/layout/notice.tsx";
import { Page } from "#components/layout/page.tsx";
import { requireAdmin } from "#lib/auth/session.ts";
import { decisionsAsked } from "#lib/decisions/asked.ts";
import { projectDecisionsForAdmin } from "#lib/decisions/queries.ts";
import { paths } from "#lib/paths.ts";

export const metadata: Metadata = { title: "Decisions of a project · Admin" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ProjectDecisionsPage({ params, searchParams }: Props) {
  const { id } = await params;
  const here = paths.admin.projectDecisions(id);
  const actor = await requireAdmin(here);
  const { done, ...query } = await searchParams;
  const asked = decisionsAsked.parse(query);
  const list = (await projectDecisionsForAdmin(actor, id, asked)) ?? notFound();
  return (
    <Page
      title={`Decisions of “${list.title}”`}
      crumbs={partCrumbs(list)}
      lead="What the mentors decided, by the codes of the applications. Each feedback is read by somebody other than its writer before it can leave."
    >
      <div className="mb-8 empty:hidden">
        <NoticeOf done={done} />
      </div>
      <DecisionList list={list} kind={asked.kind} here={here} />
    </Page>
  );
}
