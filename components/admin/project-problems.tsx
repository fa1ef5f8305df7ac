import Link from "next/link";
import { paths } from "#lib/paths.ts";
import { kindNames, limitsText } from "#lib/problems/kinds.ts";
import { effectiveRange } from "#lib/problems/rules.ts";
import { changeProjectGroup, changeProjectProblem } from "#lib/projects/actions.ts";
import { pickText } from "#lib/projects/groups.ts";
import type { GroupForAdmin as Group, UseForAdmin as Use } from "#lib/projects/view.ts";
import { GroupForm } from "./group-form.tsx";
import { Acts, ItemActs } from "./item-acts.tsx";
import { count } from "./states.tsx";
import { UseForm } from "./use-form.tsx";

/** `first` and `last` among the things that it can be moved past. */
type Common = { project: string; uses: readonly Use[]; groups: readonly Group[]; first: boolean; last: boolean };

const none = { kind: "essay", minWords: null, recommendedWords: null, maxWords: null } as const;

/** A problem that the project uses: what it is, its buttons, and its form. */
export function UseBlock({ project, uses, groups, first, last, use }: Common & { use: Use }) {
  const problem = use.problem.current;
  const number = uses.indexOf(use) + 1;
  const title = `Problem ${number}: ${use.title}`;
  return (
    <div className="space-y-5">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          {use.groupId === null ? <h2 id={`problem-${number}`}>{title}</h2> : <h3 id={`problem-${number}`}>{title}</h3>}
          <p className="mt-1 text-quiet">
            {problem ? kindNames[problem.kind] : "No wording"};{" "}
            {limitsText(problem?.kind ?? "essay", effectiveRange(use, problem ?? none))};{" "}
            {count(problem?.prompts.length ?? 0, "prompt")}.{" "}
            <Link href={paths.admin.problem(use.problem.id)} prefetch={false}>
              Open it in the bank<span className="sr-only">: {use.title}</span>
            </Link>
          </p>
        </div>
        <ItemActs
          id={`item-${use.id}`}
          action={changeProjectProblem}
          project={project}
          item={use.id}
          name={use.title}
          first={first}
          last={last}
        />
      </div>
      <UseForm
        id={use.id}
        project={project}
        problem={problem ?? none}
        groups={groups.map(({ id, name }) => ({ id, name }))}
        values={{
          name: use.title,
          required: use.groupId ?? (use.required ? "required" : "optional"),
          guidance: use.guidance,
          minWords: String(use.minWords ?? ""),
          recommendedWords: String(use.recommendedWords ?? ""),
          maxWords: String(use.maxWords ?? ""),
          seen: use.seen,
        }}
      />
    </div>
  );
}

/** A group with its form and buttons, and its members, which are moved within it. */
export function GroupBlock({
  project,
  uses,
  groups,
  first,
  last,
  group,
  members,
}: Common & { group: Group; members: readonly Use[] }) {
  const name = group.title === "" ? group.name : `Group ${group.name}`;
  const own = new Set(group.members);
  return (
    <section aria-labelledby={`group-${group.id}-name`} className="space-y-6 border-l-4 border-edge pl-4 sm:pl-6">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h2 id={`group-${group.id}-name`}>{name}</h2>
          <p className="mt-1 text-quiet">
            {members.length === 0 ? "No problem is in it yet." : `${pickText(group.pick, members.length)}.`} Dissolving
            it leaves its problems in the list, as optional ones.
          </p>
        </div>
        <Acts
          id={`acts-${group.id}`}
          action={changeProjectGroup}
          values={{ project, group: group.id }}
          acts={[
            ...(first ? [] : [{ value: "up", label: "Move up" }]),
            ...(last ? [] : [{ value: "down", label: "Move down" }]),
            { value: "dissolve", label: "Dissolve", kind: "danger" as const },
          ]}
          of={name}
          small
        />
      </div>
      <GroupForm
        project={project}
        id={group.id}
        name={name}
        values={{ pick: String(group.pick), title: group.title, members: group.members, seen: group.seen }}
        problems={uses.filter((use) => use.groupId === null || own.has(use.id))}
      />
      <ol className="space-y-8">
        {members.map((use, at) => (
          <li key={use.id} className="border-t border-line pt-6">
            <UseBlock
              project={project}
              uses={uses}
              groups={groups}
              first={at === 0}
              last={at === members.length - 1}
              use={use}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}
