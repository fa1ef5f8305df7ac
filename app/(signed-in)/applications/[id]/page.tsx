import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { cache } from "react";
import {
  LateNote,
  SubmitSection,
  sendable,
  WithdrawnSection,
  WithdrawSection,
} from "#components/applications/acts.tsx";
import { AtDeadline } from "#components/applications/at-deadline.tsx";
import { ReceiptDetails } from "#components/applications/receipt.tsx";
import { StateBadge } from "#components/applications/state-badge.tsx";
import { TaskList } from "#components/applications/task-list.tsx";
import { LastHourNote, TimeLeft } from "#components/applications/time-left.tsx";
import { Deadline } from "#components/cohorts/deadline.tsx";
import { RefreshIfSaved } from "#components/essays/refresh-if-saved.tsx";
import { NoticeOf } from "#components/layout/notice.tsx";
import { Page } from "#components/layout/page.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { myApplication, mySubmittedTexts } from "#lib/applications/queries.ts";
import { requireActor } from "#lib/auth/session.ts";
import { paths } from "#lib/paths.ts";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

const read = cache(async (id: string) => {
  const actor = await requireActor(paths.application(id));
  const now = new Date();
  return { actor, now, application: await myApplication(actor, id, now) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { application } = await read((await params).id);
  return { title: application ? `My application to ${application.project.title}` : "Not found" };
}

export default async function Application({ params, searchParams }: Props) {
  const { id } = await params;
  const { actor, now, application: found } = await read(id);
  const application = found ?? notFound();
  const { open, state, submission, cohort, late } = application;
  const working = open && state !== "withdrawn";
  // After the deadline one may still send something late; the problems show what that would be.
  const sending = working || sendable(application) !== null;
  const texts = submission && !working ? await mySubmittedTexts(actor, id) : undefined;
  const left = cohort.closesAt.getTime() - now.getTime();
  const { done } = await searchParams;
  return (
    <Page
      title={application.project.title}
      crumbs={[{ href: paths.applications, label: "My applications" }]}
      lead={
        <span className="flex flex-wrap items-baseline gap-x-3">
          {cohort.name} <StateBadge state={state} open={open} />
        </span>
      }
    >
      <RefreshIfSaved since={now.toISOString()} />
      <div className="space-y-10">
        <NoticeOf done={done} />
        <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-2 border-y border-line py-4">
          <Deadline at={cohort.closesAt} label={left >= 0 ? "Deadline" : "Closed"} counted={open} />
          {cohort.extended && (
            <p className="basis-full text-quiet">Your own deadline: the programme has extended it for you.</p>
          )}
          {open && <TimeLeft application={application} now={now} />}
        </div>
        {working && <LastHourNote application={application} now={now} />}
        {!open && state === "draft" && (
          <Callout tone="warn">
            {sending || late
              ? "This application was not submitted before the deadline. Your texts are kept."
              : "This application was not submitted, and it can’t be any more. Your texts are kept: you can still open and save your essays."}
          </Callout>
        )}
        {late && <LateNote id={id} late={late} />}
        {state === "withdrawn" && <WithdrawnSection application={application} />}
        {submission && (
          <section aria-labelledby="receipt" className="space-y-4">
            <h2 id="receipt">{state === "submitted" ? "Your receipt" : "What you had submitted"}</h2>
            <ReceiptDetails submission={submission} {...(texts ? { texts } : {})} />
            <p>
              <Link href={paths.receipt(id)} prefetch={false}>
                Receipt to print
              </Link>
              {submission.number > 1 && ", with every earlier one"}
            </p>
          </section>
        )}
        {(sending || state === "draft") && (
          <section aria-labelledby="tasks" className="space-y-4">
            <h2 id="tasks">Selection problems</h2>
            <TaskList application={application} open={sending} />
          </section>
        )}
        <SubmitSection application={application} working={working} />
        {working && <AtDeadline application={application} />}
        {state !== "withdrawn" && <WithdrawSection application={application} />}
        <p>
          <Link href={paths.project(application.project.slug)} prefetch={false}>
            The project’s page
          </Link>
        </p>
      </div>
    </Page>
  );
}
