import Link from "next/link";
import { count, PhaseBadge } from "#components/admin/states.tsx";
import { Empty, Page } from "#components/layout/page.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { requireAdmin } from "#lib/auth/session.ts";
import { utc } from "#lib/clock.ts";
import { cohortsForAdmin } from "#lib/cohorts/queries.ts";
import { cohortPhase } from "#lib/cohorts/rules.ts";
import { mailCounts } from "#lib/mail/queries.ts";
import { paths } from "#lib/paths.ts";
import { unpublishableDrafts } from "#lib/projects/queries.ts";
import { projectStates } from "#lib/projects/rules.ts";
import { waitingProposals } from "#lib/proposals/queries.ts";
import { openFlags } from "#lib/questions/moderation-queries.ts";
import type { ProjectState } from "#prisma/generated/enums.ts";

export const metadata = { title: "Admin" };

const FINDINGS_SHOWN = 3;

const total = (projects: Record<ProjectState, number>) => Object.values(projects).reduce((sum, one) => sum + one, 0);

/** ": 1 draft, 7 published"; nothing for none. */
function inStates(projects: Record<ProjectState, number>): string {
  const parts = projectStates.filter((state) => projects[state] > 0).map((state) => `${projects[state]} ${state}`);
  return parts.length > 0 ? `: ${parts.join(", ")}` : "";
}

export default async function AdminHome() {
  const actor = await requireAdmin(paths.admin.home);
  const now = new Date();
  const [cohorts, drafts, mails, flagged, proposals] = await Promise.all([
    cohortsForAdmin(actor),
    unpublishableDrafts(actor, now),
    mailCounts(actor),
    openFlags(actor),
    waitingProposals(actor),
  ]);
  return (
    <Page
      title="Admin"
      wide
      actions={
        <>
          <Link href={paths.admin.newProject} className="button">
            New project
          </Link>
          <Link href={paths.admin.newCohort} className="button button-quiet">
            New cohort
          </Link>
        </>
      }
    >
      <div className="space-y-12">
        {mails.failed > 0 && (
          <Callout tone="bad">
            {count(mails.failed, "mail")} could not be sent.{" "}
            <Link href={`${paths.admin.mail}?state=failed`}>See why, and try again</Link>
          </Callout>
        )}
        {proposals.length > 0 && (
          <Callout tone="warn">
            {count(proposals.length, "proposal")} of mentors {proposals.length === 1 ? "waits" : "wait"} for you.{" "}
            <Link href={paths.admin.proposals} className="text-warn">
              See what would change
            </Link>
          </Callout>
        )}
        <section aria-labelledby="cohorts">
          <h2 id="cohorts" className="mb-4">
            Cohorts
          </h2>
          {cohorts.length === 0 ? (
            <Empty>
              There is no cohort yet. <Link href={paths.admin.newCohort}>Create the first one</Link>, then its projects.
            </Empty>
          ) : (
            <ul className="divide-y divide-line border-y border-line">
              {cohorts.map((cohort) => {
                const phase = cohortPhase(cohort, now);
                return (
                  <li key={cohort.id} className="space-y-1 py-4">
                    <h3>
                      <Link href={paths.admin.cohort(cohort.id)}>{cohort.name}</Link> <PhaseBadge phase={phase} />
                    </h3>
                    <p className="text-quiet">
                      {phase === "upcoming" ? `Opens ${utc(cohort.opensAt)}. ` : ""}
                      {phase === "closed" || phase === "archived" ? "Closed" : "Closes"} {utc(cohort.closesAt)}.
                    </p>
                    <p>
                      <Link href={`${paths.admin.projects}?cohort=${cohort.slug}`}>
                        {count(total(cohort.projects), "project")}
                        <span className="sr-only"> in {cohort.name}</span>
                      </Link>
                      {inStates(cohort.projects)}. {count(cohort.applications, "application")} submitted.
                    </p>
                  </li>
                );
              })}
            </ul>
          )}
        </section>
        <section aria-labelledby="drafts">
          <h2 id="drafts" className="mb-4">
            Drafts that can’t be published yet
          </h2>
          {drafts.length === 0 ? (
            <p className="text-quiet">None. Every draft could be published now.</p>
          ) : (
            <ul className="divide-y divide-line border-y border-line">
              {drafts.map((draft) => (
                <li key={draft.id} className="space-y-2 py-4">
                  <h3>
                    <Link href={paths.admin.project(draft.id)}>{draft.title}</Link>
                  </h3>
                  <p className="text-quiet">
                    {draft.cohort}. {count(draft.findings.length, "thing")} missing or broken:
                  </p>
                  <ul className="max-w-3xl list-disc space-y-1 pl-6">
                    {draft.findings.slice(0, FINDINGS_SHOWN).map((finding) => (
                      <li key={`${finding.code} ${finding.message}`}>{finding.message}</li>
                    ))}
                    {draft.findings.length > FINDINGS_SHOWN && (
                      <li>and {draft.findings.length - FINDINGS_SHOWN} more.</li>
                    )}
                  </ul>
                </li>
              ))}
            </ul>
          )}
        </section>
        <section aria-labelledby="questions">
          <h2 id="questions" className="mb-2">
            Questions and answers
          </h2>
          <p>
            {flagged === 0 ? "No flag is open." : `${count(flagged, "post")} flagged.`}{" "}
            <Link href={paths.admin.questions}>Look at questions and answers</Link>
          </p>
        </section>
        <section aria-labelledby="mail">
          <h2 id="mail" className="mb-2">
            Mail
          </h2>
          <p>
            {mails.sent.toLocaleString("en-GB")} sent, {mails.queued.toLocaleString("en-GB")} queued,{" "}
            {mails.failed.toLocaleString("en-GB")} failed. <Link href={paths.admin.mail}>Open the outbox</Link>
          </p>
        </section>
      </div>
    </Page>
  );
}
