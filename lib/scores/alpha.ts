// Krippendorff's alpha: K. Krippendorff, “Computing Krippendorff's Alpha-Reliability”, 2011
// (repository.upenn.edu/asc_papers/43), and Content Analysis, 3rd ed., 2013, chapter 12.
import type { Interval } from "./report.ts";

/** How far two values lie apart: not at all or entirely; by their ranks; by their distance. */
export type Metric = "nominal" | "ordinal" | "interval";

/** The values that a unit was given, by whomever; missing ones are simply not there. */
export type Unit = readonly number[];

/** Resamples of a bootstrap: so many, and of more units than two thousand, whose alpha is sure, fewer. */
const resamples = (units: number) => (units > 2_000 ? 200 : 1_000);

/** The values that occur, in order; and of each unit with two values or more, those by number. */
type Coded = { values: number[]; units: Uint32Array[] };

function coded(units: readonly Unit[]): Coded {
  const pairable = units.filter((unit) => unit.length > 1);
  const values = [...new Set(pairable.flat())].sort((one, other) => one - other);
  const at = new Map(values.map((value, index) => [value, index]));
  return { values, units: pairable.map((unit) => Uint32Array.from(unit, (value) => at.get(value) as number)) };
}

/**
 * 1 − Dₒ/Dₑ: 1 where all agree, 0 where they agree as by chance, below where less.
 * @returns null where it is not defined: no unit has two values, or all values are the same
 */
export function alpha(units: readonly Unit[], metric: Metric): number | null {
  return estimator(coded(units), metric)((all) => all);
}

/** Alpha of these units, or of those that `draw` takes from them. */
function estimator(data: Coded, metric: Metric): (draw: <T>(units: readonly T[]) => readonly T[]) => number | null {
  if (metric !== "interval") return (draw) => byCoincidence(data.values, draw(data.units), metric);
  const sums = sumsOf(data);
  return (draw) => byDistance(draw(sums));
}

/** What one unit adds to both disagreements by squared distances: no matrix is needed. */
type Sums = { count: number; sum: number; squares: number; observed: number };

/** Σ over ordered pairs of (x − y)² = 2·(n·Σx² − (Σx)²). */
const apart = (count: number, sum: number, squares: number) => 2 * (count * squares - sum * sum);

/** Counted from the least value of all, so that nothing is lost in rounding. */
function sumsOf({ values, units }: Coded): Sums[] {
  return units.map((unit) => {
    let sum = 0;
    let squares = 0;
    for (const code of unit) {
      const value = (values[code] as number) - (values[0] as number);
      sum += value;
      squares += value * value;
    }
    return { count: unit.length, sum, squares, observed: apart(unit.length, sum, squares) / (unit.length - 1) };
  });
}

function byDistance(units: readonly Sums[]): number | null {
  let [count, sum, squares, observed] = [0, 0, 0, 0];
  for (const unit of units) {
    count += unit.count;
    sum += unit.sum;
    squares += unit.squares;
    observed += unit.observed;
  }
  const expected = apart(count, sum, squares) / (count - 1);
  return count > 1 && expected > 1e-12 * (1 + squares) ? 1 - observed / expected : null;
}

function byCoincidence(
  values: readonly number[],
  units: readonly Uint32Array[],
  metric: "nominal" | "ordinal",
): number | null {
  const size = values.length;
  const coincidences = new Float64Array(size * size);
  for (const unit of units)
    for (const one of unit)
      for (const other of unit) {
        const at = one * size + other;
        coincidences[at] = (coincidences[at] as number) + 1 / (unit.length - 1);
      }
  // A value's coincidences with itself as the same judgement are taken out: each counted 1 / (m − 1).
  for (const unit of units)
    for (const one of unit) {
      const at = one * size + one;
      coincidences[at] = (coincidences[at] as number) - 1 / (unit.length - 1);
    }
  const margins = new Float64Array(size);
  for (const unit of units) for (const one of unit) margins[one] = (margins[one] as number) + 1;
  const total = margins.reduce((sum, count) => sum + count, 0);
  // δ² of ranks c < k: (n_c/2 + … + n_k/2)², the counts between them whole and their own by half.
  const below = new Float64Array(size + 1);
  for (let c = 0; c < size; c += 1) below[c + 1] = (below[c] as number) + (margins[c] as number);
  const rank = (c: number) => (below[c] as number) + (margins[c] as number) / 2;
  let observed = 0;
  let expected = 0;
  for (let c = 0; c < size; c += 1)
    for (let k = c + 1; k < size; k += 1) {
      const distance = metric === "nominal" ? 1 : (rank(k) - rank(c)) ** 2;
      observed += (coincidences[c * size + k] as number) * distance;
      expected += ((margins[c] as number) * (margins[k] as number) * distance) / (total - 1);
    }
  return expected > 0 ? 1 - observed / expected : null;
}

/** Numbers from 0 up to 1, always the same of one seed: mulberry32 by Tommy Ettinger, public domain. */
function repeatable(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/**
 * The middle 95 % of alpha over resamples of the units with two values or more, drawn with
 * replacement (percentile bootstrap: B. Efron and R. Tibshirani, An Introduction to the Bootstrap, 1993,
 * chapter 13). The same units give the same interval every time.
 * @returns null where alpha is null, or fewer than three units have two values
 */
export function alphaInterval(units: readonly Unit[], metric: Metric, seed = 1): Interval | null {
  const data = coded(units);
  const size = data.units.length;
  const alphaOf = estimator(data, metric);
  if (size < 3 || alphaOf((all) => all) === null) return null;
  const random = repeatable(seed);
  const found: number[] = [];
  const rounds = resamples(size);
  for (let round = 0; round < rounds; round += 1) {
    const one = alphaOf((all) => all.map(() => all[Math.floor(random() * size)] as (typeof all)[number]));
    // Only units with one and the same value were drawn: everybody agrees in them.
    found.push(one ?? 1);
  }
  found.sort((one, other) => one - other);
  return {
    low: found[Math.floor(0.025 * (rounds - 1))] as number,
    high: found[Math.ceil(0.975 * (rounds - 1))] as number,
  };
}
