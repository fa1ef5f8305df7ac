import Link from "next/link";
import { count, PhaseBadge } from "#components/admin/states.tsx";
import { NoticeOf } from "#components/layout/notice.tsx";
import { Empty, Page } from "#components/layout/page.tsx";
import { requireAdmin } from "#lib/auth/session.ts";
import { ANYWHERE_ON_EARTH, inZone } from "#lib/clock.ts";
import { cohortsForAdmin } from "#lib/cohorts/queries.ts";
import { cohortPhase } from "#lib/cohorts/rules.ts";
import { paths } from "#lib/paths.ts";

export const metadata = { title: "Cohorts · Admin" };

export default async function Cohorts({ searchParams }: { searchParams: Promise<{ done?: string | string[] }> }) {
  const actor = await requireAdmin(paths.admin.cohorts);
  const { done } = await searchParams;
  const now = new Date();
  const cohorts = await cohortsForAdmin(actor);
  return (
    <Page
      title="Cohorts"
      crumbs={[{ href: paths.admin.home, label: "Admin" }]}
      lead="One round of the programme each: when it opens, and the deadline that closes it."
      actions={
        <Link href={paths.admin.newCohort} className="button">
          New cohort
        </Link>
      }
    >
      <div className="space-y-6">
        <NoticeOf done={done} />
        {cohorts.length === 0 ? (
          <Empty>There is no cohort yet.</Empty>
        ) : (
          <ul className="divide-y divide-line border-y border-line">
            {cohorts.map((cohort) => (
              <li key={cohort.id} className="space-y-1 py-5">
                <h2 className="text-xl">
                  <Link href={paths.admin.cohort(cohort.id)}>{cohort.name}</Link>{" "}
                  <PhaseBadge phase={cohortPhase(cohort, now)} />
                </h2>
                <p className="figures">
                  Opens {inZone(cohort.opensAt, "UTC")} UTC. Closes {inZone(cohort.closesAt, "UTC")} UTC, which is{" "}
                  {inZone(cohort.closesAt, ANYWHERE_ON_EARTH)} Anywhere on Earth.
                </p>
                <p className="text-quiet">
                  {count(
                    Object.values(cohort.projects).reduce((sum, one) => sum + one, 0),
                    "project",
                  )}
                  , {count(cohort.applications, "submitted application")}
                </p>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Page>
  );
}
