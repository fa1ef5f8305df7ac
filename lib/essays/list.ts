import { namesFor } from "#lib/applications/names.ts";
import { chosenPrompt, mayBeLeftOut } from "#lib/applications/rules.ts";
import { familyNames } from "#lib/mentors/names.ts";
import { formFinding } from "#lib/problems/kinds.ts";
import { effectiveRange } from "#lib/problems/rules.ts";
import { type Applying, applying } from "#lib/projects/rules.ts";
import { fitOf, type WordRange } from "#lib/words.ts";
import type { ApplicationState, CohortState, ProblemKind, ProjectState } from "#prisma/generated/enums.ts";
import { fitSentence } from "./fit.ts";

type Columns = { minWords: number | null; recommendedWords: number | null; maxWords: number | null };

/** A problem with the actor's texts and applications, as the query gives it. Times are as JSON writes them. */
export type ListRow = {
  problemId: string;
  title: string;
  kind: ProblemKind;
  own: Columns;
  prompts: { id: string }[];
  texts: {
    id: string;
    variant: string;
    words: number;
    version: number;
    savedAt: string;
    promptId: string | null;
    wordingChanged: boolean;
    /** Of the short kinds only, whose form is checked here. */
    text: string | null;
  }[];
  uses: {
    applicationId: string;
    state: ApplicationState;
    title: string;
    mentors: string[];
    cohort: string;
    required: boolean;
    group: { id: string; title: string; pick: number } | null;
    leftOut: boolean;
    /** Null where it is the shared text. */
    sends: string | null;
    use: Columns;
    projectState: ProjectState;
    cohortState: CohortState;
    opensAt: string;
    closesAt: string;
  }[];
};

/** An application that asks the problem. */
export type ListedUse = {
  applicationId: string;
  /** In few words ("Perez"), and the whole title. */
  name: string;
  project: string;
  /** "Perez & Hubinger" */
  mentors: string;
  state: ApplicationState;
  range: WordRange;
  required: boolean;
  group: { title: string; pick: number } | null;
  /** The text that it would send, null when it leaves the problem out; `id` is null while nothing is begun. */
  sends: { id: string | null; variant: string } | null;
  applying: Applying;
  closesAt: Date;
  /** Whether it still asks: it is not withdrawn, and not over. */
  counts: boolean;
};

export type ListedText = {
  id: string;
  variant: string;
  words: number;
  savedAt: Date;
  /** Never saved: nothing was written yet. */
  untouched: boolean;
  wordingChanged: boolean;
  /** "Fits Perez; 120 words over for Riggs."; "" when no application that still asks would send it. */
  fit: string;
  fitsAll: boolean;
  /** What else keeps it from being sent: "no prompt is chosen yet". */
  finding: string | undefined;
};

export type ListedProblem = {
  problemId: string;
  title: string;
  kind: ProblemKind;
  /** The shared text first. */
  texts: ListedText[];
  uses: ListedUse[];
  /** Whether some application still asks it. */
  asked: boolean;
};

const never = Number.POSITIVE_INFINITY;

/** The list of one's essays: what is still asked comes first, by the nearest deadline. */
export function essayList(rows: readonly ListRow[], now: Date): ListedProblem[] {
  const problems = rows.map((row) => problemOf(row, now));
  const deadline = ({ uses }: ListedProblem) =>
    Math.min(never, ...uses.filter(({ counts }) => counts).map(({ closesAt }) => closesAt.getTime()));
  return problems.sort(
    (a, b) =>
      Number(b.asked) - Number(a.asked) || order(deadline(a), deadline(b)) || a.title.localeCompare(b.title, "en"),
  );
}

const order = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1);

function standingOf(use: ListRow["uses"][number], now: Date): Applying {
  const cohort = { state: use.cohortState, opensAt: new Date(use.opensAt), closesAt: new Date(use.closesAt) };
  return applying({ state: use.projectState }, cohort, now);
}

/** Not withdrawn, and not over. */
function stillAsks({ state }: { state: ApplicationState }, standing: Applying): boolean {
  return state !== "withdrawn" && (standing.open || standing.why === "upcoming");
}

/** Those that count are told from each other alone: nobody takes them for one that is over. */
function namesIn({ uses }: ListRow, now: Date): Map<string, string> {
  const named = (of: typeof uses) =>
    namesFor(of.map(({ applicationId: id, title, mentors, cohort }) => ({ id, title, mentors, cohort })));
  return new Map([...named(uses), ...named(uses.filter((use) => stillAsks(use, standingOf(use, now))))]);
}

function problemOf(row: ListRow, now: Date): ListedProblem {
  const names = namesIn(row, now);
  const shared = row.texts.find(({ variant }) => variant === "");
  const uses = row.uses.map((use): ListedUse => {
    const chosen = row.texts.find(({ id }) => id === use.sends) ?? shared;
    const standing = standingOf(use, now);
    return {
      applicationId: use.applicationId,
      name: names.get(use.applicationId) ?? use.title,
      project: use.title,
      mentors: familyNames(use.mentors),
      state: use.state,
      range: effectiveRange(use.use, row.own),
      required: use.required,
      group: use.group,
      sends: use.leftOut && mayBeLeftOut(use) ? null : { id: chosen?.id ?? null, variant: chosen?.variant ?? "" },
      applying: standing,
      closesAt: new Date(use.closesAt),
      counts: stillAsks(use, standing),
    };
  });
  const texts = row.texts
    .map((text): ListedText => {
      const demands = uses.filter(({ counts, sends }) => counts && sends?.id === text.id);
      const fit = text.words === 0 ? "" : fitSentence(row.kind, text.words, demands);
      return {
        id: text.id,
        variant: text.variant,
        words: text.words,
        savedAt: new Date(text.savedAt),
        untouched: text.version === 1 && text.words === 0,
        wordingChanged: text.wordingChanged,
        fit,
        fitsAll: fit !== "" && demands.every(({ range }) => fitOf(text.words, range).kind === "fits"),
        finding: findingOf(row, text),
      };
    })
    .sort((a, b) => Number(a.variant !== "") - Number(b.variant !== "") || a.variant.localeCompare(b.variant, "en"));
  return {
    problemId: row.problemId,
    title: row.title,
    kind: row.kind,
    texts,
    uses,
    asked: uses.some(({ counts }) => counts),
  };
}

function findingOf(row: ListRow, text: ListRow["texts"][number]): string | undefined {
  if (text.words === 0 && text.text === null) return undefined;
  if (row.prompts.length > 1 && text.words > 0 && !chosenPrompt({ prompts: row.prompts, essay: text }))
    return "no prompt is chosen yet";
  const form = text.text === null ? undefined : formFinding(row.kind, text.text);
  return form === undefined ? undefined : `it ${form.replace(/\.$/, "")}`;
}
