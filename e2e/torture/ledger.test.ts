import { expect, test } from "vitest";
import { openLedger } from "./ledger.ts";

const begun = () => {
  const ledger = openLedger({ version: 1, hash: "empty" });
  for (const [version, hash] of [
    [2, "two"],
    [3, "three"],
    [4, "four"],
  ] as const) {
    ledger.sending(hash);
    expect(ledger.saved({ version, hash })).toBe(0);
  }
  return ledger;
};

test("the text that was acknowledged last is stored, or one that was sent since", () => {
  expect(begun().found({ version: 4, hash: "four" })).toBe(0);
  const ledger = begun();
  ledger.sending("five, without an answer");
  ledger.sending("five, typed on");
  expect(ledger.found({ version: 5, hash: "five, without an answer" })).toBe(0);
  expect(ledger.last().version).toBe(5);
});

test("a database that forgot its last commits has lost each of them, and is counted once", () => {
  const ledger = begun();
  ledger.sending("five");
  expect(ledger.found({ version: 2, hash: "two" })).toBe(2);
  expect(ledger.found({ version: 2, hash: "two" })).toBe(0);
  expect(ledger.saved({ version: 3, hash: "five" })).toBe(0);
});

test("a text in the place of an acknowledged one, or one that nobody sent, is a loss", () => {
  expect(begun().found({ version: 4, hash: "another" })).toBe(1);
  expect(begun().found({ version: 5, hash: "another" })).toBe(1);
});

test("a text that was sent before an acknowledged one must not come back over it", () => {
  const ledger = begun();
  ledger.sending("abandoned");
  ledger.sending("five");
  ledger.saved({ version: 5, hash: "five" });
  expect(ledger.found({ version: 6, hash: "abandoned" })).toBe(1);
});

test("two texts acknowledged as one version are a loss; one text twice is none", () => {
  expect(begun().saved({ version: 4, hash: "four" })).toBe(0);
  expect(begun().saved({ version: 4, hash: "another four" })).toBe(1);
});
