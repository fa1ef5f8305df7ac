import fc from "fast-check";
import { expect, test } from "vitest";
import { myStates } from "./rules.ts";
import { cursorText, parseView, reviewFilters, sortedBy, sorts, type View, viewPath } from "./table.ts";

const cursor = fc.record({
  segment: fc.integer({ min: 0, max: 2 }),
  keys: fc.array(
    fc.oneof(
      fc.integer({ min: 0, max: 2 ** 41 }),
      fc.double({ min: 0, max: 100, noNaN: true, noDefaultInfinity: true }),
    ),
    { maxLength: 2 },
  ),
  code: fc.stringMatching(/^[A-Z2-9]{4}-[A-Z2-9]{2}$/),
});
const view: fc.Arbitrary<View> = fc.record({
  sort: fc.constantFrom(...sorts),
  dir: fc.constantFrom("asc" as const, "desc" as const),
  state: fc.constantFrom(null, ...myStates),
  reviews: fc.constantFrom(null, ...reviewFilters),
  after: fc.option(cursor),
});

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
  expect(plain).toEqual({ sort: "code", dir: "asc", state: null, reviews: null, after: null });
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.constantFrom("sort", "dir", "state", "reviews", "after"),
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
    `0_${"9".repeat(30)}_AAAA`,
  ]) {
    expect(parseView({ after }).after).toBeNull();
  }
});

test("a heading sorts by its column, scores from the highest, and turns round at the second press", () => {
  const plain = parseView({ state: "done", after: "0_AAAA" });
  const byMean = sortedBy(plain, "mean");
  expect(byMean).toEqual({ ...plain, sort: "mean", dir: "desc", after: null });
  expect(sortedBy(byMean, "mean").dir).toBe("asc");
  expect(sortedBy(byMean, "submitted").dir).toBe("asc");
});
