import { Badge } from "#components/ui/badge.tsx";
import { blocksOf, groupTitle } from "#lib/applications/blocks.ts";
import { type Answer, blocks, groupFinding, isGiven } from "#lib/applications/rules.ts";
import type { ApplicationView } from "#lib/applications/view.ts";
import { Task } from "./task.tsx";

/** Every problem of the project in order, those of a group together, and where the answer to each stands. */
export function TaskList({ application, open }: { application: ApplicationView; open: boolean }) {
  const { answers } = application;
  const task = (answer: ApplicationView["answers"][number], level: 3 | 4) => (
    <Task application={application} answer={answer} number={answers.indexOf(answer) + 1} level={level} open={open} />
  );
  return (
    <ol className="space-y-8">
      {blocksOf(answers).map((block) =>
        block.group ? (
          <li key={block.group.id} className="border-t border-line pt-5">
            <section
              aria-labelledby={`group-${block.group.id}`}
              className="space-y-4 border-l-4 border-line pl-4 sm:pl-6"
            >
              <GroupHead group={block.group} members={block.members} />
              <ol className="space-y-8">
                {block.members.map((answer) => (
                  <li key={answer.problemId}>{task(answer, 4)}</li>
                ))}
              </ol>
            </section>
          </li>
        ) : (
          block.members.map((answer) => (
            <li key={answer.problemId} className="border-t border-line pt-5">
              {task(answer, 3)}
            </li>
          ))
        ),
      )}
    </ol>
  );
}

function GroupHead({ group, members }: { group: NonNullable<Answer["group"]>; members: readonly Answer[] }) {
  const given = members.filter(isGiven).length;
  const finding = groupFinding(group, members);
  return (
    <div className="space-y-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h3 id={`group-${group.id}`}>{groupTitle(group, members.length)}</h3>
        {finding === undefined && members.every((member) => !blocks(member)) ? (
          <Badge tone="good">Ready</Badge>
        ) : (
          <Badge tone={given > group.pick ? "warn" : "plain"}>
            {given} of {group.pick}
          </Badge>
        )}
      </div>
      <p>{finding ?? `${given} ${given === 1 ? "is" : "are"} answered, as asked.`}</p>
    </div>
  );
}
