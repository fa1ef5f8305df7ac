import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { NoticeOf } from "#components/layout/notice.tsx";
import { Empty, Page } from "#components/layout/page.tsx";
import { ProposalBadge } from "#components/proposals/proposal-badge.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { utc } from "#lib/clock.ts";
import { ownProfile } from "#lib/mentors/profile-queries.ts";
import { paths } from "#lib/paths.ts";
import { myProposals } from "#lib/proposals/queries.ts";

export const metadata: Metadata = { title: "Proposals" };

type Props = { searchParams: Promise<{ done?: string | string[] }> };

export default async function ProposalsPage({ searchParams }: Props) {
  const actor = await requireActor(paths.proposals);
  const { done } = await searchParams;
  const [projects, own] = await Promise.all([myProposals(actor), ownProfile(actor)]);
  if (projects.length === 0 && own === null && !actor.isAdmin) notFound();
  return (
    <Page
      title="Proposals"
      lead="Changes to the projects that you lead. An admin publishes them, or you do, where the programme trusts you with it."
    >
      <div className="space-y-8">
        <NoticeOf done={done} />
        {actor.isAdmin && (
          <p>
            What mentors propose waits for you <Link href={paths.admin.proposals}>among the admin pages</Link>.
          </p>
        )}
        {projects.length === 0 ? (
          <Empty>You lead no project whose page could be changed.</Empty>
        ) : (
          <ul className="divide-y divide-line border-y border-line">
            {projects.map(({ slug, title, cohort, projectState, state, sent, at }) => (
              <li key={slug} className="space-y-1 py-4">
                <h2 className="text-[1.1875rem]">
                  <Link href={paths.proposal(slug)} prefetch={false}>
                    {title}
                  </Link>
                </h2>
                <p className="text-quiet">
                  {cohort}. The project is {projectState === "draft" ? "a draft" : projectState}.
                </p>
                {at && (
                  <p className="flex flex-wrap items-baseline gap-x-3">
                    <ProposalBadge state={state} sent={sent} /> <span className="text-quiet">{utc(at)}</span>
                  </p>
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
    </Page>
  );
}
