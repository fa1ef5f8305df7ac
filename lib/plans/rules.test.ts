import fc from "fast-check";
import { expect, test } from "vitest";
import type { WordRange } from "#lib/words.ts";
import { type Ask, cutsOf, leastOf, type PlannedUse, planOf } from "./rules.ts";

const range = (min: number | null, max: number | null, recommended: number | null = null): WordRange => ({
  min,
  recommended,
  max,
});
const ask = (project: string, ...of: Parameters<typeof range>): Ask => ({ project, range: range(...of) });

test("where all ranges meet, one text serves all, as long as whoever asks for most", () => {
  expect(cutsOf([ask("Perez", 300, 1_200, 1_000), ask("Hubinger", 200, 400, 300), ask("Riggs", null, null)])).toEqual([
    { least: 300, most: 400, recommended: 400, projects: ["Perez", "Hubinger", "Riggs"] },
  ]);
  expect(cutsOf([])).toEqual([]);
  expect(cutsOf([ask("Riggs", null, null)])).toEqual([
    { least: 1, most: null, recommended: null, projects: ["Riggs"] },
  ]);
});

test("where they do not, there are as many texts as there must be, and none longer than it must", () => {
  const cuts = cutsOf([ask("A", 1, 100), ask("B", 90, 400), ask("C", 300, 400), ask("D", 10, 50, 40)]);
  // B goes with C, whose 300 words it takes, so that the short text need not have B's 90.
  expect(cuts).toEqual([
    { least: 300, most: 400, recommended: null, projects: ["C", "B"] },
    { least: 10, most: 50, recommended: 40, projects: ["D", "A"] },
  ]);
});

test("a range that contradicts itself is a text of its minimum", () => {
  expect(cutsOf([ask("A", 500, 100)])).toEqual([{ least: 500, most: 500, recommended: null, projects: ["A"] }]);
});

const asks = fc
  .array(fc.record({ min: fc.integer({ min: 1, max: 30 }), more: fc.option(fc.integer({ min: 0, max: 15 })) }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((of) => of.map(({ min, more }, at) => ask(`${at}`, min, more === null ? null : min + more)));

/** By trying every way to share out the projects among texts. */
function best(all: readonly Ask[]): { texts: number; words: number } {
  const lengths = (groups: Ask[][]): number[] | null => {
    const found = groups.map((group) => {
      const least = Math.max(...group.map(({ range: { min } }) => min ?? 1));
      const most = Math.min(...group.map(({ range: { max } }) => max ?? 1_000));
      return least <= most ? least : null;
    });
    return found.includes(null) ? null : (found as number[]);
  };
  let [texts, words] = [all.length, Number.POSITIVE_INFINITY];
  const visit = (at: number, groups: Ask[][]) => {
    const next = all[at];
    if (!next) {
      const of = lengths(groups);
      if (of)
        [texts, words] = [
          Math.min(texts, of.length),
          Math.min(
            words,
            of.reduce((a, b) => a + b, 0),
          ),
        ];
      return;
    }
    for (const [n] of groups.entries())
      visit(
        at + 1,
        groups.map((group, m) => (m === n ? [...group, next] : group)),
      );
    visit(at + 1, [...groups, [next]]);
  };
  visit(0, []);
  return { texts, words };
}

test("no sharing out has fewer texts, and none fewer words", () => {
  fc.assert(
    fc.property(asks, (all) => {
      const cuts = cutsOf(all);
      const found = best(all);
      expect(cuts.length).toBe(found.texts);
      expect(leastOf(all)).toBe(found.words);
      expect(cuts.flatMap(({ projects }) => projects).sort()).toEqual(all.map(({ project }) => project).sort());
      for (const { least, most, projects } of cuts)
        for (const {
          project,
          range: { min, max },
        } of all)
          if (projects.includes(project)) {
            expect(least).toBeGreaterThanOrEqual(min ?? 1);
            expect(most ?? 1_000_000).toBeLessThanOrEqual(max ?? 1_000_000);
          }
    }),
    { numRuns: 300 },
  );
});

const use = (project: string, problem: string, more: Partial<PlannedUse> = {}): PlannedUse => ({
  project,
  problem,
  range: range(100, 200),
  required: true,
  group: null,
  done: false,
  leftOut: false,
  inWords: true,
  ...more,
});
const groupOf = (pick: number, uses: PlannedUse[], id = uses[0]?.project ?? "") =>
  uses.map((one) => ({ ...one, required: false, group: { id, pick } }));
const partsIn = (uses: PlannedUse[]) =>
  Object.fromEntries(
    planOf(uses).problems.flatMap(({ asks: of }) =>
      of.map(({ use: one, part }) => [`${one.project} ${one.problem}`, part]),
    ),
  );

test("Ana plans for three projects: what is shared is written once", () => {
  const plan = planOf([
    use("Perez", "doubt", { range: range(300, 1_200, 1_000) }),
    use("Perez", "experiment", { done: true }),
    use("Hubinger", "doubt", { range: range(200, 400) }),
    use("Riggs", "doubt", { range: range(null, 150, 120) }),
    use("Riggs", "links", { inWords: false, range: range(1, 5) }),
    use("Riggs", "more", { required: false }),
  ]);
  expect(plan).toMatchObject({ texts: 4, textsDone: 1, lists: 1, least: 300 + 1 + 100, leastLeft: 301 });
  expect(plan.recommended).toBe(400 + 120 + 100);
  expect(plan.problems.map(({ id, cuts }) => [id, cuts.length])).toEqual([
    ["doubt", 2],
    ["experiment", 1],
    ["links", 1],
    ["more", 0],
  ]);
});

test("of a group those are suggested that others ask too", () => {
  expect(partsIn([...groupOf(1, [use("Perez", "a"), use("Perez", "b")]), use("Hubinger", "b")])).toEqual({
    "Perez a": "spare",
    "Perez b": "suggested",
    "Hubinger b": "required",
  });
});

test("two groups that have one problem in common both get it, though no project requires it", () => {
  expect(
    partsIn([
      ...groupOf(1, [use("Perez", "a"), use("Perez", "b")]),
      ...groupOf(1, [use("Hubinger", "b"), use("Hubinger", "c")]),
    ]),
  ).toMatchObject({ "Perez b": "suggested", "Hubinger b": "suggested" });
});

test("sharing that needs another cut is no saving", () => {
  expect(
    partsIn([
      ...groupOf(1, [use("Perez", "b", { range: range(500, 600) }), use("Perez", "a", { range: range(100, 200) })]),
      use("Hubinger", "b", { range: range(50, 100) }),
    ]),
  ).toMatchObject({ "Perez a": "suggested", "Perez b": "spare" });
});

test("what is written comes first, what was left out last", () => {
  expect(
    partsIn(
      groupOf(2, [
        use("Perez", "a", { leftOut: true, done: true }),
        use("Perez", "b"),
        use("Perez", "c", { range: range(400, 500) }),
        use("Perez", "d", { range: range(900, 1_000), done: true }),
      ]),
    ),
  ).toEqual({ "Perez a": "spare", "Perez b": "suggested", "Perez c": "spare", "Perez d": "suggested" });
});

test("nothing planned is no work", () => {
  expect(planOf([])).toEqual({
    problems: [],
    texts: 0,
    textsDone: 0,
    lists: 0,
    least: 0,
    recommended: 0,
    leastLeft: 0,
  });
});
