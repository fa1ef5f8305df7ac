import type { WordRange } from "#lib/words.ts";

/** One text that serves several projects: what its length must lie between, and about how long is advised. */
export type Cut = { least: number; most: number | null; recommended: number | null; projects: string[] };

/** A project’s demand on the texts to one problem. */
export type Ask = { project: string; range: WordRange };

/** An answer has at least a word. A range that contradicts itself is taken at its minimum. */
function interval({ min, max }: WordRange): { least: number; most: number } {
  const least = Math.max(min ?? 1, 1);
  return { least, most: Math.max(max ?? Number.POSITIVE_INFINITY, least) };
}

/**
 * How few texts, and how short, serve all who ask one problem: take whoever asks for most words,
 * write just that many, and let everybody be served whom it fits; again with those who are left.
 *
 * That is the greedy cover of intervals by points (F. Gavril, "Algorithms for minimum coloring,
 * maximum clique, minimum covering by cliques, and maximum independent set of a chordal graph",
 * SIAM Journal on Computing 1, 1972), from the upper end. Those whom it begins each text with have
 * ranges that do not meet, so no fewer texts do, and no fewer words.
 * @returns the longest text first; `least` is what it is begun with, `most` how long it may become
 */
export function cutsOf(asks: readonly Ask[]): Cut[] {
  let left = asks
    .map((ask) => ({ ...ask, ...interval(ask.range) }))
    .sort((a, b) => b.least - a.least || a.most - b.most);
  const cuts: Cut[] = [];
  for (let first = left[0]; first; first = left[0]) {
    const { least } = first;
    const served = left.filter((ask) => ask.most >= least);
    left = left.filter((ask) => ask.most < least);
    const most = Math.min(...served.map((ask) => ask.most));
    const advised = served.flatMap(({ range }) => range.recommended ?? []);
    cuts.push({
      least,
      most: Number.isFinite(most) ? most : null,
      recommended: advised.length === 0 ? null : Math.min(Math.max(...advised, least), most),
      projects: served.map(({ project }) => project),
    });
  }
  return cuts;
}

/** The words that the texts of these asks take at the least. */
export function leastOf(asks: readonly Ask[]): number {
  return cutsOf(asks).reduce((sum, { least }) => sum + least, 0);
}

/** One problem as one project of the plan asks it. */
export type PlannedUse = {
  project: string;
  problem: string;
  range: WordRange;
  required: boolean;
  group: { id: string; pick: number } | null;
  /** A text that fits is there: what the application would send, or, before it is begun, any. */
  done: boolean;
  /** Left out of an application that is begun. */
  leftOut: boolean;
  /** Whether its length is counted in words. */
  inWords: boolean;
};

/** `suggested`: of a group, and chosen here; `spare`: of a group, and not. */
export type Part = "required" | "suggested" | "spare" | "optional";

/**
 * Which problems a plan counts. Of each group as many are chosen as are to be answered: those
 * that are done, then those that add fewest words to what is written anyway, then those that
 * most projects ask. Each group is chosen for while the others stand, a few times over; that is
 * a good choice and not always the best, so it is to be called a suggestion.
 */
export function partsOf(uses: readonly PlannedUse[]): Map<PlannedUse, Part> {
  const groups = [
    ...Map.groupBy(
      uses.filter(({ group }) => group !== null),
      ({ group }) => group?.id,
    ).values(),
  ];
  const askedBy = (problem: string) => uses.filter((use) => use.problem === problem).length;
  const chosen = new Set<PlannedUse>();
  const counted = (use: PlannedUse) => (use.group ? chosen.has(use) : use.required);
  for (let round = 0; round < 4; round += 1) {
    const before = [...chosen];
    for (const members of groups) {
      for (const member of members) chosen.delete(member);
      const pick = members[0]?.group?.pick ?? 0;
      const cost = (use: PlannedUse) => {
        if (use.done && !use.leftOut) return -1;
        if (use.done || !use.inWords) return 0;
        const others = uses.filter((other) => other.problem === use.problem && counted(other));
        return leastOf([...others, use]) - leastOf(others);
      };
      const priced = members.map((use, at) => ({ use, at, cost: cost(use), asked: askedBy(use.problem) }));
      priced.sort(
        (a, b) => Number(a.use.leftOut) - Number(b.use.leftOut) || a.cost - b.cost || b.asked - a.asked || a.at - b.at,
      );
      for (const { use } of priced.slice(0, pick)) chosen.add(use);
    }
    if (before.length === chosen.size && before.every((use) => chosen.has(use))) break;
  }
  return new Map(
    uses.map((use) => [
      use,
      use.group ? (chosen.has(use) ? "suggested" : "spare") : use.required ? "required" : "optional",
    ]),
  );
}

export type PlannedProblem = { id: string; inWords: boolean; asks: { use: PlannedUse; part: Part }[]; cuts: Cut[] };

export type Plan = {
  problems: PlannedProblem[];
  /** Texts, and those of them that are there for everybody whom they serve. */
  texts: number;
  textsDone: number;
  /** Lists of links among the texts, whose length is not counted in words. */
  lists: number;
  /** Words at least, and as recommended (where nobody recommends: at least). */
  least: number;
  recommended: number;
  /** Words at least of the texts that are not there yet. */
  leastLeft: number;
};

/** The whole of the work for some projects. Problems stand in the order in which they first come. */
export function planOf(uses: readonly PlannedUse[]): Plan {
  const parts = partsOf(uses);
  const problems = [...Map.groupBy(uses, ({ problem }) => problem)].map(([id, of]): PlannedProblem => {
    const asks = of.map((use) => ({ use, part: parts.get(use) ?? "optional" }));
    const counted = asks.filter(({ part }) => part === "required" || part === "suggested");
    return { id, inWords: of[0]?.inWords ?? true, asks, cuts: cutsOf(counted.map(({ use }) => use)) };
  });
  const isDone = (problem: PlannedProblem, cut: Cut) =>
    problem.asks.every(({ use }) => use.done || !cut.projects.includes(use.project));
  const cuts = problems.flatMap((problem) =>
    problem.cuts.map((cut) => ({ ...cut, inWords: problem.inWords, done: isDone(problem, cut) })),
  );
  const sum = (of: readonly Cut[], words: (cut: Cut) => number) => of.reduce((total, cut) => total + words(cut), 0);
  const written = cuts.filter(({ inWords }) => inWords);
  return {
    problems,
    texts: cuts.length,
    textsDone: cuts.filter(({ done }) => done).length,
    lists: cuts.length - written.length,
    least: sum(written, ({ least }) => least),
    recommended: sum(written, ({ least, recommended }) => recommended ?? least),
    leastLeft: sum(
      written.filter(({ done }) => !done),
      ({ least }) => least,
    ),
  };
}
