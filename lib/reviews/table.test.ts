import fc from "fast-check";
import { expect, test } from "vitest";
import { myStates } from "./rules.ts";
import {
  type Cursor,
  cursorText,
  parseView,
  reviewFilters,
  type Sort,
  sortedBy,
  sorts,
  type View,
  viewPath,
} from "./table.ts";

const score = fc.double({ min: 0, max: 100, noNaN: true });
const whole = fc.integer({ min: 0, max: 2 ** 31 - 1 });
/** The keys that an order's cursors have. */
const keysOf: Record<Sort, fc.Arbitrary<number[]>> = {
  code: fc.constant([]),
  reviews: fc.tuple(whole, whole),
  mean: fc.tuple(score),
  spread: fc.tuple(score),
  corrected: fc.tuple(fc.double({ min: -50, max: 150, noNaN: true })),
  submitted: fc.tuple(fc.integer({ min: 0, max: 2 ** 41 })),
};
const cursor = (sort: Sort): fc.Arbitrary<Cursor> =>
  fc.record({
    segment: fc.integer({ min: 0, max: 2 }),
    keys: fc.boolean().chain((bare) => (bare ? fc.constant<number[]>([]) : keysOf[sort])),
    code: fc.stringMatching(/^[A-Z2-9]{4}-[A-Z2-9]{2}$/),
  });
const view: fc.Arbitrary<View> = fc.constantFrom(...sorts).chain((sort) =>
  fc.record({
    sort: fc.constant(sort),
    dir: fc.constantFrom("asc" as const, "desc" as const),
    state: fc.constantFrom(null, ...myStates),
    reviews: fc.constantFrom(null, ...reviewFilters),
    q: fc.constantFrom("", "probing circuits", "score:>60 -flagged:me", "100 % & “why?” #1 + 1"),
    after: fc.option(cursor(sort)),
  }),
);

function ofPath(path: string): View {
  return parseView(Object.fromEntries(new URL(path, "http://here").searchParams));
}

test("a view survives its address", () => {
  fc.assert(
    fc.property(view, (shown) => {
      // −0 is written as 0.
      const same = { ...shown, after: shown.after && { ...shown.after, keys: shown.after.keys.map((key) => key + 0) } };
      expect(ofPath(viewPath("some-project", shown))).toEqual(same);
    }),
  );
});

test("an address that makes no sense is the plain table", () => {
  const plain = parseView({});
  expect(plain).toEqual({ sort: "code", dir: "asc", state: null, reviews: null, q: "", after: null });
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.constantFrom("sort", "dir", "state", "reviews", "q", "after"),
        fc.oneof(fc.string(), fc.array(fc.string())),
      ),
      (params) => {
        const { sort, after } = parseView(params);
        expect(sorts).toContain(sort);
        if (after) expect(cursorText(after)).toMatch(/^[0-2](_[-+.\de]+){0,2}_[A-Z0-9-]+$/);
      },
    ),
  );
  for (const after of [
    "0_1_2_3_AAAA",
    "9_AAAA",
    "0_AAAA'; DROP TABLE",
    "0_NaN_AAAA",
    "_",
    "0_1.2.3_AAAA",
    `0_${"9".repeat(31)}_AAAA`,
  ]) {
    expect(parseView({ after }).after).toBeNull();
  }
  // Keys that the order's column can't hold.
  for (const after of ["0_0.5_1_AAAA", "0_2147483648_1_AAAA", "0_-1_1_AAAA"]) {
    expect(parseView({ sort: "reviews", after }).after).toBeNull();
    expect(parseView({ sort: "reviews", after: "0_1_1_AAAA" }).after).not.toBeNull();
  }
});

test("a heading sorts by its column, scores from the highest, and turns round at the second press", () => {
  const plain = parseView({ state: "done", after: "0_AAAA" });
  const byMean = sortedBy(plain, "mean");
  expect(byMean).toEqual({ ...plain, sort: "mean", dir: "desc", after: null });
  expect(sortedBy(byMean, "mean").dir).toBe("asc");
  expect(sortedBy(byMean, "submitted").dir).toBe("asc");
});
