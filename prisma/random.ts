// A small generator of repeatable random numbers, so that demo data and benchmarks come out
// the same every time. Not for secrets: anyone who knows the seed knows every number.
//
// Algorithm: sfc32 ("small fast chaotic", 128 bits of state) by Chris Doty-Humphrey, from
// PractRand, public domain; the seed is spread over the state by splitmix32's finaliser.

export type Random = {
  /** A number from 0 up to, not including, 1; 32 bits of it are random. */
  next(): number;
  /** A whole number between the two, both included. */
  int(min: number, max: number): number;
  /** True with this probability, 0 to 1. */
  chance(probability: number): boolean;
  /** One item. Errors: throws on an empty list. */
  pick<T>(items: readonly T[]): T;
  /** A normal deviate (Box–Muller). */
  normal(mean?: number, deviation?: number): number;
  /** A new list in random order. */
  shuffle<T>(items: readonly T[]): T[];
};

/** Several numbers make one seed: `createRandom(seed, i)` is the stream of the i-th applicant. */
export function createRandom(...seed: number[]): Random {
  let spread = 0x9e3779b9;
  const scramble = () => {
    spread = (spread + 0x9e3779b9) | 0;
    let t = spread ^ (spread >>> 16);
    t = Math.imul(t, 0x21f0aaad);
    t ^= t >>> 15;
    t = Math.imul(t, 0x735a2d97);
    return t ^ (t >>> 15);
  };
  for (const part of seed) {
    spread ^= part | 0;
    spread = scramble();
  }
  let a = scramble();
  let b = scramble();
  let c = scramble();
  let counter = 1;
  const bits = () => {
    const out = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + out) | 0;
    return out >>> 0;
  };
  // The first outputs still resemble the seed; PractRand discards a dozen.
  for (let i = 0; i < 12; i += 1) bits();

  const next = () => bits() / 0x1_0000_0000;
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick(items) {
      if (items.length === 0) throw new Error("Nothing to pick from.");
      return items[int(0, items.length - 1)] as (typeof items)[number];
    },
    normal: (mean = 0, deviation = 1) =>
      mean + deviation * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    shuffle(items) {
      const all = [...items];
      for (let i = all.length - 1; i > 0; i -= 1) {
        const j = int(0, i);
        [all[i], all[j]] = [all[j] as (typeof all)[number], all[i] as (typeof all)[number]];
      }
      return all;
    },
  };
}
