import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ReviewState } from "#prisma/generated/enums.ts";
import {
  type Criterion,
  myState,
  overallScore,
  queueStart,
  type ReviewAct,
  reviewActRefusal,
  reviewActs,
  SHUFFLES,
  seesOthersScores,
} from "./rules.ts";

const rubric = fc
  .array(
    fc.record({
      weight: fc.integer({ min: 0, max: 10 }),
      scaleMin: fc.integer({ min: 0, max: 5 }),
      steps: fc.integer({ min: 1, max: 10 }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((all) =>
    all.map(
      ({ weight, scaleMin, steps }, at): Criterion => ({
        id: `c${at}`,
        weight,
        counted: true,
        scaleMin,
        scaleMax: scaleMin + steps,
      }),
    ),
  );

/** A rubric, and a place on each of its scales from 0 (the lowest) to 1 (the highest). */
const scored = rubric.chain((criteria) =>
  fc.tuple(
    fc.constant(criteria),
    fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: criteria.length, maxLength: criteria.length }),
  ),
);

function give(criteria: Criterion[], places: number[]) {
  return new Map(
    criteria.map(({ id, scaleMin, scaleMax }, at) => [
      id,
      Math.round(scaleMin + (places[at] ?? 0) * (scaleMax - scaleMin)),
    ]),
  );
}

describe("the overall score", () => {
  test("is the weighted mean of the criteria, each from 0 to 100", () => {
    const criteria = [
      { id: "a", weight: 3, counted: true, scaleMin: 1, scaleMax: 5 },
      { id: "b", weight: 1, counted: true, scaleMin: 0, scaleMax: 10 },
    ];
    expect(
      overallScore(
        criteria,
        new Map([
          ["a", 4],
          ["b", 5],
        ]),
      ),
    ).toBeCloseTo((3 * 75 + 1 * 50) / 4, 10);
  });

  test("lies from 0 to 100, 0 and 100 being all lowest and all highest", () => {
    fc.assert(
      fc.property(scored, ([criteria, places]) => {
        const score = overallScore(criteria, give(criteria, places));
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100);
        expect(
          overallScore(
            criteria,
            give(
              criteria,
              places.map(() => 0),
            ),
          ),
        ).toBe(0);
        expect(
          overallScore(
            criteria,
            give(
              criteria,
              places.map(() => 1),
            ),
          ),
        ).toBeCloseTo(100, 9);
      }),
    );
  });

  test("never falls when one score rises, and rises if that criterion counts", () => {
    fc.assert(
      fc.property(scored, fc.nat(), ([criteria, places], pick) => {
        const criterion = criteria[pick % criteria.length];
        if (!criterion) return;
        const scores = give(criteria, places);
        const given = scores.get(criterion.id) ?? 0;
        fc.pre(given < criterion.scaleMax);
        const before = overallScore(criteria, scores) ?? 0;
        const after = overallScore(criteria, new Map(scores).set(criterion.id, given + 1)) ?? 0;
        expect(after).toBeGreaterThanOrEqual(before);
        if (criterion.weight > 0) expect(after).toBeGreaterThan(before);
      }),
    );
  });

  test("does not move with a criterion of weight 0, unless none counts: then all count alike", () => {
    fc.assert(
      fc.property(scored, fc.integer({ min: 1, max: 5 }), ([criteria, places], noted) => {
        fc.pre(criteria.some(({ weight }) => weight > 0));
        const more = [...criteria, { id: "noted", weight: 0, counted: true, scaleMin: 1, scaleMax: 5 }];
        const scores = give(criteria, places);
        expect(overallScore(more, new Map(scores).set("noted", noted))).toBeCloseTo(
          overallScore(criteria, scores) ?? -1,
          9,
        );
      }),
    );
    const uncounted = ["a", "b"].map((id) => ({ id, weight: 0, counted: true, scaleMin: 1, scaleMax: 5 }));
    expect(
      overallScore(
        uncounted,
        new Map([
          ["a", 1],
          ["b", 5],
        ]),
      ),
    ).toBe(50);
  });

  test("does not move with a criterion that is not counted, whatever its weight and score", () => {
    fc.assert(
      fc.property(
        scored,
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 1, max: 5 }),
        ([criteria, places], weight, noted) => {
          const more = [...criteria, { id: "noted", weight, counted: false, scaleMin: 1, scaleMax: 5 }];
          const scores = give(criteria, places);
          const score = overallScore(criteria, scores);
          expect(overallScore(more, new Map(scores).set("noted", noted))).toBe(score);
          expect(overallScore(more, scores)).toBe(score);
        },
      ),
    );
  });

  test("is that of the counted criteria that have a score, and none where none of them has", () => {
    const criteria = [
      { id: "a", weight: 3, counted: true, scaleMin: 1, scaleMax: 5 },
      { id: "b", weight: 1, counted: true, scaleMin: 1, scaleMax: 5 },
      { id: "noted", weight: 9, counted: false, scaleMin: 1, scaleMax: 5 },
      { id: "weightless", weight: 0, counted: true, scaleMin: 1, scaleMax: 5 },
    ];
    const of = (scores: Record<string, number>) => overallScore(criteria, new Map(Object.entries(scores)));
    expect(of({ a: 5, b: 1 })).toBeCloseTo(75, 10);
    expect(of({ a: 4 })).toBeCloseTo(75, 10);
    expect(of({ b: 2, noted: 5, weightless: 5 })).toBeCloseTo(25, 10);
    expect(of({ noted: 5 })).toBeNull();
    expect(of({ weightless: 5 })).toBeNull();
    expect(of({})).toBeNull();
    expect(overallScore([], new Map())).toBeNull();
  });
});

describe("the life of a review", () => {
  const states = [null, ...Object.values(ReviewState)];
  const allowed: Record<ReviewAct, (ReviewState | null)[]> = {
    save: [null, "assigned", "draft"],
    submit: [null, "assigned", "draft", "submitted"],
    recuse: [null, "assigned", "draft"],
  };

  test.each((Object.keys(reviewActs) as ReviewAct[]).flatMap((act) => states.map((state) => ({ act, state }))))(
    "$act from $state",
    ({ act, state }) => {
      const refusal = reviewActRefusal(act, state);
      if (allowed[act].includes(state)) expect(refusal).toBeUndefined();
      else expect(refusal).toMatch(/\.$/);
    },
  );

  test("others’ scores are seen from the moment one’s own are in, never, or by all who have not stepped back", () => {
    const seen = (sight: "none" | "own" | "all") =>
      states.filter((state) => seesOthersScores(state && { state }, sight));
    expect(seen("own")).toEqual(["submitted"]);
    expect(seen("none")).toEqual([]);
    expect(seen("all")).toEqual([null, "assigned", "draft", "submitted"]);
  });

  test("an assigned review waits as one that nobody assigned does", () => {
    expect(states.map(myState)).toEqual(["waiting", "waiting", "draft", "done", "recused"]);
  });
});

test("each reviewer’s queue starts at a place of its own, spread over the whole order", () => {
  const starts = Array.from({ length: 2_000 }, (_, at) =>
    queueStart(`019d17fd-c400-7417-aacc-${at.toString(16).padStart(12, "0")}`),
  );
  expect(new Set(starts).size).toBeGreaterThan(1_995);
  for (const start of starts) expect(Number.isInteger(start) && start >= 0 && start < SHUFFLES).toBe(true);
  const quarters = [0, 0, 0, 0];
  for (const start of starts)
    quarters[Math.floor((start / SHUFFLES) * 4)] = (quarters[Math.floor((start / SHUFFLES) * 4)] ?? 0) + 1;
  for (const count of quarters) expect(count).toBeGreaterThan(400);
  expect(queueStart("one and the same")).toBe(queueStart("one and the same"));
});
