import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { NoticeOf } from "#components/layout/notice.tsx";
import { Empty, Page } from "#components/layout/page.tsx";
import { DeclineProposalForm, PublishProposalForm } from "#components/proposals/proposal-acts.tsx";
import { ProposalNav } from "#components/proposals/proposal-nav.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { FieldDifferences } from "#components/ui/field-differences.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { utc } from "#lib/clock.ts";
import { paths } from "#lib/paths.ts";
import { proposalChanges } from "#lib/proposals/queries.ts";
import { proposalFields, proposalLabels } from "#lib/proposals/schema.ts";
import { listed } from "#lib/text.ts";

export const metadata: Metadata = { title: "Proposed changes" };

type Props = { params: Promise<{ project: string }>; searchParams: Promise<{ done?: string | string[] }> };

export default async function ProposedChangesPage({ params, searchParams }: Props) {
  const { project: slug } = await params;
  const actor = await requireActor(paths.proposal(slug, "changes"));
  const { done } = await searchParams;
  const found = (await proposalChanges(actor, slug)) ?? notFound();
  const { project, proposal, leads, publishes, declines } = found;
  return (
    <Page
      title={`Proposed changes to “${project.title}”`}
      crumbs={[
        leads
          ? { href: paths.proposals, label: "Proposals" }
          : { href: paths.admin.proposals, label: "Proposals that wait" },
      ]}
    >
      <ProposalNav project={slug} here="changes" leads={leads} open={proposal !== null} />
      <div className="space-y-8">
        <NoticeOf done={done} />
        {proposal ? (
          <>
            <p className="max-w-2xl">
              {proposal.sentAt ? `Sent ${utc(proposal.sentAt)}` : `Saved ${utc(proposal.at)}, not sent`}
              {proposal.author && `, by ${proposal.author}`}.{" "}
              <Link href={paths.proposal(slug, "preview")} prefetch={false}>
                See the page as it would be
              </Link>
            </p>
            {proposal.note.trim() !== "" && (
              <section aria-labelledby="note" className="space-y-1">
                <h2 id="note" className="font-sans text-base font-semibold">
                  Note to the admin
                </h2>
                <p className="max-w-2xl whitespace-pre-wrap">{proposal.note}</p>
              </section>
            )}
            {proposal.overtaken.length > 0 && (
              <Callout tone="warn">
                Somebody changed {listed(proposal.overtaken.map((field) => proposalLabels[field]))} in the project after
                this proposal was begun, so it can’t be published as it is. Whoever leads the project finds both texts
                where it is written.
              </Callout>
            )}
            <FieldDifferences
              labels={{ before: "Published", after: "Proposed" }}
              fields={proposalFields.map((name) => ({
                name,
                label: proposalLabels[name],
                before: proposal.before[name] ?? "",
                after: proposal.after[name] ?? "",
              }))}
            />
            {publishes && (
              <section aria-labelledby="decide" className="space-y-6 border-t border-line pt-6">
                <h2 id="decide">{declines ? "Publish or decline" : "Publish"}</h2>
                <PublishProposalForm project={slug} version={proposal.version} />
                {declines && <DeclineProposalForm project={slug} version={proposal.version} />}
              </section>
            )}
          </>
        ) : (
          <Empty>
            There is no open proposal for this project.{" "}
            {leads && (
              <Link href={paths.proposal(slug)} prefetch={false}>
                Propose a change
              </Link>
            )}
          </Empty>
        )}
      </div>
    </Page>
  );
}
