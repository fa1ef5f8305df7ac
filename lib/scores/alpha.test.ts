import { describe, expect, test } from "vitest";
import { createRandom } from "#prisma/random.ts";
import { alpha, alphaInterval, type Unit } from "./alpha.ts";

// Four observers, twelve units, section C of “Computing Krippendorff's Alpha-Reliability” (2011); · is missing.
const observers = [
  "1 2 3 3 2 1 4 1 2 · · ·",
  "1 2 3 3 2 2 4 1 2 5 · 3",
  "· 3 3 3 2 3 4 2 2 5 1 ·",
  "1 2 3 3 2 4 4 1 2 5 1 ·",
];
const published: Unit[] = Array.from({ length: 12 }, (_, unit) =>
  observers.flatMap((row) => {
    const value = row.split(" ")[unit];
    return value === undefined || value === "·" ? [] : [Number(value)];
  }),
);

describe("Krippendorff’s own example", () => {
  test.each([
    ["nominal", 0.743],
    ["ordinal", 0.815],
    ["interval", 0.849],
  ] as const)("%s: %d", (metric, expected) => {
    expect(alpha(published, metric)).toBeCloseTo(expected, 3);
  });

  // Sections A and B: two observers, ten units of two values, twelve units of five.
  test.each([
    ["01 11 01 00 00 01 00 00 10 00", 0.095],
    ["ab aa bb bb db cc cc cc ee dd dd ad", 0.692],
  ])("two observers, nominal, %s: %d", (pairs, expected) => {
    const units = pairs.split(" ").map((pair) => [...pair].map((letter) => letter.charCodeAt(0)));
    expect(alpha(units, "nominal")).toBeCloseTo(expected, 3);
  });
});

describe("what alpha is of", () => {
  test("everybody agrees: 1", () => {
    for (const metric of ["nominal", "ordinal", "interval"] as const)
      expect(
        alpha(
          [
            [1, 1],
            [4, 4, 4],
            [2, 2],
          ],
          metric,
        ),
      ).toBe(1);
  });

  test("two who always contradict each other: below 0", () => {
    expect(
      alpha(
        [
          [1, 5],
          [5, 1],
          [1, 5],
        ],
        "ordinal",
      ),
    ).toBeLessThan(0);
  });

  test("scores thrown by dice: near 0, within its interval", () => {
    const random = createRandom(3);
    const units = Array.from({ length: 400 }, () => [random.int(1, 5), random.int(1, 5), random.int(1, 5)]);
    for (const metric of ["nominal", "ordinal", "interval"] as const)
      expect(Math.abs(alpha(units, metric) ?? 1)).toBeLessThan(0.06);
    const interval = alphaInterval(units, "ordinal");
    expect(interval?.low).toBeLessThan(0);
    expect(interval?.high).toBeGreaterThan(0);
  });

  test("units with one value say nothing", () => {
    expect(alpha([...published, [3], [5], []], "ordinal")).toBe(alpha(published, "ordinal"));
  });

  test("not defined: nobody read the same, or one score only was ever given", () => {
    expect(alpha([], "ordinal")).toBeNull();
    expect(alpha([[1], [2]], "interval")).toBeNull();
    for (const metric of ["nominal", "ordinal", "interval"] as const) {
      expect(
        alpha(
          [
            [3, 3],
            [3, 3],
            [3, 3],
          ],
          metric,
        ),
      ).toBeNull();
      expect(
        alphaInterval(
          [
            [3, 3],
            [3, 3],
            [3, 3],
          ],
          metric,
        ),
      ).toBeNull();
    }
  });
});

describe("its interval", () => {
  test("holds alpha, is the same every time, and narrows with more units", () => {
    const interval = alphaInterval(published, "ordinal");
    expect(interval).toEqual(alphaInterval(published, "ordinal"));
    expect(interval?.low).toBeLessThan(0.815);
    expect(interval?.high).toBeGreaterThan(0.815);
    const many = alphaInterval(Array.from({ length: 9 }, () => published).flat(), "ordinal");
    const width = (of: typeof interval) => (of ? of.high - of.low : 0);
    expect(width(many)).toBeLessThan(width(interval) / 2);
  });

  test("is not said of two applications", () => {
    expect(
      alphaInterval(
        [
          [1, 2],
          [3, 5],
        ],
        "ordinal",
      ),
    ).toBeNull();
  });
});
