import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createRandom } from "#prisma/random.ts";
import { cholesky, inverse, logDeterminant } from "./cholesky.ts";
import { remlCriterion } from "./mixed-equations.ts";
import { fitRaters, intervalOf, type RaterFit, widening } from "./rater-model.ts";
import { designOf, type Reading } from "./readings.ts";

// Six samples of penicillin on each of 24 plates (a row each): O. L. Davies and P. L. Goldsmith (eds),
// Statistical Methods in Research and Production, 4th ed., 1972, section 6.6; `Penicillin` in lme4.
const penicillin = `
27 23 26 23 23 21|27 23 26 23 23 21|25 21 25 24 24 20|26 23 25 23 23 20|25 22 26 22 23 20|24 22 25 23 22 19
24 20 23 21 22 19|26 22 26 24 24 21|24 21 24 22 22 20|24 21 24 23 22 19|26 23 26 24 24 21|25 22 26 24 24 20
26 24 26 24 25 22|26 23 26 23 23 20|26 23 25 24 24 22|25 22 25 23 23 20|25 21 24 23 23 20|25 22 24 23 23 19
24 21 23 21 21 19|26 23 26 24 24 21|25 21 24 22 22 18|25 22 25 22 22 20|24 21 24 22 24 19|24 21 24 22 21 18`
  .trim()
  .split(/[|\n]/)
  .flatMap((row, plate) =>
    row.split(" ").map((diameter, sample) => ({
      application: "abcdefghijklmnopqrstuvwx".charAt(plate),
      reviewer: "ABCDEF".charAt(sample),
      score: Number(diameter),
    })),
  );

const effects = (fit: RaterFit) => fit.reviewers.map(({ effect }) => effect);

describe("published examples", () => {
  // lmer(diameter ~ 1 + (1 | plate) + (1 | sample), Penicillin), as lme4, MixedModels.jl, SPSS and SAS agree.
  test("the crossed Penicillin data come out as in lme4", () => {
    const fit = fitRaters(penicillin, 0);
    expect(fit.criterion).toBeCloseTo(330.860589, 5);
    expect(fit.mean).toBeCloseTo(22.972222, 6);
    expect(fit.meanError).toBeCloseTo(0.808573, 4);
    expect(fit.sd.applications).toBeCloseTo(0.846704, 4);
    expect(fit.sd.reviewers).toBeCloseTo(1.931555, 3);
    expect(fit.sd.noise).toBeCloseTo(0.549923, 4);
    const samples = [2.187057, -1.010476, 1.937898, -0.096895, -0.013842, -3.003742];
    for (const [at, effect] of effects(fit).entries()) expect(effect).toBeCloseTo(samples[at] as number, 4);
    expect((fit.applications[0]?.score ?? 0) - fit.mean).toBeCloseTo(0.804547, 4);
  });

  test("what keeps standard deviations from 0 hardly moves the predictions, even with six reviewers", () => {
    const plain = fitRaters(penicillin, 0);
    const kept = fitRaters(penicillin);
    expect(Math.abs(kept.sd.applications / plain.sd.applications - 1)).toBeLessThan(0.02);
    expect(Math.abs(kept.sd.reviewers / plain.sd.reviewers - 1)).toBeLessThan(0.2);
    for (const [at, effect] of effects(kept).entries()) expect(effect).toBeCloseTo(effects(plain)[at] as number, 1);
  });

  // `Dyestuff` in lme4: yields of five samples from each of six batches. One “reviewer” measured them all.
  test("one reviewer: the one-way Dyestuff data come out as in lme4", () => {
    const batches = {
      A: [1545, 1440, 1440, 1520, 1580],
      B: [1540, 1555, 1490, 1560, 1495],
      C: [1595, 1550, 1605, 1510, 1560],
      D: [1445, 1440, 1595, 1465, 1545],
      E: [1595, 1630, 1515, 1635, 1625],
      F: [1520, 1455, 1450, 1480, 1445],
    };
    const fit = fitRaters(
      Object.entries(batches).flatMap(([application, yields]) =>
        yields.map((score) => ({ application, reviewer: "one", score })),
      ),
      0,
    );
    expect(fit.criterion).toBeCloseTo(319.654277, 5);
    expect(fit.mean).toBeCloseTo(1527.5, 6);
    expect(fit.meanError).toBeCloseTo(19.3834, 2);
    expect(fit.sd.applications).toBeCloseTo(42.0006, 2);
    expect(fit.sd.noise).toBeCloseTo(49.5101, 2);
    expect(fit.sd.reviewers).toBe(0);
    expect(effects(fit)).toEqual([0]);
  });
});

/** Five applications and four reviewers, unevenly read: each reading has a number from 0 to 100. */
function uneven(): Reading[] {
  const random = createRandom(5);
  return ["ABC", "AB", "BCD", "D", "ACD"].flatMap((readers, i) =>
    [...readers].map((reviewer) => ({ application: `a${i}`, reviewer, score: random.int(20, 90) })),
  );
}

/**
 * The same model without any elimination: V = σₐ²·ZₐZₐ′ + σᵦ²·ZᵦZᵦ′ + σ²·I over the readings, the general
 * formulas of C. R. Henderson and S. R. Searle (Variance Components, 1992, chapters 6 and 7).
 */
function dense(readings: readonly Reading[], { applications, reviewers, noise }: RaterFit["sd"]) {
  const n = readings.length;
  const same = (one: Reading, other: Reading) =>
    (one.application === other.application ? applications ** 2 : 0) +
    (one.reviewer === other.reviewer ? reviewers ** 2 : 0) +
    (one === other ? noise ** 2 : 0);
  const v = Float64Array.from(readings.flatMap((one) => readings.map((other) => same(one, other))));
  const factor = cholesky(v, n);
  const w = inverse(factor, n);
  const product = (one: number[], other: number[]) =>
    one.reduce((sum, x, i) => sum + x * other.reduce((part, y, j) => part + (w[i * n + j] as number) * y, 0), 0);
  const ones = readings.map(() => 1);
  const scores = readings.map(({ score }) => score);
  const weight = product(ones, ones);
  const mean = product(ones, scores) / weight;
  const rest = scores.map((score) => score - mean);
  const likelihood =
    logDeterminant(factor, n) + Math.log(weight) + product(rest, rest) + (n - 1) * Math.log(2 * Math.PI);
  return { mean, weight, likelihood, product, rest };
}

describe("an uneven design", () => {
  const readings = uneven();
  const fit = fitRaters(readings, 0);
  const { mean, weight, likelihood, product, rest } = dense(readings, fit.sd);

  test("the criterion and the predictions are those of the whole covariance matrix", () => {
    expect(fit.criterion).toBeCloseTo(likelihood, 6);
    expect(fit.mean).toBeCloseTo(mean, 6);
    expect(fit.meanError).toBeCloseTo(weight ** -0.5, 6);
    for (const { id, effect } of fit.reviewers) {
      const covariances = readings.map(({ reviewer }) => (reviewer === id ? fit.sd.reviewers ** 2 : 0));
      expect(effect).toBeCloseTo(product(covariances, rest), 6);
    }
  });

  test("the standard errors are those of the whole covariance matrix", () => {
    const { applications, reviewers } = fit.sd;
    for (const { id, score, error } of fit.applications) {
      // What is predicted is a + b̄, with these covariances with the scores, and this variance.
      const covariances = readings.map(
        ({ application }) => (application === id ? applications ** 2 : 0) + reviewers ** 2 / fit.reviewers.length,
      );
      const across = product(
        covariances,
        readings.map(() => 1),
      );
      const variance =
        applications ** 2 +
        reviewers ** 2 / fit.reviewers.length -
        product(covariances, covariances) +
        (1 - across) ** 2 / weight;
      expect(score).toBeCloseTo(mean + product(covariances, rest), 6);
      expect(error).toBeCloseTo(widening(designOf(readings)) * Math.sqrt(variance), 6);
    }
  });

  test("no other standard deviations make the scores likelier", () => {
    for (const [a, b, e] of [
      [1.05, 1, 1],
      [0.95, 1, 1],
      [1, 1.05, 1],
      [1, 0.95, 1],
      [1, 1, 1.05],
      [1, 1, 0.95],
    ] as const) {
      const { applications, reviewers, noise } = fit.sd;
      const other = dense(readings, { applications: a * applications, reviewers: b * reviewers, noise: e * noise });
      expect(other.likelihood).toBeGreaterThanOrEqual(likelihood - 1e-7);
    }
  });

  test("the order of the readings changes nothing", () => {
    const again = fitRaters(readings.toReversed(), 0);
    for (const { id, score } of fit.applications)
      expect(again.applications.find((one) => one.id === id)?.score).toBeCloseTo(score, 4);
    expect(remlCriterion(designOf(readings), { applications: 0, reviewers: 0 })).toBeGreaterThanOrEqual(
      fit.criterion ?? 0,
    );
  });
});

describe("few scores", () => {
  const read = (...rows: [application: string, reviewer: string, score: number][]): Reading[] =>
    rows.map(([application, reviewer, score]) => ({ application, reviewer, score }));

  test("none", () => {
    expect(fitRaters([])).toMatchObject({ mean: 0, applications: [], reviewers: [], parts: 0 });
  });

  test("one review: its score, and no error is claimed", () => {
    expect(fitRaters(read(["a", "A", 70]))).toMatchObject({
      mean: 70,
      applications: [{ id: "a", score: 70, error: null }],
      reviewers: [{ id: "A", effect: 0, error: null }],
      parts: 1,
    });
  });

  test("all alike: nobody is strict, nothing is better", () => {
    const fit = fitRaters(read(["a", "A", 60], ["a", "B", 60], ["b", "A", 60], ["b", "B", 60]));
    expect(fit.sd).toEqual({ applications: 0, reviewers: 0, noise: 0 });
    expect(fit.applications.map(({ score, error }) => [score, error])).toEqual([
      [60, null],
      [60, null],
    ]);
  });

  test("one reviewer, each application once: halfway between the score and the mean", () => {
    const fit = fitRaters(read(["a", "A", 20], ["b", "A", 50], ["c", "A", 80]));
    expect(fit.applications.map(({ score }) => Math.round(score * 1e6) / 1e6)).toEqual([35, 50, 65]);
    expect(fit.reviewers).toMatchObject([{ id: "A", effect: 0, error: 0, mean: 50 }]);
    expect(fit.applications[0]?.error).toBeGreaterThan(5);
  });

  test("one application: its plain mean, with the usual standard error of a mean of few", () => {
    const readings = read(["a", "A", 40], ["a", "B", 60], ["a", "C", 80]);
    const fit = fitRaters(readings);
    expect(fit.applications).toMatchObject([{ mean: 60, reviews: 3 }]);
    expect(fit.applications[0]?.score).toBeCloseTo(60, 9);
    expect(fit.applications[0]?.error).toBeCloseTo((widening(designOf(readings)) * 20) / Math.sqrt(3), 6);
  });

  test("where two reviewers contradict each other in everything, the applications are not all taken for equal", () => {
    const fit = fitRaters(
      read(["a", "A", 30], ["a", "B", 60], ["b", "A", 60], ["b", "B", 30], ["c", "A", 50], ["c", "B", 45]),
    );
    expect(fit.sd.applications).toBeGreaterThan(0.5);
    expect(fit.sd.noise).toBeGreaterThan(5);
    for (const { error } of fit.applications) expect(error).toBeGreaterThan(3);
  });

  test("a strict reader’s applications are lifted, a lenient one’s lowered", () => {
    const fit = fitRaters(
      read(
        ["a", "A", 40],
        ["a", "B", 70],
        ["b", "A", 50],
        ["b", "B", 80],
        ["c", "A", 45],
        ["c", "B", 76],
        ["d", "A", 60],
        ["e", "B", 62],
      ),
    );
    const score = Object.fromEntries(fit.applications.map((one) => [one.id, one.score]));
    expect(score["d"]).toBeGreaterThan(score["e"] as number);
    expect(fit.reviewers.map(({ effect }) => Math.sign(effect))).toEqual([-1, 1]);
  });

  test("readers who share no application stand in parts", () => {
    const fit = fitRaters(
      read(["a", "A", 40], ["a", "B", 70], ["b", "B", 50], ["c", "C", 80], ["d", "C", 45], ["c", "D", 60]),
    );
    expect(fit.parts).toBe(2);
    expect(fit.reviewers.map(({ id, part }) => `${id}${part}`)).toEqual(["A0", "B0", "C1", "D1"]);
    expect(fit.applications.map(({ id, part }) => `${id}${part}`)).toEqual(["a0", "b0", "c1", "d1"]);
  });

  test("scores that are sums exactly are taken apart exactly, but for the shrinkage of one part in a thousand", () => {
    const readings = [10, 20, 40, 50].flatMap((worth, i) =>
      [-5, 0, 5].map((severity, j) => ({ application: `a${i}`, reviewer: `r${j}`, score: worth + severity })),
    );
    const fit = fitRaters(readings);
    expect(fit.sd.noise).toBeLessThan(0.1);
    for (const [at, effect] of effects(fit).entries()) expect(effect).toBeCloseTo([-5, 0, 5][at] as number, 1);
    for (const [at, { score }] of fit.applications.entries())
      expect(score).toBeCloseTo([10, 20, 40, 50][at] as number, 1);
  });

  test("whatever was read by whom: numbers, that balance", () => {
    const reading = fc.record({
      application: fc.constantFrom("a", "b", "c", "d", "e", "f"),
      reviewer: fc.constantFrom("A", "B", "C", "D"),
      score: fc.integer({ min: 0, max: 8 }).map((eighth) => eighth * 12.5),
    });
    fc.assert(
      fc.property(fc.array(reading, { minLength: 1, maxLength: 16 }), (readings) => {
        const fit = fitRaters(readings);
        const sum = (values: number[]) => values.reduce((all, value) => all + value, 0);
        expect(sum(effects(fit))).toBeCloseTo(0, 4);
        expect(sum(fit.applications.map(({ score }) => score - fit.mean))).toBeCloseTo(0, 4);
        const errors = [...fit.applications, ...fit.reviewers].map(({ error }) => error);
        if (new Set(readings.map(({ score }) => score)).size === 1) expect(new Set(errors)).toEqual(new Set([null]));
        else for (const error of errors) expect(error).toBeGreaterThanOrEqual(0);
        for (const { score } of fit.applications) {
          expect(score).toBeGreaterThan(-100);
          expect(score).toBeLessThan(200);
        }
      }),
      { seed: 2026, numRuns: 500 },
    );
  });

  test("an interval reaches 1.96 standard errors to both sides", () => {
    expect(intervalOf(50, 10).low).toBeCloseTo(30.4, 2);
    expect(intervalOf(50, null)).toEqual({ low: 50, high: 50 });
  });
});
