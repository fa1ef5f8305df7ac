// Scores made by the model itself, with known applications and reviewers. Seeds are fixed.
import { describe, expect, test } from "vitest";
import { createRandom } from "#prisma/random.ts";
import { fitRaters } from "./rater-model.ts";
import { simulate } from "./simulate.ts";

const sd = { applications: 12, reviewers: 8, noise: 9 };

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** How many of the 95 % intervals hold what was true, over so many simulated projects. */
function coverage(times: number, design: Omit<Parameters<typeof simulate>[1], "mean" | "sd">) {
  const held = { applications: 0, reviewers: 0 };
  const all = { applications: 0, reviewers: 0 };
  for (let seed = 1; seed <= times; seed += 1) {
    const { readings, truth } = simulate(createRandom(2026, seed), { ...design, mean: 55, sd });
    const fit = fitRaters(readings);
    // Both are said relative to the reviewers who are there.
    const readers = average(fit.reviewers.map(({ id }) => truth.reviewers.get(id) as number));
    for (const { id, score, error } of fit.applications) {
      all.applications += 1;
      if (Math.abs((truth.applications.get(id) as number) + readers - score) <= 1.96 * (error ?? 0))
        held.applications += 1;
    }
    for (const { id, effect, error } of fit.reviewers) {
      all.reviewers += 1;
      if (Math.abs((truth.reviewers.get(id) as number) - readers - effect) <= 1.96 * (error ?? 0)) held.reviewers += 1;
    }
  }
  return { applications: held.applications / all.applications, reviewers: held.reviewers / all.reviewers };
}

describe("what is known is found again", () => {
  const { readings, truth } = simulate(createRandom(7), { applications: 2_000, reviewers: 40, each: 3, mean: 55, sd });
  const fit = fitRaters(readings);

  test("the standard deviations", () => {
    expect(fit.sd.applications / sd.applications).toBeGreaterThan(0.93);
    expect(fit.sd.applications / sd.applications).toBeLessThan(1.07);
    expect(fit.sd.reviewers / sd.reviewers).toBeGreaterThan(0.75);
    expect(fit.sd.reviewers / sd.reviewers).toBeLessThan(1.25);
    expect(fit.sd.noise / sd.noise).toBeGreaterThan(0.95);
    expect(fit.sd.noise / sd.noise).toBeLessThan(1.05);
  });

  test("who is strict and who is lenient, to a point and a half on average", () => {
    const readers = average([...truth.reviewers.values()]);
    const off = fit.reviewers.map(({ id, effect }) => (effect - ((truth.reviewers.get(id) as number) - readers)) ** 2);
    expect(Math.sqrt(average(off))).toBeLessThan(1.5);
  });

  test("corrected scores lie nearer to the truth than plain means", () => {
    const readers = average([...truth.reviewers.values()]);
    const off = (key: "score" | "mean") =>
      average(fit.applications.map((one) => (one[key] - (truth.applications.get(one.id) as number) - readers) ** 2));
    expect(off("score")).toBeLessThan(0.65 * off("mean"));
  });
});

describe("95 % intervals hold the truth about 95 times in 100", () => {
  test.each([
    ["a project: 60 applications, 4 reviewers, 2 reviews each", 500, { applications: 60, reviewers: 4, each: 2 }],
    [
      "a large project: 200 applications, 10 reviewers, 3 reviews each",
      100,
      { applications: 200, reviewers: 10, each: 3 },
    ],
    ["a small project: 20 applications, 3 reviewers, 2 reviews each", 600, { applications: 20, reviewers: 3, each: 2 }],
  ] as const)("%s", (_, times, design) => {
    const share = coverage(times, design);
    expect(share.applications).toBeGreaterThan(0.92);
    expect(share.applications).toBeLessThan(0.98);
    expect(share.reviewers).toBeGreaterThan(0.92);
    expect(share.reviewers).toBeLessThan(0.98);
  });
});
