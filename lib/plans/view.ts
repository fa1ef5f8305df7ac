import { namesFor } from "#lib/applications/names.ts";
import { mayBeLeftOut } from "#lib/applications/rules.ts";
import { effectiveRange } from "#lib/problems/rules.ts";
import { type Applying, applying } from "#lib/projects/rules.ts";
import { fitOf } from "#lib/words.ts";
import type { ApplicationState, CohortState, ProblemKind, ProjectState } from "#prisma/generated/enums.ts";
import { type Cut, type Part, type Plan, type PlannedUse, planOf } from "./rules.ts";

type Columns = { minWords: number | null; recommendedWords: number | null; maxWords: number | null };
type Text = { id: string; variant: string; words: number };

export type PlanRow = {
  id: string;
  slug: string;
  title: string;
  projectState: ProjectState;
  cohort: string;
  cohortState: CohortState;
  opensAt: Date;
  closesAt: Date;
  marked: boolean;
  applicationId: string | null;
  applicationState: ApplicationState | null;
  mentors: string[];
  uses: {
    problemId: string;
    title: string;
    kind: ProblemKind;
    required: boolean;
    group: { id: string; title: string; pick: number } | null;
    leftOut: boolean;
    sends: string | null;
    use: Columns;
    own: Columns;
    texts: Text[];
  }[];
};

export type PlannedProject = {
  id: string;
  slug: string;
  title: string;
  mentors: string[];
  cohort: string;
  closesAt: Date;
  applying: Applying;
  marked: boolean;
  application: { id: string; state: ApplicationState } | null;
  /** Whether its work is counted: one can still apply, or will. */
  counts: boolean;
};

/** A use of a problem as the page shows it. */
export type PlannedAsk = PlannedUse & {
  name: string;
  part: Part;
  group: { id: string; title: string; pick: number; of: number } | null;
  /** The amount of the text that is done. */
  words: number | null;
};

export type PlanView = Omit<Plan, "problems"> & {
  projects: PlannedProject[];
  problems: {
    id: string;
    title: string;
    kind: ProblemKind;
    essayId: string | null;
    asks: PlannedAsk[];
    /** With the projects' short names. */
    cuts: (Cut & { names: string[] })[];
  }[];
  /** Answers that are to be given, and those that are done. */
  answers: number;
  answersDone: number;
};

export function planView(rows: readonly PlanRow[], now: Date): PlanView {
  const projects = rows.map((row): PlannedProject => {
    const standing = applying(
      { state: row.projectState },
      { state: row.cohortState, opensAt: row.opensAt, closesAt: row.closesAt },
      now,
    );
    return {
      id: row.id,
      slug: row.slug,
      title: row.title,
      mentors: row.mentors,
      cohort: row.cohort,
      closesAt: row.closesAt,
      applying: standing,
      marked: row.marked,
      application:
        row.applicationId && row.applicationState ? { id: row.applicationId, state: row.applicationState } : null,
      counts: standing.open || standing.why === "upcoming",
    };
  });
  const counting = rows.filter((_, at) => projects[at]?.counts);
  const names = namesFor(counting);
  const name = (id: string) => names.get(id) ?? "";
  const facts = new Map(
    counting.flatMap((row) =>
      row.uses.map((use): [PlannedUse, (typeof row.uses)[number]] => [plannedUse(row, use), use]),
    ),
  );
  const plan = planOf([...facts.keys()]);
  const problems = plan.problems.map(({ id, asks, cuts }) => {
    const all = asks.map(({ use, part }): PlannedAsk => {
      const fact = facts.get(use);
      return {
        ...use,
        part,
        name: name(use.project),
        group: fact?.group ? { ...fact.group, of: groupSize(counting, fact.group.id) } : null,
        words:
          use.done && fact
            ? (fitting(
                rows.find((row) => row.id === use.project),
                fact,
              )?.words ?? null)
            : null,
      };
    });
    const [first] = asks;
    const fact = first && facts.get(first.use);
    return {
      id,
      title: fact?.title ?? "",
      kind: fact?.kind ?? "essay",
      essayId: fact?.texts.find(({ variant }) => variant === "")?.id ?? null,
      asks: all,
      cuts: cuts.map((cut) => ({ ...cut, names: cut.projects.map(name) })),
    };
  });
  const due = problems.flatMap(({ asks }) => asks.filter(({ part }) => part === "required" || part === "suggested"));
  return {
    ...plan,
    // What is still to be done comes first.
    projects: projects.toSorted((a, b) => Number(b.counts) - Number(a.counts)),
    problems,
    answers: due.length,
    answersDone: due.filter(({ done }) => done).length,
  };
}

function groupSize(rows: readonly PlanRow[], group: string): number {
  return rows.flatMap(({ uses }) => uses).filter((use) => use.group?.id === group).length;
}

function plannedUse(row: PlanRow, use: PlanRow["uses"][number]): PlannedUse {
  return {
    project: row.id,
    problem: use.problemId,
    range: effectiveRange(use.use, use.own),
    required: use.required && use.group === null,
    group: use.group && { id: use.group.id, pick: use.group.pick },
    done: fitting(row, use) !== undefined,
    leftOut: use.leftOut && mayBeLeftOut(use),
    inWords: use.kind !== "links",
  };
}

/** The text that fits: of an application the one that it sends, of a marked project any, the shared one first. */
function fitting(row: PlanRow | undefined, use: PlanRow["uses"][number]): Text | undefined {
  const range = effectiveRange(use.use, use.own);
  const shared = use.texts.filter(({ variant }) => variant === "");
  const texts = row?.applicationId
    ? use.sends === null
      ? shared
      : use.texts.filter(({ id }) => id === use.sends)
    : [...shared, ...use.texts];
  return texts.find(({ words }) => words > 0 && fitOf(words, range).kind === "fits");
}
