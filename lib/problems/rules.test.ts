import { expect, test } from "vitest";
import { effectiveRange, rangeProblem } from "./rules.ts";

const columns = (minWords: number | null, recommendedWords: number | null, maxWords: number | null) => ({
  minWords,
  recommendedWords,
  maxWords,
});

test("a project's own numbers go before the problem's, one by one", () => {
  const problem = columns(700, 1000, 1200);
  expect(effectiveRange(columns(null, null, null), problem)).toEqual({ min: 700, recommended: 1000, max: 1200 });
  expect(effectiveRange(columns(300, null, null), problem)).toEqual({ min: 300, recommended: 1000, max: 1200 });
  expect(effectiveRange(columns(0, null, 5000), problem)).toEqual({ min: 0, recommended: 1000, max: 5000 });
});

test.for([
  { range: [300, null, 200], field: "maxWords" },
  { range: [300, 200, null], field: "recommendedWords" },
  { range: [null, 300, 200], field: "recommendedWords" },
  { range: [1200, 1000, 900], field: "maxWords" },
])("$range contradicts itself in $field", ({ range: [min, recommended, max], field }) => {
  expect(rangeProblem({ min: min ?? null, recommended: recommended ?? null, max: max ?? null })?.field).toBe(field);
});

test.for([
  [[null, null, null]],
  [[300, 300, 300]],
  [[0, 1, 1]],
  [[null, null, 500]],
  [[100, null, null]],
  [[300, 1000, 1200]],
] as [number | null, number | null, number | null][][])(
  "%j is sound",
  ([[min, recommended, max] = [null, null, null]]) => {
    expect(rangeProblem({ min: min ?? null, recommended: recommended ?? null, max: max ?? null })).toBeUndefined();
  },
);
