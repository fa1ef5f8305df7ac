// Henderson's mixed model equations (C. R. Henderson, “Best linear unbiased estimation and prediction
// under a selection model”, Biometrics 31, 1975, 423–447) of y = μ + aᵢ + bⱼ + e, in the form that
// still holds when a variance is 0 (D. Bates, M. Mächler, B. Bolker and S. Walker, “Fitting linear
// mixed-effects models using lme4”, Journal of Statistical Software 67(1), 2015): a = θₐ·u and
// b = θᵦ·v with u, v and e of one variance σ², so that θ is a standard deviation over the noise's.
// The block of the applications is diagonal, so they are eliminated first; what is left is dense, of
// the order of the reviewers and one: first v, then μ (counted from the plain mean of all scores).
import { cholesky, inverse, logDeterminant, solveLower, solveUpper } from "./cholesky.ts";
import type { Design } from "./readings.ts";

/** Standard deviations of applications and of reviewers, each over the noise's. */
export type Theta = { applications: number; reviewers: number };

type Solved = {
  factor: Float64Array;
  /** v, then μ. */
  solution: Float64Array;
  logDeterminant: number;
  /** The penalised residual sum of squares. */
  residual: number;
};

function reduced(design: Design, { applications: a, reviewers: b }: Theta): Solved {
  const { from, by, times, ofApplication, ofReviewer } = design;
  const last = design.reviewers.length;
  const n = last + 1;
  const matrix = new Float64Array(n * n);
  const right = new Float64Array(n);
  const add = (to: Float64Array, at: number, value: number) => {
    to[at] = (to[at] as number) + value;
  };
  for (let j = 0; j < last; j += 1) {
    const count = ofReviewer.count[j] as number;
    matrix[j * n + j] = b * b * count + 1;
    matrix[last * n + j] = b * count;
    right[j] = b * (ofReviewer.sum[j] as number);
  }
  let logs = 0;
  let residual = design.squares;
  for (let i = 0; i < design.applications.length; i += 1) {
    const count = ofApplication.count[i] as number;
    const sum = ofApplication.sum[i] as number;
    const pivot = a * a * count + 1;
    const weight = (a * a) / pivot;
    logs += Math.log(pivot);
    residual -= weight * sum * sum;
    add(matrix, last * n + last, count / pivot);
    add(right, last, sum / pivot);
    const end = from[i + 1] as number;
    for (let k = from[i] as number; k < end; k += 1) {
      const j = by[k] as number;
      const share = weight * b * (times[k] as number);
      add(matrix, last * n + j, -share * count);
      add(right, j, -share * sum);
      for (let l = from[i] as number; l < end; l += 1) {
        const other = by[l] as number;
        if (other <= j) add(matrix, j * n + other, -share * b * (times[l] as number));
      }
    }
  }
  const factor = cholesky(matrix, n);
  const half = solveLower(factor, n, right);
  for (const value of half) residual -= value * value;
  return {
    factor,
    solution: solveUpper(factor, n, half),
    logDeterminant: logs + logDeterminant(factor, n),
    residual: Math.max(0, residual),
  };
}

/**
 * −2 × the restricted log-likelihood (H. D. Patterson and R. Thompson, “Recovery of inter-block
 * information when block sizes are unequal”, Biometrika 58, 1971, 545–554), with σ² at its best for
 * this θ: what lme4 calls the REML criterion.
 */
export function remlCriterion(design: Design, theta: Theta): number {
  const { logDeterminant: logs, residual } = reduced(design, theta);
  const freedom = design.count - 1;
  return logs + freedom * (1 + Math.log((2 * Math.PI * Math.max(residual, Number.MIN_VALUE)) / freedom));
}

export type Solution = {
  mean: number;
  /** The variance of the noise, σ². */
  noise: number;
  /** The standard error of μ. */
  meanError: number;
  /** By number: predicted aᵢ and bⱼ (best linear unbiased), and the variance of their errors as described in `solve`. */
  applications: { effect: Float64Array; variance: Float64Array };
  reviewers: { effect: Float64Array; variance: Float64Array };
};

/**
 * The predictions for a given θ, and the variances of their errors from the inverse of the equations'
 * matrix. An application's is that of μ + aᵢ + b̄, b̄ the mean effect of these very reviewers: what they
 * would give it on average. A reviewer's is that of bⱼ − b̄. The predictions of b have mean 0 (the
 * equation of μ less those of b says so), so that b̄ changes no prediction, only what is uncertain of it.
 */
export function solve(design: Design, theta: Theta): Solution {
  const { from, by, times, ofApplication } = design;
  const { applications: a, reviewers: b } = theta;
  const last = design.reviewers.length;
  const n = last + 1;
  const { factor, solution, residual } = reduced(design, theta);
  const noise = design.count > 1 ? residual / (design.count - 1) : 0;
  const covariance = inverse(factor, n);
  const of = (row: number, column: number) => covariance[row * n + column] as number;
  const shift = solution[last] as number;

  const target = new Float64Array(n).fill(last > 0 ? b / last : 0);
  target[last] = 1;
  const towards = Float64Array.from({ length: n }, (_, row) => {
    let sum = 0;
    for (let column = 0; column < n; column += 1) sum += of(row, column) * (target[column] as number);
    return sum;
  });
  const common = towards.reduce((sum, value, at) => sum + value * (target[at] as number), 0);

  const size = design.applications.length;
  const applications = { effect: new Float64Array(size), variance: new Float64Array(size) };
  for (let i = 0; i < size; i += 1) {
    const count = ofApplication.count[i] as number;
    const pivot = a * a * count + 1;
    const weight = (a * a) / pivot;
    const begin = from[i] as number;
    const end = from[i + 1] as number;
    let sum = (ofApplication.sum[i] as number) - count * shift;
    let across = count * (towards[last] as number);
    let square = count * count * of(last, last);
    for (let k = begin; k < end; k += 1) {
      const j = by[k] as number;
      const own = b * (times[k] as number);
      sum -= own * (solution[j] as number);
      across += own * (towards[j] as number);
      square += 2 * own * count * of(j, last);
      for (let l = begin; l < end; l += 1) square += own * b * (times[l] as number) * of(j, by[l] as number);
    }
    applications.effect[i] = weight * sum;
    applications.variance[i] = noise * Math.max(0, weight + common - 2 * weight * across + weight * weight * square);
  }

  const reviewers = { effect: new Float64Array(last), variance: new Float64Array(last) };
  let whole = 0;
  const rows = Float64Array.from({ length: last }, (_, row) => {
    let sum = 0;
    for (let column = 0; column < last; column += 1) sum += of(row, column);
    whole += sum;
    return sum;
  });
  for (let j = 0; j < last; j += 1) {
    reviewers.effect[j] = b * (solution[j] as number);
    const variance = of(j, j) - (2 * (rows[j] as number)) / last + whole / (last * last);
    reviewers.variance[j] = noise * b * b * Math.max(0, variance);
  }
  return {
    mean: design.mean + shift,
    noise,
    meanError: Math.sqrt(noise * of(last, last)),
    applications,
    reviewers,
  };
}
