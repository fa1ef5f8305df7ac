import { expect, test } from "vitest";
import { changes, changeText } from "./changes.ts";

const sent = { problemId: "p", problemVersionId: "v1", prompt: "Why?", sha256: "a" };
const where = "to “Aligning models” on 6 December 2026, 12:00 UTC";
const told = (before: (typeof sent)[], after: (typeof sent)[]) =>
  [...changes(before, after)].map(([id, change]) => `${id}: ${changeText(change, where)}`);

test("what is the same is not told", () => expect(told([sent], [{ ...sent }])).toEqual([]));

test("a changed text is told as such, whatever else changed", () => {
  const said = [`p: Changed since sent ${where}.`];
  expect(told([sent], [{ ...sent, sha256: "b" }])).toEqual(said);
  expect(told([sent], [{ ...sent, sha256: "b", problemVersionId: "v2", prompt: "How?" }])).toEqual(said);
});

test("a problem worded anew is not a text that changed", () => {
  expect(told([sent], [{ ...sent, problemVersionId: "v2", prompt: "Why not?" }])).toEqual([
    `p: The problem was worded anew since this was sent ${where}; your text is the same.`,
  ]);
  expect(told([sent], [{ ...sent, prompt: "How?" }])[0]).toContain("Another prompt is chosen");
});

test("what came in or would be left out is told", () => {
  expect(told([], [sent])[0]).toContain("Not part of what was sent");
  expect(told([sent], [])[0]).toContain("would be left out now");
});
