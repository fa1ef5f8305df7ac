import Link from "next/link";
import { Badge } from "#components/ui/badge.tsx";
import { Prose } from "#components/ui/prose.tsx";
import { answerState, answerText, blocks } from "#lib/applications/rules.ts";
import type { ApplicationView } from "#lib/applications/view.ts";
import { renderMarkdown } from "#lib/markdown.ts";
import { paths } from "#lib/paths.ts";
import { rangeText } from "#lib/words.ts";
import { WriteForm } from "./forms.tsx";
import { Prompts } from "./prompts.tsx";

type Answer = ApplicationView["answers"][number];

/** Every problem of the project in order, and where the essay to each stands. */
export function TaskList({ application }: { application: ApplicationView }) {
  return (
    <ol className="space-y-8">
      {application.answers.map((answer, at) => (
        <li key={answer.problemId} className="border-t border-line pt-5">
          <Task application={application} answer={answer} number={at + 1} />
        </li>
      ))}
    </ol>
  );
}

function Task({ application, answer, number }: { application: ApplicationView; answer: Answer; number: number }) {
  const changed = application.changed.has(answer.problemId);
  // Where a refused submission leads to (see SubmitForm): the id is its field's.
  const anchor = `submit-problems-${number}`;
  const empty = answerState(answer).kind === "empty";
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h3>
          Problem {number}: {answer.title}
        </h3>
        <AnswerBadge answer={answer} />
      </div>
      <p className="text-quiet">
        {answer.required ? "Required" : "Optional"}: {rangeText(answer.range)}.
      </p>
      {answer.useGuidance && <Prose html={renderMarkdown(answer.useGuidance, `use-${number}-`)} />}
      <Prompts prompts={answer.prompts} chosen={answer.essay?.promptId ?? undefined} />
      {changed && (
        <p className="font-semibold text-warn">Changed since you submitted; submit again to send the new text.</p>
      )}
      {answer.essay ? (
        <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Link
            id={anchor}
            href={paths.essay(answer.essay.id, application.id)}
            prefetch={false}
            className="button button-quiet button-small"
          >
            {empty ? "Write" : "Edit"}
            <span className="sr-only"> {answer.title}</span>
          </Link>
          <span className="figures">{answerText(answer)}</span>
        </p>
      ) : (
        <WriteForm id={application.id} problem={answer.problemId} title={answer.title} anchor={anchor} />
      )}
    </div>
  );
}

function AnswerBadge({ answer }: { answer: Answer }) {
  const { kind } = answerState(answer);
  if (kind === "ready") return <Badge tone="good">Ready</Badge>;
  if (kind === "empty") return answer.required ? <Badge>To do</Badge> : <Badge>Optional</Badge>;
  return <Badge tone={blocks(answer) ? "warn" : "plain"}>Not ready</Badge>;
}
