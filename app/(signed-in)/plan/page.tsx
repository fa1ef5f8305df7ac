import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { NoticeOf } from "#components/layout/notice.tsx";
import { Empty, Page } from "#components/layout/page.tsx";
import { AddToPlan } from "#components/plans/add-to-plan.tsx";
import { PlanProblems } from "#components/plans/plan-problems.tsx";
import { PlanProjects } from "#components/plans/plan-projects.tsx";
import { PlanTotals } from "#components/plans/plan-totals.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { paths } from "#lib/paths.ts";
import { myPlan, projectToMark } from "#lib/plans/queries.ts";

export const metadata: Metadata = { title: "Plan of the work" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** `?add=` a project's address part: asks whether to put it on the plan. */
export default async function Plan({ searchParams }: Props) {
  const { add, done } = await searchParams;
  const project = typeof add === "string" ? add : undefined;
  const actor = await requireActor(paths.plan(project));
  const adding = project === undefined ? null : ((await projectToMark(actor, project)) ?? notFound());
  const plan = await myPlan(actor, new Date());
  const grouped = plan.problems.some(({ asks }) => asks.some(({ group }) => group !== null));
  return (
    <Page
      title="Plan of the work"
      crumbs={[{ href: paths.essays, label: "Essays" }]}
      lead="What the projects that you think of would have you write, and what they share. Nobody but you sees it."
    >
      <div className="space-y-10">
        <NoticeOf done={done} />
        {adding && <AddToPlan project={adding} />}
        {plan.projects.length === 0 ? (
          <Empty>
            Nothing is planned yet. <Link href={paths.home}>Look at the projects</Link>, and choose “Add to my plan”
            where one may fit you.
          </Empty>
        ) : (
          <>
            <PlanTotals plan={plan} />
            <section aria-labelledby="projects" className="space-y-4">
              <h2 id="projects">Projects</h2>
              <PlanProjects projects={plan.projects} />
            </section>
            {plan.problems.length > 0 && (
              <section aria-labelledby="problems" className="space-y-4">
                <h2 id="problems">What they ask</h2>
                {grouped && (
                  <p className="max-w-2xl">
                    Where a project lets you choose among its problems, this counts those that add least to what you
                    write anyway. It is a suggestion: you may choose others.
                  </p>
                )}
                <PlanProblems problems={plan.problems} />
              </section>
            )}
          </>
        )}
      </div>
    </Page>
  );
}
