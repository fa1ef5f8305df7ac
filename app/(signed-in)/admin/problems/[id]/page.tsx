import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { ProblemForm } from "#components/admin/problem-form.tsx";
import { count, ProjectStateBadge } from "#components/admin/states.tsx";
import { NoticeOf } from "#components/layout/notice.tsx";
import { Page } from "#components/layout/page.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { requireAdmin } from "#lib/auth/session.ts";
import { paths } from "#lib/paths.ts";
import { problemForAdmin } from "#lib/problems/queries.ts";
import { effectiveRange } from "#lib/problems/rules.ts";
import { rangeText } from "#lib/words.ts";

export const metadata: Metadata = { title: "Problem · Admin" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string | string[] }> };

export default async function ProblemPage({ params, searchParams }: Props) {
  const { id } = await params;
  const actor = await requireAdmin(paths.admin.problem(id));
  const { done } = await searchParams;
  const problem = (await problemForAdmin(actor, id)) ?? notFound();
  return (
    <Page
      title={problem.title || "A problem without wording"}
      crumbs={[
        { href: paths.admin.home, label: "Admin" },
        { href: paths.admin.problems, label: "Problem bank" },
      ]}
      lead={problem.version > 1 ? `Version ${problem.version}` : undefined}
    >
      <div className="space-y-10">
        <NoticeOf done={done} />
        {problem.answers > 0 && (
          <Callout>
            {count(problem.answers, "person answers", "people answer")} this problem. A change makes a new version: what
            was submitted keeps its wording, and drafts go on with the new one.
          </Callout>
        )}
        <ProblemForm
          id={id}
          values={{
            title: problem.title,
            guidance: problem.guidance,
            prompts: problem.prompts,
            minWords: String(problem.minWords ?? ""),
            recommendedWords: String(problem.recommendedWords ?? ""),
            maxWords: String(problem.maxWords ?? ""),
            seen: problem.seen,
          }}
        />
        <section aria-labelledby="uses">
          <h2 id="uses" className="mb-4">
            Projects that use it
          </h2>
          {problem.uses.length === 0 ? (
            <p className="text-quiet">None yet. A project takes it up on its page of problems.</p>
          ) : (
            <ul className="divide-y divide-line border-y border-line">
              {problem.uses.map((use) => (
                <li key={use.projectId} className="py-3">
                  <Link href={paths.admin.projectPart(use.projectId, "problems")} prefetch={false}>
                    {use.title}
                  </Link>{" "}
                  <ProjectStateBadge state={use.state} />
                  <p className="text-quiet">There: {rangeText(effectiveRange(use, problem))}</p>
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
    </Page>
  );
}
