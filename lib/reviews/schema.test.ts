// What a review may hold as it comes from a form or a script.
import { expect, test } from "vitest";
import { reviewDraft } from "./schema.ts";

const id = "0199a000-0000-7000-8000-00000000abcd";
const parse = (scores: Record<string, unknown>) => reviewDraft.parse({ version: 0, submission: 1, scores }).scores;

test("a criterion has one score, however its id is written", () => {
  expect(parse({ [id]: "3" })).toEqual([{ criterion: id, score: 3 }]);
  expect(parse({ [id]: "3", [id.toUpperCase()]: "4" })).toEqual([{ criterion: id, score: 4 }]);
  expect(parse({ [id]: "" })).toEqual([]);
});

test("what is no whole number is refused by its criterion", () => {
  for (const score of ["three", "1e9", 2.5, "\0", "∞"]) {
    const { error } = reviewDraft.safeParse({ version: 0, submission: 1, scores: { [id]: score } });
    expect(error?.issues.map(({ path }) => path)).toEqual([["scores", id]]);
  }
});
