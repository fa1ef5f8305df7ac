import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { ItemActs } from "#components/admin/item-acts.tsx";
import { partCrumbs } from "#components/admin/part-crumbs.ts";
import { AddProblemForm } from "#components/admin/project-people-forms.tsx";
import { count } from "#components/admin/states.tsx";
import { UseForm } from "#components/admin/use-form.tsx";
import { NoticeOf } from "#components/layout/notice.tsx";
import { Empty, Page } from "#components/layout/page.tsx";
import { requireAdmin } from "#lib/auth/session.ts";
import { paths } from "#lib/paths.ts";
import { effectiveRange } from "#lib/problems/rules.ts";
import { changeProjectProblem } from "#lib/projects/actions.ts";
import { projectProblems } from "#lib/projects/queries.ts";
import { rangeText } from "#lib/words.ts";

export const metadata: Metadata = { title: "Problems of a project · Admin" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string | string[] }> };

const none = { minWords: null, recommendedWords: null, maxWords: null };

export default async function ProblemsPage({ params, searchParams }: Props) {
  const { id } = await params;
  const actor = await requireAdmin(paths.admin.projectPart(id, "problems"));
  const { done } = await searchParams;
  const project = (await projectProblems(actor, id)) ?? notFound();
  return (
    <Page
      title={`Problems of “${project.title}”`}
      crumbs={partCrumbs(project)}
      lead="What applicants answer, in this order. The problems themselves live in the bank, where other projects can use them too."
    >
      <div className="space-y-10">
        <NoticeOf done={done} />
        {project.problems.length === 0 && (
          <Empty>This project asks nothing yet. Use a problem from the bank, or write a new one first.</Empty>
        )}
        <ol className="space-y-10">
          {project.problems.map((use, at) => {
            const problem = use.problem.current;
            const title = problem?.title ?? "(no wording)";
            return (
              <li key={use.id} className="space-y-5 border-t border-line pt-6">
                <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
                  <div className="min-w-0">
                    <h2 id={`problem-${at + 1}`}>
                      Problem {at + 1}: {title}
                    </h2>
                    <p className="mt-1 text-quiet">
                      {rangeText(effectiveRange(use, problem ?? none))}; {count(problem?.prompts.length ?? 0, "prompt")}
                      .{" "}
                      <Link href={paths.admin.problem(use.problem.id)} prefetch={false}>
                        Open it in the bank<span className="sr-only">: {title}</span>
                      </Link>
                    </p>
                  </div>
                  <ItemActs
                    id={`item-${use.id}`}
                    action={changeProjectProblem}
                    project={id}
                    item={use.id}
                    name={title}
                    first={at === 0}
                    last={at === project.problems.length - 1}
                  />
                </div>
                <UseForm
                  id={use.id}
                  project={id}
                  problem={problem ?? none}
                  values={{
                    name: title,
                    required: use.required ? "required" : "optional",
                    guidance: use.guidance,
                    minWords: String(use.minWords ?? ""),
                    recommendedWords: String(use.recommendedWords ?? ""),
                    maxWords: String(use.maxWords ?? ""),
                    seen: use.seen,
                  }}
                />
              </li>
            );
          })}
        </ol>
        <section aria-labelledby="add" className="space-y-4 border-t border-line pt-6">
          <h2 id="add">Use another problem</h2>
          {project.others.length > 0 && (
            <AddProblemForm
              project={id}
              choices={project.others.map((problem) => ({
                value: problem.id,
                label:
                  problem.uses > 0 ? `${problem.title} (used by ${count(problem.uses, "project")})` : problem.title,
              }))}
            />
          )}
          <p>
            <Link href={paths.admin.newProblem}>Write a new problem for the bank</Link>
          </p>
        </section>
      </div>
    </Page>
  );
}
