import { normalBelow } from "./normal.ts";
import { cutOf } from "./order.ts";

export type Candidate = { id: string; score: number; error: number; part: number };

export type Reader = {
  id: string;
  /** Applications that they have been given: read, in hand or assigned. */
  load: number;
  /** The most they are to be given; null: no such. */
  cap: number | null;
  /** The connected part they stand in; null: they have read nothing yet. */
  part: number | null;
};

export type Suggestion = {
  application: string;
  reviewer: string;
  /** How probable it is that the application stands on the wrong side of the cut, 0 to ½. */
  doubt: number;
  /** Whether this reading connects readers whose scores can't be compared now. */
  connects: boolean;
};

/** What is less probable than this needs no further reading. */
const SURE = 0.05;

/**
 * How probable it is that an application stands on the wrong side of the cut: Φ(−|score − cut| ÷ error),
 * since what it is worth lies around its corrected score with that standard error. It grows with the
 * interval's width and with nearness to the cut, up to ½.
 */
export function doubtOf({ score, error }: Pick<Candidate, "score" | "error">, cut: number): number {
  return error > 0 ? normalBelow(-Math.abs(score - cut) / error) : 0;
}

/**
 * Which applications should get one more reading, and from whom, the most worthwhile first.
 *
 * Which: those that may stand on the wrong side of the cut (`doubtOf` of 5 % or more), the most doubtful
 * first, of equals the one with the wider interval. From whom: somebody who may still read it and is
 * under their cap; rather one who so connects parts of the graph of who read what; of these the one with
 * the fewest readings. Each suggestion counts as read for those after it.
 * @param barred whether this reader must not be asked: has read it, stepped back from it, has a conflict
 * @param places how many are chosen; when all or none of the candidates are, nothing is suggested
 */
export function nextReadings(
  candidates: readonly Candidate[],
  places: number,
  readers: readonly Reader[],
  barred: (application: string, reader: string) => boolean,
  most = 10,
): Suggestion[] {
  const cut = cutOf(
    candidates.map(({ score }) => score),
    places,
  );
  if (cut === null) return [];
  const doubtful = candidates
    .map((candidate) => ({ ...candidate, doubt: doubtOf(candidate, cut) }))
    .filter(({ doubt }) => doubt >= SURE)
    .sort((one, other) => other.doubt - one.doubt || other.error - one.error || (one.id < other.id ? -1 : 1));

  const load = new Map(readers.map((reader) => [reader.id, reader.load]));
  const part = new Map(readers.map((reader) => [reader.id, reader.part]));
  // What suggestions join: of each part, the one that it became part of.
  const joined = new Map<number, number>();
  const whole = (of: number): number => {
    const next = joined.get(of);
    return next === undefined ? of : whole(next);
  };

  const found: Suggestion[] = [];
  for (const { id, doubt, part: own } of doubtful) {
    if (found.length >= most) break;
    const connects = (reader: string) => {
      const theirs = part.get(reader);
      return typeof theirs === "number" && whole(theirs) !== whole(own);
    };
    const [best] = readers
      .filter(({ id: reader, cap }) => !barred(id, reader) && (cap === null || (load.get(reader) ?? 0) < cap))
      .map((reader) => ({ id: reader.id, connects: connects(reader.id), load: load.get(reader.id) ?? 0 }))
      .sort(
        (one, other) =>
          Number(other.connects) - Number(one.connects) || one.load - other.load || (one.id < other.id ? -1 : 1),
      );
    if (!best) continue;
    found.push({ application: id, reviewer: best.id, doubt, connects: best.connects });
    load.set(best.id, best.load + 1);
    const theirs = part.get(best.id);
    if (typeof theirs !== "number") part.set(best.id, own);
    else if (whole(theirs) !== whole(own)) joined.set(whole(theirs), whole(own));
  }
  return found;
}
