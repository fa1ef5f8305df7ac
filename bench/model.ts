// How long correcting scores for strict and lenient readers takes for a whole cohort, beside plain
// means of the same reviews, and how much nearer to the truth it comes.
import { fitRaters } from "#lib/scores/rater-model.ts";
import type { Reading } from "#lib/scores/readings.ts";
import { type Simulated, simulate } from "#lib/scores/simulate.ts";
import { createRandom } from "#prisma/random.ts";
import { milliseconds, type Spread, spread, table, whole, withSpread } from "./figures.ts";
import { say } from "./place.ts";

const cohort = {
  applications: 22_000,
  reviewers: 300,
  each: 3,
  mean: 55,
  sd: { applications: 12, reviewers: 8, noise: 9 },
};

/** The plain mean of each application. */
function plainMeans(readings: readonly Reading[]): Map<string, number> {
  const sums = new Map<string, { sum: number; count: number }>();
  for (const { application, score } of readings) {
    const of = sums.get(application);
    if (of) {
      of.sum += score;
      of.count += 1;
    } else sums.set(application, { sum: score, count: 1 });
  }
  return new Map([...sums].map(([id, { sum, count }]) => [id, sum / count]));
}

function corrected(readings: readonly Reading[]): Map<string, number> {
  return new Map(fitRaters(readings).applications.map(({ id, score }) => [id, score]));
}

/** How far scores lie from what the applications are worth to all reviewers together: root mean square, in points. */
function off(scores: ReadonlyMap<string, number>, { applications, reviewers }: Simulated["truth"]): number {
  const readers = [...reviewers.values()].reduce((sum, severity) => sum + severity, 0) / reviewers.size;
  let sum = 0;
  for (const [id, score] of scores) sum += (score - (applications.get(id) ?? Number.NaN) - readers) ** 2;
  return Math.sqrt(sum / scores.size);
}

function timed<T>(work: () => T): { time: number; result: T } {
  const begun = performance.now();
  const result = work();
  return { time: performance.now() - begun, result };
}

/** A table, and how to read it. */
export function modelTable(rounds: number): { title: string; text: string; notes: string[] } {
  const { readings, truth } = simulate(createRandom(2026), cohort);
  const count = whole(readings.length);
  say(`Correcting ${count} reviews`);
  const taken = Array.from({ length: rounds + 1 }, () => ({
    plain: timed(() => plainMeans(readings)),
    ours: timed(() => corrected(readings)),
  })).slice(1);
  const of = (pick: (one: (typeof taken)[number]) => number): Spread => spread(taken.map(pick));
  const last = taken.at(-1);
  const points = (scores: ReadonlyMap<string, number> | undefined) => (scores ? off(scores, truth).toFixed(1) : "–");
  const ratio = of(({ plain, ours }) => ours.time / plain.time);
  return {
    title: `Correcting ${count} reviews of ${whole(cohort.applications)} applications by ${cohort.reviewers} reviewers`,
    text: table(
      ["what", "time", "over plain means", "off the truth, points"],
      [
        [
          "plain means",
          withSpread(
            of(({ plain }) => plain.time),
            milliseconds,
          ),
          "1",
          points(last?.plain.result),
        ],
        [
          "the model: variances, scores, severities, intervals",
          withSpread(
            of(({ ours }) => ours.time),
            milliseconds,
          ),
          withSpread(ratio, whole),
          points(last?.ours.result),
        ],
      ],
    ),
    notes: [
      "aim: a few seconds at most; it is done by the worker, and nobody waits for it",
      `simulated by the model itself: standard deviations of ${cohort.sd.applications} points between applications, ${cohort.sd.reviewers} between reviewers, ${cohort.sd.noise} of noise`,
      `${rounds} rounds in turns after one to warm up`,
    ],
  };
}
