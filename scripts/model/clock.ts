type Due = { at: number; order: number; run: () => void };

/** The time of a small world, and the chances in it: both the same whenever the same history is played. */
export class Clock {
  now = 0;
  readonly #queue: Due[] = [];
  readonly #fates: readonly number[];
  #order = 0;
  #fate = 0;

  constructor(fates: readonly number[]) {
    this.#fates = fates;
  }

  /** Does something after so many milliseconds. */
  after(wait: number, run: () => void): void {
    this.#order += 1;
    this.#queue.push({ at: this.now + Math.max(0, wait), order: this.#order, run });
  }

  /** Lets everything happen that is due until then. */
  until(time: number): void {
    for (;;) {
      let first: Due | undefined;
      for (const one of this.#queue)
        if (one.at <= time && (!first || one.at < first.at || (one.at === first.at && one.order < first.order)))
          first = one;
      if (!first) break;
      this.#queue.splice(this.#queue.indexOf(first), 1);
      this.now = first.at;
      first.run();
    }
    this.now = Math.max(this.now, time);
  }

  /** Numbers from 0 to 1, drawn from the next fate. */
  chance(): () => number {
    this.#fate += 1;
    let seed = (this.#fates[this.#fate % Math.max(1, this.#fates.length)] ?? 0) + this.#fate;
    return () => {
      seed = (seed + 0x6d2b79f5) | 0;
      let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
    };
  }
}
