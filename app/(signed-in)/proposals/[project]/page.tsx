import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { NoticeOf } from "#components/layout/notice.tsx";
import { Page } from "#components/layout/page.tsx";
import { TakeBackForm } from "#components/proposals/proposal-acts.tsx";
import { ProposalForm } from "#components/proposals/proposal-form.tsx";
import { ProposalNav } from "#components/proposals/proposal-nav.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { utc } from "#lib/clock.ts";
import { paths } from "#lib/paths.ts";
import { proposalForm } from "#lib/proposals/queries.ts";

export const metadata: Metadata = { title: "Proposal" };

type Props = {
  params: Promise<{ project: string }>;
  searchParams: Promise<{ done?: string | string[]; from?: string | string[] }>;
};

export default async function ProposalPage({ params, searchParams }: Props) {
  const { project: slug } = await params;
  const actor = await requireActor(paths.proposal(slug));
  const { done, from } = await searchParams;
  const form = (await proposalForm(actor, slug, from === "published")) ?? notFound();
  const { project, values, version, seen, theirs, open, declined, allTopics, publishes } = form;
  return (
    <Page
      title={`Proposal for “${project.title}”`}
      lead="What the project’s page should say. It stays as it is until a proposal is published."
      crumbs={[{ href: paths.proposals, label: "Proposals" }]}
    >
      <ProposalNav project={slug} here="proposal" leads open={open !== null} />
      <div className="space-y-8">
        <NoticeOf done={done} />
        {open?.sentAt && (
          <Callout tone="warn">
            Sent {utc(open.sentAt)}; it waits for an admin. What you save now is what they find.
          </Callout>
        )}
        {declined && (
          <Callout tone="bad">
            <p>
              An admin declined this on {utc(declined.at)}, and says:{" "}
              <q className="whitespace-pre-wrap">{declined.answer}</q>
            </p>
            <p className="mt-2">
              The fields hold what you had proposed: change it and send it again, or{" "}
              <Link href={`${paths.proposal(slug)}?from=published`} prefetch={false} className="text-bad">
                begin with what is published
              </Link>
              .
            </p>
          </Callout>
        )}
        {publishes && (
          <p className="max-w-2xl">
            You publish changes to this project yourself: save them, then publish them on{" "}
            <Link href={paths.proposal(slug, "changes")} prefetch={false}>
              the page of changes
            </Link>
            .
          </p>
        )}
        <ProposalForm
          project={slug}
          sent={Boolean(open?.sentAt)}
          values={{
            ...values,
            places: String(values.places),
            version: String(version),
            seen,
            ...(Object.keys(theirs).length > 0 ? { theirs } : {}),
          }}
          topics={allTopics.map(({ id, name }) => ({ value: id, label: name }))}
        />
        {open && (
          <section aria-labelledby="take-back-heading" className="space-y-4 border-t border-line pt-6">
            <h2 id="take-back-heading">Take it back</h2>
            <p className="max-w-2xl">
              {open.sentAt && "Withdrawn, it is kept here, and the admins no longer find it. "}
              Discarded, what is written above is gone.
            </p>
            <TakeBackForm project={slug} version={version} sent={open.sentAt !== null} />
          </section>
        )}
      </div>
    </Page>
  );
}
