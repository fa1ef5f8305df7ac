import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { markedParagraphs, sharedPassages } from "./passages.ts";

const words = (from: number, count: number) => Array.from({ length: count }, (_, at) => `word${from + at}`).join(" ");

describe("shared passages", () => {
  test("are the longest runs of the same words, told in both texts", () => {
    const one = `First I say this. The cat sat on the mat, quietly. Then ${words(1, 8)} again.`;
    const other = `Oddly, ${words(1, 8)}! And THE CAT SAT ON THE MAT quietly — or not.`;
    const found = sharedPassages(one, other).map((passage) => [
      one.slice(passage.one.start, passage.one.end),
      other.slice(passage.other.start, passage.other.end),
      passage.words,
    ]);
    expect(found).toEqual([
      ["The cat sat on the mat, quietly", "THE CAT SAT ON THE MAT quietly", 7],
      [words(1, 8), words(1, 8), 8],
    ]);
  });

  test("leave out what was asked, and find nothing in texts of a few words", () => {
    const prompt = "Describe an experiment that could prove you wrong.";
    expect(sharedPassages(`${prompt} Mine.`, `${prompt} Yours.`, [prompt])).toEqual([]);
    expect(sharedPassages(`${prompt} Mine.`, `${prompt} Yours.`)).toHaveLength(1);
    expect(sharedPassages("one two three four", "one two three four")).toEqual([]);
    expect(sharedPassages("", words(1, 20))).toEqual([]);
  });

  test("which word belongs to which passage is clear, also where a text repeats itself", () => {
    const phrase = words(1, 9);
    const found = sharedPassages(`${phrase}. ${phrase}.`, `${phrase}; and ${words(50, 9)}`);
    expect(found).toHaveLength(1);
    const twice = sharedPassages(`${phrase}. ${phrase}.`, `${phrase}; and then ${phrase}`);
    expect(twice.map(({ other }) => other.start)).toEqual([0, phrase.length + 11]);
  });

  test("Chinese without spaces", () => {
    const common = "我们怎样才能知道一个模型说的是不是真话";
    const [found] = sharedPassages(`首先${common}。`, `因此${common}吗？`);
    expect(found).toEqual({ one: { start: 2, end: 21 }, other: { start: 2, end: 21 }, words: 19 });
  });

  test("a megabyte against a megabyte", () => {
    const long = words(1, 100_000);
    expect(sharedPassages(long, long)).toHaveLength(1);
    const same = "again and ".repeat(20_000);
    expect(sharedPassages(same, `${same} no`)).toHaveLength(1);
    expect(sharedPassages(words(1, 20_000), words(200_000, 20_000))).toEqual([]);
  }, 30_000);

  test("spans don't overlap, say the same, and cover what is planted", () => {
    const word = fc.constantFrom("a", "b", "c", "d", "e", "f", "g");
    const text = fc.array(word, { maxLength: 60 }).map((list) => list.join(" "));
    fc.assert(
      fc.property(text, text, (one, other) => {
        const found = sharedPassages(one, other);
        for (const side of ["one", "other"] as const) {
          const spans = found.map((passage) => passage[side]).sort((a, b) => a.start - b.start);
          for (const [at, span] of spans.entries()) expect(span.start).toBeGreaterThanOrEqual(spans[at - 1]?.end ?? 0);
        }
        for (const passage of found) {
          expect(one.slice(passage.one.start, passage.one.end)).toBe(
            other.slice(passage.other.start, passage.other.end),
          );
          expect(passage.words).toBeGreaterThanOrEqual(5);
        }
      }),
    );
  });
});

describe("a text with its passages told apart", () => {
  test("paragraphs, and a passage over two of them begins once", () => {
    const text = "One two.\n\nThree four.\n \n\nFive.";
    const paragraphs = markedParagraphs(text, [
      { start: 4, end: 15, number: 2 },
      { start: 25, end: 29, number: 1 },
    ]);
    expect(paragraphs).toEqual([
      [
        { text: "One ", passage: null, first: false },
        { text: "two.", passage: 2, first: true },
      ],
      [
        { text: "Three", passage: 2, first: false },
        { text: " four.", passage: null, first: false },
      ],
      [
        { text: "Five", passage: 1, first: true },
        { text: ".", passage: null, first: false },
      ],
    ]);
  });

  test("nothing of the text is lost but the empty lines between", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("a", " ", "\n", "b"), { maxLength: 40 }).map((list) => list.join("")),
        fc.nat(40),
        fc.nat(40),
        (text, from, length) => {
          const span = { start: Math.min(from, text.length), end: Math.min(from + length, text.length), number: 1 };
          const shown = markedParagraphs(text, [span]).flat();
          expect(
            shown
              .map((part) => part.text)
              .join("")
              .replace(/\s/g, ""),
          ).toBe(text.replace(/\s/g, ""));
          const marked = shown.filter((part) => part.passage === 1);
          expect(
            marked
              .map((part) => part.text)
              .join("")
              .replace(/\s/g, ""),
          ).toBe(text.slice(span.start, span.end).replace(/\s/g, ""));
        },
      ),
    );
  });
});
