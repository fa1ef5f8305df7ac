import fc from "fast-check";
import { expect, test } from "vitest";
import { differenceOf, differenceText, isSame, type Part } from "./difference.ts";

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
    fc
      .array(fc.constantFrom("a", "b", "don’t", " ", "\n", "\n\n", ".", "! ", "👍🏽", "日本", "\ud83d", "\0", "\r\n"))
      .map((all) => all.join("")),
  );
  fc.assert(
    fc.property(text, text, (before, after) => {
      const parts = differenceOf(before, after);
      expect(side(parts, "added")).toBe(before);
      expect(side(parts, "removed")).toBe(after);
      expect(parts.every((part) => part.text !== "")).toBe(true);
      for (const [at, { kind }] of parts.entries()) expect(parts[at + 1]?.kind).not.toBe(kind);
    }),
  );
});

test("where fewer edits are looked for, a difference is coarser, and gives back both texts", () => {
  const before = Array.from({ length: 60 }, (_, n) => `a${n} same.`).join(" ");
  const after = Array.from({ length: 60 }, (_, n) => `b${n} same.`).join(" ");
  const [fine, coarse] = [differenceOf(before, after), differenceOf(before, after, 10)];
  expect(coarse.length).toBeLessThan(fine.length);
  expect([side(coarse, "added"), side(coarse, "removed")]).toEqual([before, after]);
});

test("words that were exchanged in a row read as one change", () => {
  expect(differenceOf("We measure what models say.", "We ask what people meant to say.")).toEqual([
    { kind: "same", text: "We " },
    { kind: "removed", text: "measure" },
    { kind: "added", text: "ask" },
    { kind: "same", text: " what " },
    { kind: "removed", text: "models" },
    { kind: "added", text: "people meant to" },
    { kind: "same", text: " say." },
  ]);
  expect(differenceOf("one two three", "eins zwei drei")).toEqual([
    { kind: "removed", text: "one two three" },
    { kind: "added", text: "eins zwei drei" },
  ]);
});

test("punctuation and paragraphs are told apart from the words beside them", () => {
  expect(differenceOf("an end, of it", "an end. of it")).toEqual([
    { kind: "same", text: "an end" },
    { kind: "removed", text: "," },
    { kind: "added", text: "." },
    { kind: "same", text: " of it" },
  ]);
  expect(differenceOf("One. Two.", "One.\n\nTwo.")).toEqual([
    { kind: "same", text: "One." },
    { kind: "removed", text: " " },
    { kind: "added", text: "\n\n" },
    { kind: "same", text: "Two." },
  ]);
  expect(isSame(differenceOf("a\n\nb", "a\n\nb"))).toBe(true);
  expect(isSame(differenceOf("a\n\nb", "a\nb"))).toBe(false);
  expect(isSame(differenceOf("", ""))).toBe(true);
});

const book = (word: string, sentences: number) =>
  Array.from({ length: sentences }, (_, at) => `The ${word}${at} is one of ${at}${at % 9 === 8 ? ".\n\n" : ". "}`).join(
    "",
  );

test("a word in each of thousands of sentences is found in each of them", () => {
  const [before, after] = [book("cat", 1_500), book("dog", 1_500)];
  const parts = differenceOf(before, after);
  expect(side(parts, "added")).toBe(before);
  expect(side(parts, "removed")).toBe(after);
  expect(differenceText(parts)).toBe("1,500 words added, 1,500 removed");
});

test("a chapter that was put in leaves the rest as it was", () => {
  const [before, chapter] = [book("cat", 3_000), book("bird", 3_000)];
  const at = before.indexOf("The cat1000");
  const parts = differenceOf(before, before.slice(0, at) + chapter + before.slice(at));
  expect(parts.map(({ kind }) => kind)).toEqual(["same", "added", "same"]);
});

test.each([
  ["nothing in common", Array.from({ length: 30_000 }, (_, at) => `a${at}`).join(" "), "b ".repeat(60_000)],
  ["the same few words", "a b c ".repeat(30_000), "c b a ".repeat(30_000)],
  ["lines and no words", "\n".repeat(200_000), ".\n".repeat(100_000)],
  ["signs", "[".repeat(200_000), "]".repeat(200_000)],
  ["all against nothing", book("cat", 8_000), ""],
])("two long texts with %s are compared whole, in bounded time", { timeout: 30_000 }, (_, before, after) => {
  const parts = differenceOf(before, after);
  expect(side(parts, "added")).toBe(before);
  expect(side(parts, "removed")).toBe(after);
  expect(differenceOf(before, after)).toEqual(parts);
});
