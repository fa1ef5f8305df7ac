import { describe, expect, test } from "vitest";
import { type Candidate, doubtOf, nextReadings, type Reader } from "./next-reading.ts";

const candidate = (id: string, score: number, error: number, part = 0): Candidate => ({ id, score, error, part });
const reader = (id: string, load: number, rest: Partial<Reader> = {}): Reader => ({
  id,
  load,
  cap: null,
  part: 0,
  ...rest,
});
const nobody = () => false;

// Two places: the cut is at 65.
const candidates = [candidate("a", 90, 5), candidate("b", 70, 5), candidate("c", 60, 10), candidate("d", 30, 5)];

describe("which application", () => {
  test("the probability of the wrong side: half on the cut, and by the tables of the normal distribution beside it", () => {
    expect(doubtOf({ score: 65, error: 4 }, 65)).toBeCloseTo(0.5, 6);
    expect(doubtOf({ score: 70, error: 5 }, 65)).toBeCloseTo(0.158655, 6);
    expect(doubtOf({ score: 55.2, error: 5 }, 65)).toBeCloseTo(0.024998, 6);
    expect(doubtOf({ score: 65, error: 0 }, 65)).toBe(0);
  });

  test("the wider interval at the same distance comes first; those far from the cut are not asked for", () => {
    expect(nextReadings(candidates, 2, [reader("A", 3)], nobody).map(({ application }) => application)).toEqual([
      "c",
      "b",
    ]);
  });

  test("no cut, no suggestion", () => {
    expect(nextReadings(candidates, 4, [reader("A", 0)], nobody)).toEqual([]);
    expect(nextReadings([], 2, [reader("A", 0)], nobody)).toEqual([]);
  });

  test("no more than are asked for", () => {
    expect(nextReadings(candidates, 2, [reader("A", 3)], nobody, 1)).toHaveLength(1);
  });
});

describe("from whom", () => {
  const asked = (readers: Reader[], barred: (application: string, reader: string) => boolean = nobody) =>
    nextReadings(candidates, 2, readers, barred).map(({ application, reviewer }) => application + reviewer);

  test("whoever has the fewest readings, counting what was just suggested", () => {
    expect(asked([reader("A", 5), reader("B", 4), reader("C", 9)])).toEqual(["cB", "bA"]);
  });

  test("not from one who has read it, stepped back or has a conflict; from nobody if there is nobody else", () => {
    expect(asked([reader("A", 5), reader("B", 4)], (application, id) => application === "c" && id === "B")).toEqual([
      "cA",
      "bB",
    ]);
    expect(asked([reader("A", 5)], (application) => application === "c")).toEqual(["bA"]);
  });

  test("not beyond a cap", () => {
    expect(asked([reader("A", 5), reader("B", 0, { cap: 1 })])).toEqual(["cB", "bA"]);
    expect(asked([reader("B", 2, { cap: 2 })])).toEqual([]);
  });

  test("rather from one whose readings nothing connects with this application’s, once", () => {
    const readers = [reader("A", 1), reader("B", 7, { part: 1 }), reader("C", 0, { part: null })];
    const suggestions = nextReadings(candidates, 2, readers, nobody);
    expect(suggestions.map(({ application, reviewer, connects }) => [application + reviewer, connects])).toEqual([
      ["cB", true],
      ["bC", false],
    ]);
  });
});
