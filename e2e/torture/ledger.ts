// What the writer of one text was told by the server, held against what the server has.
import { createHash } from "node:crypto";

/** SHA-256, hexadecimal, of the text as UTF-8. */
export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

export type Stored = { version: number; hash: string };

export type Ledger = {
  /** What is stored as far as the writer was told; the next save begins from its version. */
  last(): Stored;
  /** A text goes out. Until another is acknowledged, it may be stored without our having been told. */
  sending(hash: string): void;
  /** The server says that it has saved this. @returns how many acknowledged texts that gives away as lost */
  saved(stored: Stored): number;
  /**
   * The server has this, by a conflict's answer or by its table. It must be the text that was
   * acknowledged last, or one sent since. What is found is what the writer goes on from.
   * @returns how many acknowledged texts are lost
   */
  found(stored: Stored): number;
};

export function openLedger(start: Stored): Ledger {
  const told = [start];
  const doubtful = new Set<string>();
  let last = start;

  function believe(stored: Stored) {
    while ((told.at(-1)?.version ?? -1) >= stored.version) told.pop();
    told.push(stored);
    last = stored;
    // A request that is still under way names an older version, so it can't land any more.
    doubtful.clear();
  }
  return {
    last: () => last,
    sending(hash) {
      doubtful.add(hash);
    },
    saved(stored) {
      // A newer version follows from one that we knew; the same text again may keep its version.
      const follows = stored.version > last.version || (stored.version === last.version && stored.hash === last.hash);
      const lost = follows ? 0 : told.filter(({ version }) => version >= stored.version).length;
      believe(stored);
      return lost;
    },
    found(stored) {
      let lost = 0;
      if (stored.version < last.version) lost = told.filter(({ version }) => version > stored.version).length;
      else if (stored.version === last.version) lost = stored.hash === last.hash ? 0 : 1;
      else if (!doubtful.has(stored.hash)) lost = 1;
      believe(stored);
      return lost;
    },
  };
}
