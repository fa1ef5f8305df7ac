// What a fit of the rater-effects model says (lib/scores/rater-model.ts), as it is stored in
// `score_fit.report` and drawn. Scores are overall scores, 0 to 100. Intervals hold 95 %.

export type Interval = { low: number; high: number };

/** How strict a reviewer is: so many points their scores lie above (+) or below (−) what others give. */
export type Severity = {
  reviewerId: string;
  /** Reviews that the fit rests on. */
  reviews: number;
  /** Their own plain mean. */
  mean: number;
  effect: number;
  interval: Interval;
  /** Which connected part of the graph of who read what they stand in, from 0. */
  part: number;
};

/** Krippendorff's alpha of one criterion (ordinal) or of the overall score (interval), with a bootstrap interval. */
export type Agreement = {
  /** Null for the overall score. */
  criterionId: string | null;
  alpha: number | null;
  interval: Interval | null;
  /** Applications with two scores or more, and scores in them. */
  units: number;
  scores: number;
};

/** How often each score was given: of a criterion, by a reviewer (null: by all). */
export type Distribution = { criterionId: string; reviewerId: string | null; counts: Record<string, number> };

export type OneMore = { code: string; reviewerId: string; why: string };

export type ScoreReport = {
  applications: number;
  reviews: number;
  reviewers: number;
  /** The mean of all applications, and the standard deviations of applications, reviewers and noise. */
  mean: number;
  sd: { applications: number; reviewers: number; noise: number };
  /** Parts of the graph of who read what that no reading connects; more than one: their scores can't be compared. */
  parts: number;
  severities: Severity[];
  agreement: Agreement[];
  distributions: Distribution[];
  /** Which applications should get one more reading, and from whom, the most worthwhile first. */
  oneMore: OneMore[];
};
