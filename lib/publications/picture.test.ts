import { expect, test } from "vitest";
import { axisTop, figuresOf, hIndex } from "./picture.ts";

const paper = (year: number | null, citations: number | null, citedIn: unknown = {}) => ({ year, citations, citedIn });

test("where it is known of every counted paper, citations stand in the years they were received in", () => {
  const figures = figuresOf([
    paper(2020, 10, { 2021: 4, 2023: 5 }),
    paper(2022, 3, { 2023: 3 }),
    paper(2022, 0),
    paper(2022, null, { 2023: 100 }),
    paper(null, null),
  ]);
  expect(figures).toMatchObject({
    papers: 5,
    counted: 3,
    citations: 13,
    from: 2020,
    to: 2022,
    hIndex: null,
    basis: "received",
    unplaced: 1,
    undated: 1,
    years: [
      { year: 2020, papers: 1, citations: 0 },
      { year: 2021, papers: 0, citations: 4 },
      { year: 2022, papers: 3, citations: 0 },
      { year: 2023, papers: 0, citations: 8 },
    ],
  });
});

test("else they stand in the year of the paper that they are of", () => {
  expect(figuresOf([paper(2020, 10, { 2021: 10 }), paper(2022, 3), paper(null, 2)])).toMatchObject({
    basis: "appeared",
    unplaced: 2,
    years: [
      { year: 2020, papers: 1, citations: 10 },
      { year: 2021, papers: 0, citations: 0 },
      { year: 2022, papers: 1, citations: 3 },
    ],
  });
});

test("what is stored of years in another form counts for nothing", () => {
  for (const citedIn of [null, "2021", [4], { 2021: -3 }, { 2021: "4" }, { "21": 4 }, { 99999: 4 }, { 2021: 1.5 }])
    expect(figuresOf([paper(2020, 4, citedIn)]), JSON.stringify(citedIn)).toMatchObject({ basis: "appeared" });
});

test("the h-index is told only where every count is known", () => {
  expect(hIndex([])).toBe(0);
  expect(hIndex([0, 0])).toBe(0);
  expect(hIndex([10, 8, 5, 4, 3])).toBe(4);
  expect(hIndex([25, 8, 5, 3, 3])).toBe(3);
  expect(hIndex([1, 1, 1])).toBe(1);
  expect(figuresOf([paper(2020, 3), paper(2021, 2)]).hIndex).toBe(2);
  expect(figuresOf([paper(2020, 3), paper(2021, null)]).hIndex).toBeNull();
  expect(figuresOf([])).toMatchObject({ papers: 0, hIndex: null, years: [], from: null });
});

test("an axis ends at a round number that nothing goes over", () => {
  expect([0, 1, 2, 3, 7, 10, 11, 49, 51, 999, 13_045].map(axisTop)).toEqual([
    1, 1, 2, 5, 10, 10, 20, 50, 100, 1_000, 20_000,
  ]);
});
