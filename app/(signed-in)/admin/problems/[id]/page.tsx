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
import { limitsText } from "#lib/problems/kinds.ts";
import { problemForAdmin } from "#lib/problems/queries.ts";
import { effectiveRange } from "#lib/problems/rules.ts";

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
      actions={
        problem.version > 0 && (
          <Link href={paths.admin.problemVersions(id)} prefetch={false} className="button button-quiet">
            Versions
          </Link>
        )
      }
    >
      <div className="space-y-10">
        <NoticeOf done={done} />
        {problem.answers > 0 && (
          <Callout>
            {count(problem.answers, "person answers", "people answer")} this problem. A change makes a new version: what
            was submitted keeps its wording, and drafts go on with the new one. Those who wrote for it and can still
            submit are told by e-mail what changed, ten minutes after your last change.
          </Callout>
        )}
        <ProblemForm
          id={id}
          answered={problem.answers > 0}
          values={{
            kind: problem.kind,
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
                  <p className="text-quiet">There: {limitsText(problem.kind, effectiveRange(use, problem))}</p>
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
    </Page>
  );
}
