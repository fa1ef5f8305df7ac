import { Prose } from "#components/ui/prose.tsx";
import type { CurrentAnswer } from "#lib/applications/answers.ts";
import { blocksOf, groupTitle } from "#lib/applications/blocks.ts";
import { answerText } from "#lib/applications/rules.ts";
import { renderMarkdown } from "#lib/markdown.ts";
import { listed } from "#lib/text.ts";
import { asked, Prompts } from "./prompts.tsx";

/** Every rule of a project’s problems, for somebody who has not begun. */
export function WhatIsAsked({ answers }: { answers: CurrentAnswer[] }) {
  const item = (answer: CurrentAnswer, level: 3 | 4) => (
    <Asked answer={answer} number={answers.indexOf(answer) + 1} level={level} />
  );
  return (
    <section aria-labelledby="asked">
      <h2 id="asked" className="mb-2">
        What you will be asked
      </h2>
      <div className="mb-5 max-w-2xl space-y-2">
        <p>{inShort(answers)}</p>
        <p>
          An essay that you have written for another project serves here too, if it asks the same problem. While you
          write, a text may be of any length; the limits count when you submit.
        </p>
      </div>
      <ol className="space-y-8">
        {blocksOf(answers).map(({ group, members }) =>
          group ? (
            <li key={group.id} className="border-t border-line pt-5">
              <section aria-labelledby={`asked-${group.id}`} className="space-y-4 border-l-4 border-line pl-4 sm:pl-6">
                <h3 id={`asked-${group.id}`}>{groupTitle(group, members.length)}</h3>
                <p className="max-w-2xl">
                  Exactly {group.pick} of these {members.length} {group.pick === 1 ? "is" : "are"} sent: choose freely.
                  If you have written more, you leave the others out of this application.
                </p>
                <ol className="space-y-8">
                  {members.map((answer) => (
                    <li key={answer.problemId}>{item(answer, 4)}</li>
                  ))}
                </ol>
              </section>
            </li>
          ) : (
            members.map((answer) => (
              <li key={answer.problemId} className="border-t border-line pt-5">
                {item(answer, 3)}
              </li>
            ))
          ),
        )}
      </ol>
    </section>
  );
}

/** "You answer 2 problems, 2 of a group of 3, and 1 more if you like." */
function inShort(answers: CurrentAnswer[]): string {
  const blocks = blocksOf(answers);
  const single = blocks.filter(({ group }) => !group).flatMap(({ members }) => members);
  const required = single.filter((answer) => answer.required).length;
  const optional = single.length - required;
  const parts = [
    ...(required > 0 ? [`${required} ${required === 1 ? "problem" : "problems"}`] : []),
    ...blocks.flatMap(({ group, members }) => (group ? [`${group.pick} of a group of ${members.length}`] : [])),
    ...(optional > 0 ? [`${optional} more if you like`] : []),
  ];
  return parts.length === 0 ? "This project asks nothing yet." : `You answer ${listed(parts)}.`;
}

function Asked({ answer, number, level }: { answer: CurrentAnswer; number: number; level: 3 | 4 }) {
  const Heading = level === 3 ? "h3" : "h4";
  return (
    <div className="space-y-3">
      <Heading className={level === 4 ? "font-serif text-lg font-semibold" : ""}>
        Problem {number}: {answer.title}
      </Heading>
      <p className="text-quiet">{asked(answer)}</p>
      {answer.useGuidance && <Prose html={renderMarkdown(answer.useGuidance, `use-${number}-`)} />}
      <Prompts prompts={answer.prompts} />
      {answer.essay && answer.essay.words > 0 && (
        <p>
          <strong>You have an essay to this problem already:</strong> {answerText(answer)}.
        </p>
      )}
    </div>
  );
}
