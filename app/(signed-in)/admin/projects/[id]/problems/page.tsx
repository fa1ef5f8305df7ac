import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { GroupForm } from "#components/admin/group-form.tsx";
import { partCrumbs } from "#components/admin/part-crumbs.ts";
import { AddProblemForm } from "#components/admin/project-people-forms.tsx";
import { GroupBlock, UseBlock } from "#components/admin/project-problems.tsx";
import { count } from "#components/admin/states.tsx";
import { NoticeOf } from "#components/layout/notice.tsx";
import { Empty, Page } from "#components/layout/page.tsx";
import { requireAdmin } from "#lib/auth/session.ts";
import { paths } from "#lib/paths.ts";
import { blocksOf } from "#lib/projects/groups.ts";
import { projectProblems } from "#lib/projects/queries.ts";

export const metadata: Metadata = { title: "Problems of a project · Admin" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string | string[] }> };

export default async function ProblemsPage({ params, searchParams }: Props) {
  const { id } = await params;
  const actor = await requireAdmin(paths.admin.projectPart(id, "problems"));
  const { done } = await searchParams;
  const project = (await projectProblems(actor, id)) ?? notFound();
  const blocks = blocksOf(project.problems);
  const free = project.problems.filter((use) => use.groupId === null);
  const all = { project: id, uses: project.problems, groups: project.groups };
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
          {blocks.map((block, at) => {
            const edges = { first: at === 0, last: at === blocks.length - 1 };
            const group = project.groups.find((one) => one.id === block.groupId);
            const [use] = block.members;
            return (
              <li key={group?.id ?? use?.id} className="border-t border-line pt-6">
                {group ? (
                  <GroupBlock {...all} {...edges} group={group} members={block.members} />
                ) : (
                  use && <UseBlock {...all} {...edges} use={use} />
                )}
              </li>
            );
          })}
          {project.groups
            .filter((group) => group.members.length === 0)
            .map((group) => (
              <li key={group.id} className="border-t border-line pt-6">
                <GroupBlock {...all} first last group={group} members={[]} />
              </li>
            ))}
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
        {free.length > 1 && (
          <section aria-labelledby="make-group" className="space-y-4 border-t border-line pt-6">
            <h2 id="make-group">Let applicants choose</h2>
            <p className="max-w-2xl text-quiet">
              Of the problems in a group applicants answer as many as you say: “answer 2 of these 3”. They choose which.
            </p>
            <GroupForm project={id} values={{}} problems={free} />
          </section>
        )}
      </div>
    </Page>
  );
}
