import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DecisionList } from "#components/decisions/decision-list.tsx";
import { NoticeOf } from "#components/layout/notice.tsx";
import { Page } from "#components/layout/page.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { decisionsAsked } from "#lib/decisions/asked.ts";
import { projectDecisions } from "#lib/decisions/queries.ts";
import { paths } from "#lib/paths.ts";
import { place } from "#lib/reviews/schema.ts";

export const metadata: Metadata = { title: "Decisions" };

type Props = {
  params: Promise<{ project: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** For those who lead the project. */
export default async function DecisionsPage({ params, searchParams }: Props) {
  const slug = place.shape.project.safeParse((await params).project);
  if (!slug.success) notFound();
  const here = paths.reviewDecisions(slug.data);
  const actor = await requireActor(here);
  const { done, ...query } = await searchParams;
  const asked = decisionsAsked.parse(query);
  const list = (await projectDecisions(actor, slug.data, asked, new Date())) ?? notFound();
  return (
    <Page
      title="Decisions"
      crumbs={[
        { href: paths.review, label: "Review" },
        { href: paths.reviewProject(slug.data), label: list.title },
      ]}
      lead="All of them are pending until an admin releases them. No applicant sees anything of them before that."
    >
      <div className="mb-8 empty:hidden">
        <NoticeOf done={done} />
      </div>
      <DecisionList
        list={list}
        kind={asked.kind}
        here={here}
        application={(code) => paths.reviewDecision(slug.data, code)}
      />
    </Page>
  );
}
