import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { CloseSection } from "#components/admin/close-section.tsx";
import { CohortForm } from "#components/admin/cohort-form.tsx";
import { type Act, Acts } from "#components/admin/item-acts.tsx";
import { count, PhaseBadge } from "#components/admin/states.tsx";
import { Deadline } from "#components/cohorts/deadline.tsx";
import { NoticeOf } from "#components/layout/notice.tsx";
import { Page } from "#components/layout/page.tsx";
import { requireAdmin } from "#lib/auth/session.ts";
import { changeCohort } from "#lib/cohorts/actions.ts";
import { cohortForAdmin } from "#lib/cohorts/queries.ts";
import { type CohortAct, cohortActRefusal, cohortPhase, possibleCohortActs, wallClock } from "#lib/cohorts/rules.ts";
import { paths } from "#lib/paths.ts";

export const metadata: Metadata = { title: "Cohort · Admin" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string | string[] }> };

const acts: Record<CohortAct, Omit<Act, "value">> = {
  publish: {
    label: "Publish",
    kind: "primary",
    means: "The public sees the cohort and its published projects. Applications are taken between the two dates above.",
  },
  unpublish: {
    label: "Back to draft",
    means: "The public sees nothing of it any more. Only while nobody has applied.",
  },
  archive: {
    label: "Archive",
    kind: "danger",
    means: "It stays readable, takes no applications whatever the dates say, and leaves the front page.",
  },
  restore: { label: "Restore", means: "It is an ordinary cohort again, open or closed by its dates." },
};

export default async function CohortPage({ params, searchParams }: Props) {
  const { id } = await params;
  const actor = await requireAdmin(paths.admin.cohort(id));
  const [{ done }, cohort] = [await searchParams, (await cohortForAdmin(actor, id)) ?? notFound()];
  const phase = cohortPhase(cohort, new Date());
  const [opens, closes] = [wallClock(cohort.opensAt), wallClock(cohort.closesAt)];
  const state = { state: cohort.state, applications: cohort.begun };
  const stays = cohort.state === "published" ? cohortActRefusal("unpublish", state) : undefined;
  return (
    <Page
      title={cohort.name}
      crumbs={[
        { href: paths.admin.home, label: "Admin" },
        { href: paths.admin.cohorts, label: "Cohorts" },
      ]}
      lead={
        <>
          <PhaseBadge phase={phase} /> {count(cohort.projects, "project")}, {count(cohort.begun, "application")} begun
        </>
      }
      actions={
        <>
          <Link href={`${paths.admin.projects}?cohort=${cohort.slug}`} className="button button-quiet">
            Its projects
          </Link>
          {cohort.state !== "draft" && (
            <Link href={paths.cohort(cohort.slug)} prefetch={false} className="button button-quiet">
              Public page
            </Link>
          )}
        </>
      }
    >
      <div className="space-y-12">
        <NoticeOf done={done} />
        <section aria-labelledby="dates" className="space-y-4">
          <h2 id="dates">Dates</h2>
          <Deadline at={cohort.opensAt} label={phase === "upcoming" || phase === "draft" ? "Opens" : "Opened"} />
          <Deadline at={cohort.closesAt} label={phase === "closed" ? "Closed" : "Closes"} />
          {cohort.graceSeconds > 0 && (
            <p className="text-quiet">
              Submissions count for another {count(cohort.graceSeconds, "second")}, of which applicants are not told.
            </p>
          )}
          <ul className="list-disc pl-6">
            <li>
              <Link href={paths.admin.extensions(cohort.id)}>Extensions</Link>: {cohort.extensions || "none"}
            </li>
            <li>
              <Link href={paths.admin.late(cohort.id)}>Late submissions</Link>:{" "}
              {cohort.late === 0 ? "none waits" : `${count(cohort.late, "application")} to look at`}
            </li>
          </ul>
        </section>
        {phase === "closed" && (
          <section aria-labelledby="close" className="space-y-4">
            <h2 id="close">The close</h2>
            <CloseSection id={cohort.id} closedAt={cohort.closedAt} />
          </section>
        )}
        <section aria-labelledby="state">
          <h2 id="state" className="mb-4">
            State
          </h2>
          <Acts
            id="cohort-state"
            action={changeCohort}
            values={{ id: cohort.id }}
            acts={possibleCohortActs(state).map((act) => ({ value: act, ...acts[act] }))}
          />
          {stays && <p className="mt-4 text-quiet">{stays}</p>}
        </section>
        <section aria-labelledby="edit">
          <h2 id="edit" className="mb-4">
            Change it
          </h2>
          <CohortForm
            id={cohort.id}
            values={{
              name: cohort.name,
              slug: cohort.slug,
              summary: cohort.summary,
              opensOn: opens.date,
              opensTime: opens.time,
              opensZone: opens.zone,
              closesOn: closes.date,
              closesTime: closes.time,
              closesZone: closes.zone,
              graceSeconds: String(cohort.graceSeconds),
              seen: cohort.seen,
            }}
          />
        </section>
      </div>
    </Page>
  );
}
