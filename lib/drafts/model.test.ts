import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Bug } from "#scripts/model/browsers.ts";
import { anyHistory, lonelyHistory } from "#scripts/model/histories.ts";
import { type History, play } from "#scripts/model/world.ts";

/** Printed with every failure, and read from the environment to play it again. */
const seed = Number(process.env["HISTORIES_SEED"] ?? Date.now() % 2 ** 31);

const fine = (history: History) => {
  const { trouble } = play(history);
  expect(trouble, trouble[0]).toEqual([]);
};

test("tabs and computers, whatever happens to their messages: no word is lost, nothing is overwritten unseen, all agree", () => {
  fc.assert(fc.property(anyHistory, fine), { numRuns: 400, seed });
}, 60_000);

test("one editor at a time never meets a conflict with itself, however bad the network is", () => {
  fc.assert(
    fc.property(lonelyHistory, (history) => {
      const { trouble, conflicts } = play(history, { orderly: true });
      expect(trouble, trouble[0]).toEqual([]);
      expect(conflicts).toBe(0);
    }),
    { numRuns: 200, seed },
  );
}, 60_000);

describe("the world notices", () => {
  const bugs: Record<Bug, string> = {
    "no-version-check": "a server that does not look at versions",
    "forget-on-send": "a journal emptied when a text is sent, not when it is acknowledged",
    "slow-journal": "a journal written too late",
    "adopt-unseen": "a conflict settled by nobody",
    "one-journal": "a journal that two tabs share",
  };
  for (const [bug, what] of Object.entries(bugs)) {
    test(what, () => {
      const found = fc.check(
        fc.property(anyHistory, (history) => play(history, { bug: bug as Bug }).trouble.length === 0),
        { numRuns: 2_000, seed: 1 },
      );
      expect(found.failed).toBe(true);
      // It is the bug that is noticed, not the history.
      expect(play(found.counterexample?.[0] as History).trouble).toEqual([]);
    }, 60_000);
  }
});
