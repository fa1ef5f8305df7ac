/** An application with a plain mean and a corrected score. */
export type Scored = { id: string; mean: number; score: number };

/** Scores nearer than this are a tie: what is between them is rounding. */
const SAME = 1e-9;

/**
 * Who is within the cut and who is not, if the best take the places. Applications that tie for the last
 * places are in neither.
 */
function sides(scores: ReadonlyMap<string, number>, places: number): { within: Set<string>; outside: Set<string> } {
  const order = [...scores].sort(([, one], [, other]) => other - one);
  const last = order[places - 1]?.[1] ?? Number.NEGATIVE_INFINITY;
  const next = order[places]?.[1] ?? Number.NEGATIVE_INFINITY;
  const within = new Set<string>();
  const outside = new Set<string>();
  for (const [id, score] of order) {
    if (score > next + SAME) within.add(id);
    else if (score < last - SAME) outside.add(id);
  }
  return { within, outside };
}

/**
 * The applications that correcting moves over the cut: within the places by the plain mean and outside
 * by the corrected score, or the reverse. Where a tie leaves open on which side one stands, it isn't
 * said to move.
 * @param places how many are chosen, 0 or more
 */
export function movedOverCut(scored: readonly Scored[], places: number): Set<string> {
  const plain = sides(new Map(scored.map(({ id, mean }) => [id, mean])), places);
  const corrected = sides(new Map(scored.map(({ id, score }) => [id, score])), places);
  return new Set(
    scored
      .map(({ id }) => id)
      .filter(
        (id) =>
          (plain.within.has(id) && corrected.outside.has(id)) || (plain.outside.has(id) && corrected.within.has(id)),
      ),
  );
}

/** The score halfway between the last that has a place and the first that has none; null when all or none have one. */
export function cutOf(scores: readonly number[], places: number): number | null {
  const order = [...scores].sort((one, other) => other - one);
  const last = order[places - 1];
  const next = order[places];
  return last === undefined || next === undefined ? null : (last + next) / 2;
}
