/** One submitted review: who read what, and its overall score. Of a pair there may be several. */
export type Reading = { application: string; reviewer: string; score: number };

/**
 * Who read what, counted: applications and reviewers by number in the order in which they first
 * come. What application i was read by stands at `from[i]` to `from[i + 1]` − 1 of `by` (reviewers)
 * and `times`.
 */
export type Design = {
  applications: string[];
  reviewers: string[];
  from: Int32Array;
  by: Int32Array;
  times: Float64Array;
  /** Readings and sum of scores, of each application and of each reviewer. */
  ofApplication: { count: Float64Array; sum: Float64Array };
  ofReviewer: { count: Float64Array; sum: Float64Array };
  count: number;
  mean: number;
  /** The sum of squared distances from the mean. */
  squares: number;
  /** The connected part that each stands in, counted from 0. */
  parts: { count: number; ofApplication: Int32Array; ofReviewer: Int32Array };
};

/** Sums of scores are taken of their distances from the mean, so that nothing is lost in rounding. */
export function designOf(readings: readonly Reading[]): Design {
  const applications = new Map<string, number>();
  const reviewers = new Map<string, number>();
  const number = (numbers: Map<string, number>, id: string) => {
    const known = numbers.get(id);
    if (known !== undefined) return known;
    numbers.set(id, numbers.size);
    return numbers.size - 1;
  };
  const readers: Map<number, number>[] = [];
  let total = 0;
  for (const { application, reviewer, score } of readings) {
    const i = number(applications, application);
    const j = number(reviewers, reviewer);
    readers[i] ??= new Map();
    readers[i].set(j, (readers[i].get(j) ?? 0) + 1);
    total += score;
  }
  const mean = readings.length > 0 ? total / readings.length : 0;
  const ofApplication = { count: new Float64Array(applications.size), sum: new Float64Array(applications.size) };
  const ofReviewer = { count: new Float64Array(reviewers.size), sum: new Float64Array(reviewers.size) };
  let squares = 0;
  const add = (to: { count: Float64Array; sum: Float64Array }, at: number, distance: number) => {
    to.count[at] = (to.count[at] as number) + 1;
    to.sum[at] = (to.sum[at] as number) + distance;
  };
  for (const { application, reviewer, score } of readings) {
    add(ofApplication, applications.get(application) as number, score - mean);
    add(ofReviewer, reviewers.get(reviewer) as number, score - mean);
    squares += (score - mean) ** 2;
  }
  const from = new Int32Array(applications.size + 1);
  for (const [i, row] of readers.entries()) from[i + 1] = (from[i] as number) + row.size;
  const by = Int32Array.from(readers.flatMap((row) => [...row.keys()]));
  const times = Float64Array.from(readers.flatMap((row) => [...row.values()]));
  return {
    applications: [...applications.keys()],
    reviewers: [...reviewers.keys()],
    from,
    by,
    times,
    ofApplication,
    ofReviewer,
    count: readings.length,
    mean,
    squares,
    parts: partsOf(from, by, reviewers.size),
  };
}

/** The connected parts of the graph whose edges are the readings: union-find over the reviewers. */
function partsOf(from: Int32Array, by: Int32Array, reviewers: number): Design["parts"] {
  const up = Int32Array.from({ length: reviewers }, (_, j) => j);
  const top = (j: number): number => {
    let at = j;
    while (up[at] !== at) {
      up[at] = up[up[at] as number] as number;
      at = up[at] as number;
    }
    return at;
  };
  const applications = from.length - 1;
  for (let i = 0; i < applications; i += 1)
    for (let k = (from[i] as number) + 1; k < (from[i + 1] as number); k += 1)
      up[top(by[k] as number)] = top(by[from[i] as number] as number);
  const numbers = new Map<number, number>();
  const ofReviewer = Int32Array.from({ length: reviewers }, (_, j) => {
    const root = top(j);
    if (!numbers.has(root)) numbers.set(root, numbers.size);
    return numbers.get(root) as number;
  });
  const ofApplication = Int32Array.from(
    { length: applications },
    (_, i) => ofReviewer[by[from[i] as number] as number] as number,
  );
  return { count: numbers.size, ofApplication, ofReviewer };
}
