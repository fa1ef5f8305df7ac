import Link from "next/link";
import { count, ProjectStateBadge } from "#components/admin/states.tsx";
import { NoticeOf } from "#components/layout/notice.tsx";
import { Empty, Page } from "#components/layout/page.tsx";
import { requireAdmin } from "#lib/auth/session.ts";
import { paths } from "#lib/paths.ts";
import { kindNames, limitsText } from "#lib/problems/kinds.ts";
import { problemBank } from "#lib/problems/queries.ts";
import { rangeOf } from "#lib/problems/rules.ts";

export const metadata = { title: "Problems · Admin" };

export default async function Problems({ searchParams }: { searchParams: Promise<{ done?: string | string[] }> }) {
  const actor = await requireAdmin(paths.admin.problems);
  const { done } = await searchParams;
  const problems = await problemBank(actor);
  return (
    <Page
      title="Problem bank"
      wide
      crumbs={[{ href: paths.admin.home, label: "Admin" }]}
      lead="A problem is written once, and used by as many projects as want it."
      actions={
        <Link href={paths.admin.newProblem} className="button">
          New problem
        </Link>
      }
    >
      <NoticeOf done={done} />
      {problems.length === 0 ? (
        <Empty>The bank is empty. Write the first problem.</Empty>
      ) : (
        <ul className="divide-y divide-line border-y border-line">
          {problems.map((problem) => (
            <li key={problem.id} className="space-y-1 py-4">
              <h2 className="text-xl">
                <Link href={paths.admin.problem(problem.id)} prefetch={false}>
                  {problem.title}
                </Link>
              </h2>
              <p>
                {kindNames[problem.kind]}; {count(problem.prompts, "prompt")};{" "}
                {limitsText(problem.kind, rangeOf(problem))};{" "}
                {problem.answers === 0
                  ? "nobody answers it yet"
                  : `${count(problem.answers, "person answers", "people answer")} it`}
                {problem.version > 1 && `; version ${problem.version}`}
              </p>
              {problem.uses.length === 0 ? (
                <p className="text-quiet">No project uses it.</p>
              ) : (
                <ul aria-label={`Projects that use “${problem.title}”`} className="flex flex-wrap gap-x-5 gap-y-1">
                  {problem.uses.map((use) => (
                    <li key={use.id}>
                      <Link href={paths.admin.project(use.id)} prefetch={false}>
                        {use.title}
                      </Link>{" "}
                      {use.state !== "published" && <ProjectStateBadge state={use.state} />}
                    </li>
                  ))}
                </ul>
              )}
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
