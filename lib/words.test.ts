import fc from "fast-check";
import { expect, test } from "vitest";
import { countWords, fitOf, rangeText } from "./words.ts";

test.each([
  ["", 0],
  ["one", 1],
  ["two words", 2],
  ["  spaces \t and\r\nlines  ", 3],
  ["well-known", 1],
  ["don’t", 1],
  ["a — b", 2],
  ["a—b", 1],
  ["a / b", 2],
  ["- item\n- item", 2],
  ["* * *", 0],
  ["3.5 million", 2],
  ["no\u00a0break", 2],
  ["Größe ελληνικά עברית", 3],
  ["👍", 0],
  ["👍 fine", 1],
])("%j has %i words", (text, words) => {
  expect(countWords(text)).toBe(words);
});

test("never negative, and additive over paragraphs", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (a, b) => {
      expect(countWords(a)).toBeGreaterThanOrEqual(0);
      expect(countWords(`${a}\n\n${b}`)).toBe(countWords(a) + countWords(b));
    }),
  );
});

test("a count stands to its range", () => {
  const range = { min: 300, recommended: 1000, max: 1200 };
  expect(fitOf(299, range)).toEqual({ kind: "short", by: 1 });
  expect(fitOf(300, range)).toEqual({ kind: "fits" });
  expect(fitOf(1200, range)).toEqual({ kind: "fits" });
  expect(fitOf(1320, range)).toEqual({ kind: "long", by: 120 });
  expect(fitOf(0, { min: null, recommended: null, max: null })).toEqual({ kind: "fits" });
});

test.each([
  [{ min: 300, recommended: 1000, max: 1200 }, "300 to 1,200 words, about 1,000 recommended"],
  [{ min: 300, recommended: null, max: null }, "at least 300 words"],
  [{ min: null, recommended: null, max: 1 }, "at most 1 word"],
  [{ min: null, recommended: 500, max: null }, "about 500 words recommended"],
  [{ min: null, recommended: null, max: null }, "any length"],
])("%j reads “%s”", (range, text) => {
  expect(rangeText(range)).toBe(text);
});
