import { expect, test } from "vitest";
import { codesIn, notShownText } from "./compare.ts";

test("codes are taken as people give them: ticked, typed with blanks or commas, in small letters, twice", () => {
  expect(codesIn(undefined)).toEqual([]);
  expect(codesIn("K7QM-2F")).toEqual(["K7QM-2F"]);
  expect(codesIn(["K7QM-2F", " aaaa-11, BBBB-22  aaaa-11 ", ""])).toEqual(["K7QM-2F", "AAAA-11", "BBBB-22"]);
});

test("what is no code is none", () => {
  expect(codesIn(["<script>", "\0", "x".repeat(40), "K7QM-2F"])).toEqual(["K7QM-2F"]);
});

test("what is not shown is said alike, whatever the reason", () => {
  expect(notShownText(["A"])).toMatch(/^A is not shown:/);
  expect(notShownText(["A", "B", "C"])).toMatch(/^A, B and C are not shown:/);
});
