import Link from "next/link";
import { WriteForm } from "#components/applications/forms.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { utc } from "#lib/clock.ts";
import type { ListedProblem, ListedText, ListedUse } from "#lib/essays/list.ts";
import { paths } from "#lib/paths.ts";
import { amountText, kindNames, limitsText } from "#lib/problems/kinds.ts";
import { textLabel } from "./text-name.ts";

/** Every problem once: one's texts to it, whom they fit, and who asks. */
export function EssayList({ problems }: { problems: ListedProblem[] }) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {problems.map((problem) => (
        <li key={problem.problemId} className="space-y-4 py-6">
          <Problem problem={problem} />
        </li>
      ))}
    </ul>
  );
}

function Problem({ problem }: { problem: ListedProblem }) {
  const { texts, uses, kind } = problem;
  const changed = texts.find(({ wordingChanged }) => wordingChanged);
  const [first] = uses;
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h3>{problem.title}</h3>
        {kind !== "essay" && <Badge>{kindNames[kind]}</Badge>}
      </div>
      {changed && (
        <p className="font-semibold text-warn">
          This problem was worded anew since you wrote.{" "}
          <Link href={paths.wording(changed.id)} prefetch={false}>
            See what changed<span className="sr-only"> in {problem.title}</span>
          </Link>
        </p>
      )}
      {texts.length > 0 ? (
        <ul className="space-y-4">
          {texts.map((text) => (
            <li key={text.id}>
              <Text problem={problem} text={text} alone={texts.length === 1} />
            </li>
          ))}
        </ul>
      ) : (
        first && (
          <WriteForm
            id={first.applicationId}
            problem={problem.problemId}
            title={problem.title}
            anchor={`write-first-${problem.problemId}`}
          />
        )
      )}
      {uses.length > 0 && (
        <div>
          <h4 className="mb-1 font-semibold">Asked by</h4>
          <ul className="list-disc space-y-1 pl-5 marker:text-quiet">
            {uses.map((use) => (
              <li key={use.applicationId}>
                <Use problem={problem} use={use} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

function Text({ problem, text, alone }: { problem: ListedProblem; text: ListedText; alone: boolean }) {
  const shared = problem.texts.find(({ variant }) => variant === "");
  const name = alone ? problem.title : `${textLabel(text.variant)} of ${problem.title}`;
  const unsent = problem.asked && text.words > 0 && text.fit === "";
  return (
    <div className="space-y-1">
      <p>
        {!alone && <span className="font-semibold">{textLabel(text.variant)}: </span>}
        <span className="figures">
          {text.words > 0 ? amountText(problem.kind, text.words) : "Nothing written yet"}.
        </span>{" "}
        {text.fit && <span className={text.fitsAll ? "text-good" : "text-warn"}>{text.fit}</span>}
        {unsent && "No application sends it."}
      </p>
      {text.finding && <p className="text-warn">It can’t be sent as it is: {text.finding}.</p>}
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <Link href={paths.essay(text.id)} prefetch={false} className="button button-quiet button-small">
          {text.words > 0 ? "Edit" : "Write"}
          <span className="sr-only"> {name}</span>
        </Link>
        {text.variant !== "" && shared && (
          <Link href={paths.compareTexts(text.id, shared.id)} prefetch={false}>
            Compare with the shared text<span className="sr-only"> ({textLabel(text.variant)})</span>
          </Link>
        )}
        {!text.untouched && (
          <span className="text-[0.9375rem] text-quiet">
            Last saved <time dateTime={text.savedAt.toISOString()}>{utc(text.savedAt)}</time>
          </span>
        )}
      </p>
    </div>
  );
}

function Use({ problem, use }: { problem: ListedProblem; use: ListedUse }) {
  const several = problem.texts.length > 1;
  return (
    <span className={use.counts ? "" : "text-quiet"}>
      <Link href={paths.application(use.applicationId)} prefetch={false}>
        {use.project}
      </Link>
      {use.mentors && ` (${use.mentors})`}: {limitsText(problem.kind, use.range)}
      {asks(use)}
      {use.counts
        ? use.sends === null
          ? "; left out of this application"
          : several && `; sends ${use.sends.variant === "" ? "the shared text" : `“${use.sends.variant}”`}`
        : `; ${standing(use)}`}
      .
    </span>
  );
}

function asks({ required, group }: ListedUse): string {
  if (group) return `; one of a group, of which ${group.pick} ${group.pick === 1 ? "is" : "are"} answered`;
  return required ? "" : ", optional";
}

/** Why an application does not count any more. */
function standing({ state, applying }: ListedUse): string {
  if (state === "withdrawn") return "withdrawn, so it asks for nothing";
  const over =
    !applying.open && applying.why === "closed" ? "the deadline has passed" : "it takes no more applications";
  return state === "submitted" ? `${over}; what you submitted stands` : over;
}
