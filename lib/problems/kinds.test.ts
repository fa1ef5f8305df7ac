import { expect, test } from "vitest";
import type { ProblemKind } from "#prisma/generated/enums.ts";
import { amountText, limitsText } from "./kinds.ts";

test.for<[ProblemKind, number | null, number | null, number | null, string]>([
  ["essay", 300, 1000, 1200, "300 to 1,200 words, about 1,000 recommended"],
  ["short_answer", null, null, 30, "at most 30 words"],
  ["links", 1, null, 5, "1 to 5 links"],
  ["links", 1, 3, 5, "1 to 5 links, about 3 recommended"],
  ["links", 3, 3, 3, "3 links"],
  ["links", 1, null, 1, "1 link"],
  ["links", null, null, 1, "at most 1 link"],
  ["links", 2, null, null, "at least 2 links"],
  ["links", 0, null, null, "any number of links"],
  ["links", null, 4, null, "about 4 links recommended"],
  ["links", null, null, null, "any number of links"],
])("%s from %s, %s, to %s: %s", ([kind, min, recommended, max, text]) => {
  expect(limitsText(kind, { min, recommended, max })).toBe(text);
});

test("amounts are of words or of links", () => {
  expect([amountText("essay", 1), amountText("short_answer", 1200)]).toEqual(["1 word", "1,200 words"]);
  expect([amountText("links", 1), amountText("links", 2)]).toEqual(["1 link", "2 links"]);
});
