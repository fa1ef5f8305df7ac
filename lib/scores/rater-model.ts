import { minimise } from "./minimise.ts";
import { remlCriterion, type Solution, solve, type Theta } from "./mixed-equations.ts";
import { Z95 } from "./normal.ts";
import { type Design, designOf, type Reading } from "./readings.ts";
import type { Interval } from "./report.ts";

/** What the model says of one application. Not clamped to the scale: pages do that. */
export type CorrectedScore = {
  id: string;
  reviews: number;
  /** The plain mean. */
  mean: number;
  /** μ + a: what these reviewers together would give it, had they all read it. */
  score: number;
  /** The standard error of `score`, widened for few reviews so that 1.96 of it hold 95 %; null where nothing tells it: all reviews, or the only one, give one score. */
  error: number | null;
  part: number;
};

/** What it says of one reviewer: see Severity in report.ts. */
export type ReviewerEffect = {
  id: string;
  reviews: number;
  mean: number;
  effect: number;
  error: number | null;
  part: number;
};

export type RaterFit = {
  mean: number;
  meanError: number | null;
  sd: { applications: number; reviewers: number; noise: number };
  /** −2 × the restricted log-likelihood; null where no variance was estimated. */
  criterion: number | null;
  applications: CorrectedScore[];
  reviewers: ReviewerEffect[];
  /** Connected parts of the graph of who read what. */
  parts: number;
};

/** What keeps standard deviations from 0: 1 as in Chung and others (below), 0 for plain restricted maximum likelihood. */
export type Penalty = 0 | 1;

/**
 * The additive rater-effects model with shrinkage: a score is μ + aᵢ (application) + bⱼ (reviewer) + e,
 * with a, b and e normal and independent. Their standard deviations are estimated by restricted maximum
 * likelihood with a light penalty (`ratios`); a and b are then predicted by the mixed model equations:
 * best linear unbiased predictions (G. K. Robinson, “That BLUP is a good thing: the estimation of random
 * effects”, Statistical Science 6, 1991, 15–32), with standard errors from the inverse of the equations,
 * widened where they rest on few reviews (`widening`).
 *
 * The time is that of some fifty Cholesky factors of the order of the number of reviewers.
 * @param readings scores in points; order, and ids, change nothing
 */
export function fitRaters(readings: readonly Reading[], penalty: Penalty = 1): RaterFit {
  const design = designOf(readings);
  // Nothing, or one score only, however often it was given.
  if (design.squares <= 1e-12 * (1 + design.mean ** 2) * design.count) return flat(design);
  const { theta, criterion } = ratios(design, penalty);
  const solution = solve(design, theta);
  const noise = Math.sqrt(solution.noise);
  return {
    mean: solution.mean,
    meanError: solution.meanError,
    sd: { applications: theta.applications * noise, reviewers: theta.reviewers * noise, noise },
    criterion,
    ...named(design, solution),
    parts: design.parts.count,
  };
}

/** The 95 % interval around a value; a point where the error is not known. */
export function intervalOf(value: number, error: number | null): Interval {
  return { low: value - Z95 * (error ?? 0), high: value + Z95 * (error ?? 0) };
}

/**
 * Standard errors times this, times 1.96, give intervals that hold 95 % though the noise is estimated,
 * too: the ratio of the 97.5 % points of Student's distribution and of the normal one. Its degrees of
 * freedom, at least 3, are the reviews less what they must tell of applications and reviewers. M. Abramowitz
 * and I. A. Stegun, Handbook of Mathematical Functions, 1964, 26.7.5, off by less than 1 %.
 */
export function widening(design: Design): number {
  const { count, applications, reviewers, parts } = design;
  const freedom = Math.max(3, count - applications.length - reviewers.length + parts.count);
  const z = Z95;
  const first = (z ** 2 + 1) / (4 * freedom);
  const second = (5 * z ** 4 + 16 * z ** 2 + 3) / (96 * freedom ** 2);
  const third = (3 * z ** 6 + 19 * z ** 4 + 17 * z ** 2 - 15) / (384 * freedom ** 3);
  return 1 + first + second + third;
}

/**
 * θ by restricted maximum likelihood: the profiled criterion of mixed-equations.ts is minimised over it
 * by the simplex method. With few scores the likelihood is often greatest where a variance is 0, though
 * nobody believes that all applications, or all reviewers, are alike, or that there is no noise, and the
 * intervals would be too narrow. So −2·log of each standard deviation's share of the whole is added, which
 * keeps it from 0 by no more than the scores leave open, and changes little where there are many (Y. Chung,
 * S. Rabe-Hesketh, V. Dorie, A. Gelman and J. Liu, “A nondegenerate penalized likelihood estimator for
 * variance parameters in multilevel models”, Psychometrika 78, 2013, 685–709).
 *
 * What the scores can't tell at all is set:
 * - no application was read twice: quality and noise can't be told apart, and half of their variance is
 *   taken for noise (θₐ = 1);
 * - there is one application (its quality is μ), or one reviewer (whose severity is μ), or no reviewer
 *   read twice (severity and noise can't be told apart): that standard deviation is 0.
 */
function ratios(design: Design, penalty: Penalty): { theta: Theta; criterion: number | null } {
  const twice = (counts: Float64Array) => counts.some((count) => count > 1);
  const alike = design.applications.length === 1;
  const fixed: Partial<Theta> = {
    ...(alike ? { applications: 0 } : twice(design.ofApplication.count) ? {} : { applications: 1 }),
    ...(design.reviewers.length === 1 || !twice(design.ofReviewer.count) ? { reviewers: 0 } : {}),
  };
  const free = (["applications", "reviewers"] as const).filter((name) => fixed[name] === undefined);
  if (free.length === 0) return { theta: { applications: 0, reviewers: 0, ...fixed }, criterion: null };

  // The criterion is even in θ, so that the search need not stop at 0.
  const at = (point: readonly number[]): Theta => ({
    applications: 0,
    reviewers: 0,
    ...fixed,
    ...Object.fromEntries(free.map((name, axis) => [name, Math.abs(point[axis] as number)])),
  });
  const value = (point: readonly number[]) => {
    const theta = at(point);
    const whole = Math.hypot(theta.applications, theta.reviewers, 1);
    // Beyond this the equations lose their digits; it is as good as no noise.
    if (whole > 1_000) return Number.POSITIVE_INFINITY;
    const shares = [1, ...free.map((name) => theta[name])].map((part) => part / whole);
    const paid = shares.reduce((sum, share) => sum - 2 * Math.log(share + 1e-12), 0);
    return remlCriterion(design, theta) + penalty * paid;
  };
  const theta = at(
    minimise(
      value,
      free.map((name) => (name === "applications" ? 1 : 0.5)),
      0.25,
    ),
  );
  return { theta, criterion: remlCriterion(design, theta) };
}

function named(
  design: Design,
  solution: Pick<Solution, "mean" | "applications" | "reviewers">,
): Pick<RaterFit, "applications" | "reviewers"> {
  const plain = ({ count, sum }: { count: Float64Array; sum: Float64Array }, at: number) => ({
    reviews: count[at] as number,
    mean: design.mean + (sum[at] as number) / (count[at] as number),
  });
  const wide = widening(design);
  const error = (variance: number) => wide * Math.sqrt(variance);
  return {
    applications: design.applications.map((id, i) => ({
      id,
      ...plain(design.ofApplication, i),
      score: solution.mean + (solution.applications.effect[i] as number),
      error: error(solution.applications.variance[i] as number),
      part: design.parts.ofApplication[i] as number,
    })),
    reviewers: design.reviewers.map((id, j) => ({
      id,
      ...plain(design.ofReviewer, j),
      effect: solution.reviewers.effect[j] as number,
      error: error(solution.reviewers.variance[j] as number),
      part: design.parts.ofReviewer[j] as number,
    })),
  };
}

/** One score, however often it was given: everything is the mean, and nothing tells how sure that is. */
function flat(design: Design): RaterFit {
  const zeros = (size: number) => ({ effect: new Float64Array(size), variance: new Float64Array(size) });
  const applications = zeros(design.applications.length);
  const reviewers = zeros(design.reviewers.length);
  const { applications: scores, reviewers: effects } = named(design, { mean: design.mean, applications, reviewers });
  return {
    mean: design.mean,
    meanError: null,
    sd: { applications: 0, reviewers: 0, noise: 0 },
    criterion: null,
    applications: scores.map((one) => ({ ...one, error: null })),
    reviewers: effects.map((one) => ({ ...one, error: null })),
    parts: design.parts.count,
  };
}
