// Finding texts that may be alike among many, without comparing each with each: A. Broder, "On the
// resemblance and containment of documents" (1997); P. Indyk and R. Motwani (1998) for the bands.
import { FEWEST, mix } from "./shingles.ts";

export const HASHES = 128;
const ROWS = 2;

/**
 * 64 bands of 2 rows. Two texts of Jaccard index s share at least one band, and are then compared
 * exactly, with the probability 1 − (1 − s²)⁶⁴: 0.47 at s = 0.1, 0.77 at 0.15, 0.93 at 0.2, 0.998 at 0.3,
 * 1 from 0.5 on; and 0.0001 at 0.001, where essays to one prompt stand that have nothing to do with each other.
 */
export const BANDS = HASHES / ROWS;

/** The probability that two texts of such a Jaccard index are compared. */
export function found(similarity: number): number {
  return 1 - (1 - similarity ** ROWS) ** BANDS;
}

/** To change these means to make every sketch anew: DELETE FROM essay_sketch. */
const seeds = Array.from({ length: HASHES }, (_, at) => mix(Math.imul(at + 1, 0x9e3779b9)));

export type Sketch = {
  /** Both are whole numbers of 32 bits with a sign, as PostgreSQL's are. */
  signature: number[];
  bands: number[];
};

/** What a text is found by; null where it is too short to be compared. */
export function sketchOf(shingles: ReadonlySet<number>): Sketch | null {
  if (shingles.size < FEWEST) return null;
  const least = new Int32Array(HASHES).fill(2 ** 31 - 1);
  for (const shingle of shingles) {
    const low = shingle | 0;
    for (let at = 0; at < HASHES; at += 1) {
      const hash = mix(low ^ (seeds[at] ?? 0));
      if (hash < (least[at] ?? 0)) least[at] = hash;
    }
  }
  const signature = [...least];
  const bands = Array.from({ length: BANDS }, (_, band) => {
    let key = mix(band + 1);
    for (let row = 0; row < ROWS; row += 1) key = mix(Math.imul(key, 31) ^ (signature[band * ROWS + row] ?? 0));
    return key;
  });
  return { signature, bands };
}

/** The Jaccard index as two signatures tell it; its standard error is at most 0.044. */
export function estimate(one: readonly number[], other: readonly number[]): number {
  let same = 0;
  for (let at = 0; at < HASHES; at += 1) if (one[at] === other[at]) same += 1;
  return same / HASHES;
}
