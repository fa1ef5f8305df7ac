import { type Deadline, inTime, lastMoment } from "#lib/cohorts/deadline.ts";
import { amountText } from "#lib/problems/kinds.ts";
import { applying } from "#lib/projects/rules.ts";
import { listed } from "#lib/text.ts";
import { type Fit, fitOf, type WordRange } from "#lib/words.ts";
import type { ApplicationState, CohortState, ProblemKind, ProjectState } from "#prisma/generated/enums.ts";

type Cohort = { state: CohortState; opensAt: Date; closesAt: Date };

/**
 * The life of an application. Submitting again replaces what reviewers read; after the
 * deadline what is sent is kept as late, and counts once an admin admits it. A withdrawn
 * application can be taken up again while the cohort is open; it is then a draft.
 */
export const applicationActs = {
  submit: { from: ["draft", "submitted"], to: "submitted" },
  withdraw: { from: ["draft", "submitted"], to: "withdrawn" },
  resume: { from: ["withdrawn"], to: "draft" },
} as const satisfies Record<string, { from: readonly ApplicationState[]; to: ApplicationState }>;

export type ApplicationAct = keyof typeof applicationActs;

/** Why an act is refused at `now`, in words, or undefined. Withdrawing is possible after the close, too. */
export function applicationActRefusal(
  act: ApplicationAct,
  application: { state: ApplicationState },
  project: { state: ProjectState },
  cohort: Cohort,
  now: Date,
): string | undefined {
  if (!(applicationActs[act].from as readonly ApplicationState[]).includes(application.state)) {
    if (act === "withdraw") return "You withdrew this application already.";
    return application.state === "withdrawn"
      ? "You withdrew this application. Take it up again first."
      : `This application is ${application.state} already.`;
  }
  if (act === "withdraw") return undefined;
  const open = applying(project, cohort, now);
  if (open.open) return undefined;
  return {
    upcoming: "This cohort has not opened yet.",
    closed: "The deadline has passed. What you submitted before it stands; your texts are kept.",
    stopped: "This project takes no more applications. What you submitted stands; your texts are kept.",
    unavailable: "This project is not open for applications any more. Your texts are kept.",
  }[open.why];
}

export type SubmitVerdict = { kind: "in-time" } | { kind: "late" } | { kind: "refused"; message: string };

/**
 * What becomes of a press of Submit that reached the server at `receivedAt`: it counts, it is
 * kept as late, or it is refused in words. The grace counts as in time.
 */
export function submitVerdict(
  application: { state: ApplicationState },
  project: { state: ProjectState },
  cohort: Cohort & Deadline,
  receivedAt: Date,
): SubmitVerdict {
  const onGrace = { ...cohort, closesAt: lastMoment(cohort) };
  const message = applicationActRefusal("submit", application, project, onGrace, receivedAt);
  if (message === undefined) return inTime(cohort, receivedAt) ? { kind: "in-time" } : { kind: "late" };
  const open = applying(project, onGrace, receivedAt);
  const late = application.state !== "withdrawn" && !open.open && open.why === "closed";
  return late ? { kind: "late" } : { kind: "refused", message };
}

/** Some of a project’s problems, of which exactly `pick` are answered. */
export type Group = { id: string; title: string; pick: number };

/** One problem as an application answers it. */
export type Answer = {
  title: string;
  kind: ProblemKind;
  required: boolean;
  group: Group | null;
  /** Not to be sent, though something may be written; only where it is not required by itself. */
  leftOut: boolean;
  range: WordRange;
  /** The prompts of the problem's current version. */
  prompts: { id: string }[];
  /** `words`: the amount that the range counts. `finding`: why its form can't be sent, "must …". */
  essay: { words: number; promptId: string | null; finding?: string | undefined } | null;
};

export type AnswerState =
  | { kind: "left-out" }
  | { kind: "empty" }
  | { kind: "prompt" }
  | { kind: "form"; message: string }
  | Exclude<Fit, { kind: "fits" }>
  | { kind: "ready" };

/** What an answer still lacks. With one prompt there is nothing to pick. */
export function answerState(answer: Answer): AnswerState {
  const { essay, prompts, range } = answer;
  if (answer.leftOut && mayBeLeftOut(answer)) return { kind: "left-out" };
  if (essay?.finding !== undefined) return { kind: "form", message: essay.finding };
  if (!essay || essay.words === 0) return { kind: "empty" };
  const fits = fitOf(essay.words, range);
  if (prompts.length > 1 && !prompts.some((prompt) => prompt.id === essay.promptId)) return { kind: "prompt" };
  return fits.kind === "fits" ? { kind: "ready" } : fits;
}

/** Whether an application may go without this answer: an optional problem, or one of a group. */
export function mayBeLeftOut(answer: Pick<Answer, "required" | "group">): boolean {
  return !answer.required || answer.group !== null;
}

/** Whether the answer would be sent: something is written, and it is not left out. */
export function isGiven(answer: Answer): boolean {
  const { kind } = answerState(answer);
  return kind !== "empty" && kind !== "left-out";
}

/** Whether this answer by itself stops the application; a group's count is `groupFinding`'s. */
export function blocks(answer: Answer): boolean {
  const state = answerState(answer).kind;
  if (state === "ready" || state === "left-out") return false;
  return state !== "empty" || (answer.required && answer.group === null);
}

/** What is missing of one answer, for people: "“Inner alignment” is 12 words over its maximum of 1,200." */
export function missingText(answer: Answer): string | undefined {
  if (!blocks(answer)) return undefined;
  const state = answerState(answer);
  const name = `“${answer.title}”`;
  switch (state.kind) {
    case "empty":
      return `${name} has no answer yet.`;
    case "prompt":
      return `${name}: choose which prompt you answer.`;
    case "form":
      return `${name} ${state.message}`;
    case "short":
      return `${name} is ${amountText(answer.kind, state.by)} short of its minimum of ${answer.range.min?.toLocaleString("en-GB")}.`;
    case "long":
      return `${name} is ${amountText(answer.kind, state.by)} over its maximum of ${answer.range.max?.toLocaleString("en-GB")}.`;
    case "left-out":
    case "ready":
      return undefined;
  }
}

/** What is wrong with the number of answers of a group: "Answer 2 of “A”, “B” and “C”: 1 is answered so far." */
export function groupFinding(group: Group, members: readonly Answer[]): string | undefined {
  const given = members.filter(isGiven).length;
  if (given === group.pick) return undefined;
  const titles = listed(members.map(({ title }) => `“${title}”`));
  if (given < group.pick) {
    const missing = group.pick - given;
    return `Answer ${group.pick} of ${titles}: ${given === 0 ? "none is" : given === 1 ? "1 is" : `${given} are`} answered so far, ${missing} more ${missing === 1 ? "is" : "are"} needed.`;
  }
  return `Answer only ${group.pick} of ${titles}: ${given} would be sent. Leave ${given - group.pick === 1 ? "one" : given - group.pick} out of this application.`;
}

/** The members of each group, in the order of the first of each. */
export function groupsOf<A extends Answer>(answers: readonly A[]): { group: Group; members: A[] }[] {
  const groups = new Map<string, { group: Group; members: A[] }>();
  for (const answer of answers) {
    if (!answer.group) continue;
    const known = groups.get(answer.group.id);
    if (known) known.members.push(answer);
    else groups.set(answer.group.id, { group: answer.group, members: [answer] });
  }
  return [...groups.values()];
}

/**
 * Everything that stops an application from being submitted, with the place (from 0) of the
 * answer that it is to be mended at. A group's finding stands at its first answer to act on.
 */
export function findings(answers: readonly Answer[]): { at: number; message: string }[] {
  const found = answers.flatMap((answer, at) => {
    const message = missingText(answer);
    return message === undefined ? [] : [{ at, message }];
  });
  for (const { group, members } of groupsOf(answers)) {
    const message = groupFinding(group, members);
    if (message === undefined) continue;
    const few = members.filter(isGiven).length < group.pick;
    const place = members.find((member) => isGiven(member) !== few) ?? members[0];
    found.push({ at: place ? answers.indexOf(place) : 0, message });
  }
  return found;
}

/** Where an answer stands, in a few words: "842 words, fits", "Not written yet". */
export function answerText(answer: Answer): string {
  const state = answerState(answer);
  const count = amountText(answer.kind, answer.essay?.words ?? 0);
  switch (state.kind) {
    case "left-out":
      return answer.essay && answer.essay.words > 0 ? `${count}, left out of this application` : "Left out";
    case "empty":
      if (answer.group) return "Not written; one to choose from";
      return answer.required ? "Not written yet" : "Not written; it is optional";
    case "prompt":
      return `${count}, no prompt chosen yet`;
    case "form":
      return `${count}; it ${state.message}`;
    case "short":
      return `${count}, ${state.by.toLocaleString("en-GB")} short of the minimum`;
    case "long":
      return `${count}, ${state.by.toLocaleString("en-GB")} over the maximum`;
    case "ready":
      return `${count}, fits`;
  }
}

/** The prompt that an answer is to: the only one, or the one chosen; undefined while none is. */
export function chosenPrompt<P extends { id: string }>(answer: {
  prompts: readonly P[];
  essay: { promptId: string | null } | null;
}): P | undefined {
  if (answer.prompts.length === 1) return answer.prompts[0];
  return answer.prompts.find((prompt) => prompt.id === answer.essay?.promptId);
}

/** What tells one sent answer from another: the problem, its wording, and the text's SHA-256. */
export type Sent = { problemId: string; problemVersionId: string; prompt: string; sha256: string };

/** Ids of the problems whose answer would be another than the submitted one, were it submitted again now. */
export function changedSince(submitted: readonly Sent[], now: readonly Sent[]): string[] {
  const key = (one: Sent) => JSON.stringify([one.problemVersionId, one.prompt, one.sha256]);
  const before = new Map(submitted.map((one) => [one.problemId, key(one)]));
  const after = new Map(now.map((one) => [one.problemId, key(one)]));
  return [...new Set([...after.keys(), ...before.keys()])].filter(
    (problem) => before.get(problem) !== after.get(problem),
  );
}
