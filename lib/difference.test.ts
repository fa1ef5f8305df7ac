import fc from "fast-check";
import { expect, test } from "vitest";
import { differenceOf, differenceText, type Part } from "./difference.ts";

const side = (parts: Part[], without: Part["kind"]) =>
  parts
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join("");

test("a word put in, a word taken out, and one for another", () => {
  expect(differenceOf("one two three", "one three")).toEqual([
    { kind: "same", text: "one " },
    { kind: "removed", text: "two " },
    { kind: "same", text: "three" },
  ]);
  expect(differenceText(differenceOf("one two three", "one big two three"))).toBe("1 word added");
  expect(differenceText(differenceOf("a b c", "a x c"))).toBe("1 word added, 1 removed");
  expect(differenceText(differenceOf("a, b", "a; b"))).toBe("only punctuation or white space changed");
  expect(differenceText(differenceOf("a", "a"))).toBe("nothing changed");
});

test("the parts give back both texts to the letter", () => {
  const text = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.array(fc.constantFrom("a", "b", "don’t", " ", "\n", "\n\n", ".", "👍🏽", "日本")).map((all) => all.join("")),
  );
  fc.assert(
    fc.property(text, text, (before, after) => {
      const parts = differenceOf(before, after);
      expect(side(parts, "added")).toBe(before);
      expect(side(parts, "removed")).toBe(after);
      expect(parts.every((part) => part.text !== "")).toBe(true);
    }),
  );
});

test("two long texts with nothing in common are still compared whole", () => {
  const before = Array.from({ length: 30_000 }, (_, at) => `a${at}`).join(" ");
  const after = Array.from({ length: 30_000 }, (_, at) => `b${at}`).join("\n");
  const parts = differenceOf(before, after);
  expect(side(parts, "added")).toBe(before);
  expect(side(parts, "removed")).toBe(after);
});
