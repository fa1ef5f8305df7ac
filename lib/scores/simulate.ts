import type { Reading } from "./readings.ts";

/** Repeatable random numbers, as prisma/random.ts makes them: whole ones, both ends included, and normal ones. */
type Random = { int(min: number, max: number): number; normal(mean: number, deviation: number): number };

export type Simulated = {
  readings: Reading[];
  /** By id: what an application is worth to an average reviewer, and how far a reviewer is from that one. */
  truth: { applications: Map<string, number>; reviewers: Map<string, number> };
};

/**
 * Scores as the model of rater-model.ts says they come about, for tests and benchmarks: each
 * application is read by `each` different reviewers, chosen at random.
 */
export function simulate(
  random: Random,
  {
    applications,
    reviewers,
    each,
    mean,
    sd,
  }: {
    applications: number;
    reviewers: number;
    each: number;
    mean: number;
    sd: { applications: number; reviewers: number; noise: number };
  },
): Simulated {
  const severities = Array.from({ length: reviewers }, () => random.normal(0, sd.reviewers));
  const truth: Simulated["truth"] = {
    applications: new Map(),
    reviewers: new Map(severities.map((severity, j) => [`r${j}`, severity])),
  };
  const readings: Reading[] = [];
  for (let i = 0; i < applications; i += 1) {
    const worth = random.normal(mean, sd.applications);
    truth.applications.set(`a${i}`, worth);
    const readers = new Set<number>();
    while (readers.size < Math.min(each, reviewers)) readers.add(random.int(0, reviewers - 1));
    for (const j of readers)
      readings.push({
        application: `a${i}`,
        reviewer: `r${j}`,
        score: worth + (severities[j] as number) + random.normal(0, sd.noise),
      });
  }
  return { readings, truth };
}
