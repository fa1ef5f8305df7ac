import Link from "next/link";
import { Prose } from "#components/ui/prose.tsx";
import { changeText } from "#lib/applications/changes.ts";
import { answerState, answerText, mayBeLeftOut } from "#lib/applications/rules.ts";
import type { ApplicationView } from "#lib/applications/view.ts";
import { utc } from "#lib/clock.ts";
import { textName } from "#lib/essays/variant-rules.ts";
import { renderMarkdown } from "#lib/markdown.ts";
import { paths } from "#lib/paths.ts";
import { amountText } from "#lib/problems/kinds.ts";
import { fitOf } from "#lib/words.ts";
import { AnswerBadge } from "./answer-badge.tsx";
import { ChooseTextForm, LeaveOutForm, WriteForm } from "./forms.tsx";
import { asked, Prompts } from "./prompts.tsx";

type Answer = ApplicationView["answers"][number];

/** One problem, and where the answer to it stands. `open`: whether anything can still come of it. */
export function Task({
  application,
  answer,
  number,
  level,
  open,
}: {
  application: ApplicationView;
  answer: Answer;
  number: number;
  level: 3 | 4;
  open: boolean;
}) {
  const { essay } = answer;
  // Where a refused submission leads to (see SubmitForm): the id is its field's.
  const anchor = `submit-problems-${number}`;
  const state = answerState(answer).kind;
  const Heading = level === 3 ? "h3" : "h4";
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <Heading className={level === 4 ? "font-serif text-lg font-semibold" : ""}>
          Problem {number}: {answer.title}
        </Heading>
        <AnswerBadge answer={answer} />
      </div>
      <p className="text-quiet">{asked(answer)}</p>
      {answer.useGuidance && <Prose html={renderMarkdown(answer.useGuidance, `use-${number}-`)} />}
      <Prompts prompts={answer.prompts} chosen={essay?.promptId ?? undefined} />
      <News application={application} answer={answer} />
      {essay ? (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Link
            id={anchor}
            href={paths.essay(essay.id, application.id)}
            prefetch={false}
            className="button button-quiet button-small"
          >
            {state === "empty" ? "Write" : "Edit"}
            <span className="sr-only"> {answer.title}</span>
          </Link>
          <span className="figures">{answerText(answer)}</span>
          {(answer.variants.length > 0 || essay.variant !== "") && (
            <span className="text-quiet">
              {state === "left-out" ? "It would send" : "Sends"} {textName(essay.variant)}
            </span>
          )}
          {open && (
            <LeaveOutForm
              application={application.id}
              problem={answer.problemId}
              out={answer.leftOut}
              title={answer.title}
              possible={mayBeLeftOut(answer) && (answer.leftOut || essay.words > 0)}
            />
          )}
        </div>
      ) : (
        <WriteForm id={application.id} problem={answer.problemId} title={answer.title} anchor={anchor} />
      )}
      {open && essay && (
        <ChooseTextForm
          application={application.id}
          problem={answer.problemId}
          chosen={essay.id}
          texts={textsOf(answer)}
          title={answer.title}
        />
      )}
    </div>
  );
}

/** What its author has to know: the problem was worded anew; what was sent is another by now. */
function News({ application, answer }: { application: ApplicationView; answer: Answer }) {
  const { essay } = answer;
  const change = application.changes.get(answer.problemId);
  const at = application.submission?.receivedAt;
  return (
    <>
      {essay && essay.words > 0 && essay.seenVersion !== answer.versionNumber && (
        <p className="font-semibold text-warn">
          This problem was worded anew since you wrote.{" "}
          <Link href={paths.wording(essay.id)} prefetch={false}>
            See what changed in the problem<span className="sr-only"> {answer.title}</span>
          </Link>
        </p>
      )}
      {change && at && (
        <p className="font-semibold text-warn">
          {changeText(change, `to “${application.project.title}” on ${utc(at)}`)}{" "}
          {essay && change.kind === "changed" && (
            <Link href={paths.compareSent(essay.id, application.id)} prefetch={false}>
              See the difference<span className="sr-only"> of {answer.title}</span>
            </Link>
          )}
        </p>
      )}
    </>
  );
}

/** One's texts to the problem, the shared one first, each with how it would fit here. */
function textsOf({ essay, variants, kind, range }: Answer): { id: string; label: string; hint: string }[] {
  const all = [...(essay ? [{ id: essay.id, variant: essay.variant, words: essay.words }] : []), ...variants];
  return all
    .sort((a, b) => Number(a.variant !== "") - Number(b.variant !== "") || a.variant.localeCompare(b.variant, "en"))
    .map(({ id, variant, words }) => {
      const fit = fitOf(words, range);
      const stands =
        fit.kind === "fits" ? "fits" : `${amountText(kind, fit.by)} ${fit.kind === "long" ? "over" : "short"}`;
      return {
        id,
        label: variant === "" ? "The shared text" : `“${variant}”`,
        hint: `${amountText(kind, words)}, ${stands}`,
      };
    });
}
