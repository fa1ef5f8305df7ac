import { alpha, alphaInterval, type Metric, type Unit } from "./alpha.ts";
import { nextReadings, type Reader } from "./next-reading.ts";
import { movedOverCut } from "./order.ts";
import { fitRaters, intervalOf, type RaterFit } from "./rater-model.ts";
import type { Reading } from "./readings.ts";
import type { Agreement, Distribution, OneMore, ScoreReport } from "./report.ts";

/** One score on one criterion, by its review. */
export type Mark = { criterion: string; application: string; reviewer: string; score: number };

/** What a fit is made of. Applications are named by id; `codes` are what reviewers see of them. */
export type Read = {
  readings: Reading[];
  marks: Mark[];
  /** Of a project; null for a cohort, which has no cut of its own. */
  project: {
    places: number;
    codes: ReadonlyMap<string, string>;
    readers: Omit<Reader, "part">[];
    /** Pairs of application and reader who must not be asked, as `pairOf` makes them. */
    barred: ReadonlySet<string>;
  } | null;
};

export const pairOf = (application: string, reader: string) => `${application} ${reader}`;

/** What is kept on an application. */
export type Corrected = { id: string; score: number; error: number | null; moved: boolean };

/** Fits the model and says what it means: the report that is stored, and what applications keep of it. */
export function buildReport({ readings, marks, project }: Read): { report: ScoreReport; corrected: Corrected[] } {
  const fit = fitRaters(readings);
  const moved = project ? movedOverCut(fit.applications, project.places) : new Set<string>();
  const report: ScoreReport = {
    applications: fit.applications.length,
    reviews: readings.length,
    reviewers: fit.reviewers.length,
    mean: fit.mean,
    sd: fit.sd,
    parts: fit.parts,
    severities: fit.reviewers.map(({ id, reviews, mean, effect, error, part }) => ({
      reviewerId: id,
      reviews,
      mean,
      effect,
      interval: intervalOf(effect, error),
      part,
    })),
    agreement: agreements(readings, marks),
    distributions: distributionsOf(marks),
    oneMore: project ? oneMore(fit, project) : [],
  };
  const corrected = fit.applications.map(({ id, score, error }) => ({ id, score, error, moved: moved.has(id) }));
  return { report, corrected };
}

/** Of the overall scores by their distance, then of each criterion by rank, in the order in which they come. */
function agreements(readings: readonly Reading[], marks: readonly Mark[]): Agreement[] {
  const byCriterion = Map.groupBy(marks, ({ criterion }) => criterion);
  return [
    agreement(null, readings, "interval"),
    ...[...byCriterion].map(([criterion, some]) => agreement(criterion, some, "ordinal")),
  ];
}

function agreement(
  criterionId: string | null,
  scores: readonly { application: string; score: number }[],
  metric: Metric,
): Agreement {
  const units: Unit[] = [...Map.groupBy(scores, ({ application }) => application).values()]
    .map((some) => some.map(({ score }) => score))
    .filter((unit) => unit.length > 1);
  return {
    criterionId,
    alpha: alpha(units, metric),
    interval: alphaInterval(units, metric),
    units: units.length,
    scores: units.reduce((sum, unit) => sum + unit.length, 0),
  };
}

function distributionsOf(marks: readonly Mark[]): Distribution[] {
  const found = new Map<string, Distribution>();
  const count = (criterionId: string, reviewerId: string | null, score: number) => {
    const key = pairOf(criterionId, reviewerId ?? "");
    const one = found.get(key) ?? { criterionId, reviewerId, counts: {} };
    one.counts[score] = (one.counts[score] ?? 0) + 1;
    found.set(key, one);
  };
  for (const { criterion, reviewer, score } of marks) {
    count(criterion, null, score);
    count(criterion, reviewer, score);
  }
  return [...found.values()];
}

function oneMore(fit: RaterFit, { places, codes, readers, barred }: NonNullable<Read["project"]>): OneMore[] {
  const candidates = fit.applications.flatMap(({ id, score, error, part }) =>
    error === null ? [] : [{ id, score, error, part }],
  );
  const scores = new Map(candidates.map((one) => [one.id, one]));
  const parts = new Map(fit.reviewers.map(({ id, part }) => [id, part]));
  const asked = nextReadings(
    candidates,
    places,
    readers.map((reader) => ({ ...reader, part: parts.get(reader.id) ?? null })),
    (application, reader) => barred.has(pairOf(application, reader)),
  );
  return asked.map(({ application, reviewer, doubt, connects }) => {
    const { score, error } = scores.get(application) ?? { score: 0, error: 0 };
    const { low, high } = intervalOf(score, error);
    const shown = (value: number) => Math.round(Math.min(100, Math.max(0, value)));
    return {
      code: codes.get(application) ?? "",
      reviewerId: reviewer,
      why:
        `${Math.round(doubt * 100)} in 100 that it stands on the wrong side of the cut: corrected score ${shown(score)}, ` +
        `between ${shown(low)} and ${shown(high)}.` +
        (connects ? " This reading also connects readers whose scores can’t be compared yet." : ""),
    };
  });
}
