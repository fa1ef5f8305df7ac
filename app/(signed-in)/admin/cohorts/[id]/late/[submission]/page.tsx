import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AdmitForm } from "#components/admin/admit-form.tsx";
import { lateness, lateState, standingText } from "#components/admin/late-list.tsx";
import { Page } from "#components/layout/page.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Prose } from "#components/ui/prose.tsx";
import { lateSubmission } from "#lib/applications/late-queries.ts";
import { requireAdmin } from "#lib/auth/session.ts";
import { utc, utcSecond } from "#lib/clock.ts";
import { renderMarkdown } from "#lib/markdown.ts";
import { paths } from "#lib/paths.ts";
import { amountText } from "#lib/problems/kinds.ts";

export const metadata: Metadata = { title: "Late submission · Admin" };

type Props = { params: Promise<{ id: string; submission: string }> };

export default async function LateSubmission({ params }: Props) {
  const { id, submission } = await params;
  const actor = await requireAdmin(paths.admin.lateSubmission(id, submission));
  const late = (await lateSubmission(actor, id, submission)) ?? notFound();
  const [tone, label] = lateState(late);
  return (
    <Page
      title={late.project}
      crumbs={[
        { href: paths.admin.home, label: "Admin" },
        { href: paths.admin.cohorts, label: "Cohorts" },
        { href: paths.admin.late(id), label: "Late" },
      ]}
      lead={
        <>
          {late.name ?? late.email} <Badge tone={tone}>{label}</Badge>
        </>
      }
    >
      <div className="space-y-10">
        <dl className="grid gap-x-6 gap-y-1 xs:grid-cols-[auto_1fr]">
          <dt className="font-semibold">E-mail</dt>
          <dd className="break-words">{late.email}</dd>
          <dt className="font-semibold">Received</dt>
          <dd>
            <time dateTime={late.receivedAt.toISOString()}>{utcSecond(late.receivedAt)}</time>, {lateness(late)}
          </dd>
          <dt className="font-semibold">Deadline</dt>
          <dd>
            <time dateTime={late.closesAt.toISOString()}>{utc(late.closesAt)}</time>
          </dd>
          <dt className="font-semibold">Receipt</dt>
          <dd className="font-mono">{late.receipt}</dd>
        </dl>
        <p>{standingText(late)}</p>
        {late.waits && (
          <section aria-labelledby="admit-heading" className="space-y-4">
            <h2 id="admit-heading">Admit it</h2>
            <p className="max-w-2xl">
              It then counts as submitted: reviewers read it
              {late.standing ? " instead of what was submitted before" : ""}, and its author is told by e-mail.
            </p>
            <AdmitForm submission={late.id} />
          </section>
        )}
        <section aria-labelledby="texts" className="space-y-8">
          <h2 id="texts">What was sent</h2>
          {late.texts.map((text, at) => (
            <article key={text.title} className="space-y-3 border-t border-line pt-4">
              <h3>{text.title}</h3>
              {text.prompt && <Prose className="text-quiet" html={renderMarkdown(text.prompt, `prompt-${at}-`)} />}
              <p className="text-quiet">{amountText(text.kind, text.words)}</p>
              <Prose html={text.html} />
            </article>
          ))}
        </section>
      </div>
    </Page>
  );
}
