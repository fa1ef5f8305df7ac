import { applying } from "#lib/projects/rules.ts";
import { type Fit, fitOf, type WordRange, wordsText } from "#lib/words.ts";
import type { ApplicationState, CohortState, ProjectState } from "#prisma/generated/enums.ts";

type Cohort = { state: CohortState; opensAt: Date; closesAt: Date };

/**
 * The life of an application. Submitting again replaces what reviewers read; after the
 * cohort closes nothing changes any more. A withdrawn application can be taken up again
 * while the cohort is open; it is then a draft.
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
    unavailable: "This project is not open for applications any more. Your texts are kept.",
  }[open.why];
}

/** One problem as an application answers it. */
export type Answer = {
  title: string;
  required: boolean;
  range: WordRange;
  /** The prompts of the problem's current version. */
  prompts: { id: string }[];
  essay: { words: number; promptId: string | null } | null;
};

export type AnswerState = { kind: "empty" } | { kind: "prompt" } | Exclude<Fit, { kind: "fits" }> | { kind: "ready" };

/** What an answer still lacks. With one prompt there is nothing to pick. */
export function answerState(answer: Answer): AnswerState {
  const { essay, prompts, range } = answer;
  if (!essay || essay.words === 0) return { kind: "empty" };
  const fits = fitOf(essay.words, range);
  if (prompts.length > 1 && !prompts.some((prompt) => prompt.id === essay.promptId)) return { kind: "prompt" };
  return fits.kind === "fits" ? { kind: "ready" } : fits;
}

/** Whether this answer stops the application from being submitted. An optional problem may be left empty. */
export function blocks(answer: Answer): boolean {
  const state = answerState(answer).kind;
  return state !== "ready" && !(state === "empty" && !answer.required);
}

/** What is missing, for people: "“Inner alignment” is 12 words over its maximum of 1,200." */
export function missingText(answer: Answer): string | undefined {
  if (!blocks(answer)) return undefined;
  const state = answerState(answer);
  const name = `“${answer.title}”`;
  switch (state.kind) {
    case "empty":
      return `${name} has no answer yet.`;
    case "prompt":
      return `${name}: choose which prompt you answer.`;
    case "short":
      return `${name} is ${wordsText(state.by)} short of its minimum of ${answer.range.min?.toLocaleString("en-GB")}.`;
    case "long":
      return `${name} is ${wordsText(state.by)} over its maximum of ${answer.range.max?.toLocaleString("en-GB")}.`;
    case "ready":
      return undefined;
  }
}

/** Where an answer stands, in a few words: "842 words, fits", "Not written yet". */
export function answerText(answer: Answer): string {
  const state = answerState(answer);
  const count = wordsText(answer.essay?.words ?? 0);
  switch (state.kind) {
    case "empty":
      return answer.required ? "Not written yet" : "Not written; it is optional";
    case "prompt":
      return `${count}, no prompt chosen yet`;
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
