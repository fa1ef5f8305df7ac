import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BANDS, estimate, found, HASHES, sketchOf } from "./minhash.ts";
import { FEWEST, likeness, shingleSet, shinglesOf, tokensOf } from "./shingles.ts";

const words = (from: number, count: number) => Array.from({ length: count }, (_, at) => `word${from + at}`).join(" ");
const wordsOf = (text: string) => tokensOf(text).map(({ word }) => word);

describe("words", () => {
  test("case, punctuation and marks of Markdown are not compared; hyphens part words, apostrophes don't", () => {
    expect(wordsOf("**Don’t** — it's well-known, [really](x)!")).toEqual([
      "dont",
      "its",
      "well",
      "known",
      "really",
      "x",
    ]);
    expect(wordsOf("Ｆｕｌｌ ÉCLAIR e\u0301clair")).toEqual(["full", "éclair", "éclair"]);
    expect(wordsOf("… ?! 🙂 \n")).toEqual([]);
  });

  test("each stands where it is in the text", () => {
    const text = "One, two; “three”。四五";
    for (const { word, start, end } of tokensOf(text)) expect(text.slice(start, end).toLowerCase()).toBe(word);
    expect(wordsOf(text)).toEqual(["one", "two", "three", "四", "五"]);
  });
});

describe("shingles", () => {
  test("five words make one, and six make two", () => {
    expect(shinglesOf(tokensOf("one two three four"))).toHaveLength(0);
    expect(shinglesOf(tokensOf("one two three four five"))).toHaveLength(1);
    expect(shinglesOf(tokensOf("one two three four five six"))).toHaveLength(2);
  });

  test("a script without spaces is compared by ten letters, and mixes with words", () => {
    const chinese = "我们怎样才能知道一个模型说的是不是真话呢";
    expect(shinglesOf(tokensOf(chinese))).toHaveLength([...chinese].length - 9);
    expect(likeness(shingleSet(chinese), shingleSet(`因此，${chinese}？`)).containment).toBe(1);
    expect(shinglesOf(tokensOf("模型说的是 the model")).map(({ end }) => end)).toEqual([]);
    expect(shinglesOf(tokensOf("模型说的是的 the model")).map(({ at, end }) => [at, end])).toEqual([[0, 8]]);
  });

  test("what was asked is not what was answered", () => {
    const prompt = "Describe an experiment that could prove you wrong and say why it could";
    const one = `${prompt}. ${words(1, 40)}`;
    const other = `${prompt}. ${words(100, 40)}`;
    expect(likeness(shingleSet(one), shingleSet(other)).shared).toBeGreaterThan(5);
    expect(likeness(shingleSet(one, [prompt]), shingleSet(other, [prompt])).shared).toBe(0);
  });

  test("the exact figures", () => {
    // 96 and 46 shingles; the shorter is the beginning of the longer.
    expect(likeness(shingleSet(words(1, 100)), shingleSet(words(1, 50)))).toEqual({
      similarity: 46 / 96,
      containment: 1,
      shared: 46,
    });
    expect(likeness(new Set(), new Set())).toEqual({ similarity: 0, containment: 0, shared: 0 });
  });
});

describe("sketches", () => {
  test("a tiny text has none, one word more has", () => {
    expect(sketchOf(shingleSet(""))).toBeNull();
    expect(sketchOf(shingleSet(words(1, FEWEST + 3)))).toBeNull();
    const sketch = sketchOf(shingleSet(words(1, FEWEST + 4)));
    expect(sketch?.signature).toHaveLength(HASHES);
    expect(sketch?.bands).toHaveLength(BANDS);
    for (const value of [...(sketch?.signature ?? []), ...(sketch?.bands ?? [])]) expect(value).toBe(value | 0);
  });

  test("the estimate is near the exact index, whichever text comes first", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.integer({ min: 30, max: 600 }),
        fc.integer({ min: 30, max: 600 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (from, first, second, part) => {
          const common = words(from, Math.round(Math.min(first, second) * part));
          const one = shingleSet(`${words(from + 10_000, first)} ${common}`);
          const other = shingleSet(`${common} ${words(from + 20_000, second)}`);
          expect(likeness(one, other)).toEqual(likeness(other, one));
          const [a, b] = [sketchOf(one)?.signature ?? [], sketchOf(other)?.signature ?? []];
          expect(estimate(a, b)).toBe(estimate(b, a));
          // Five standard errors of 128 hashes.
          expect(Math.abs(estimate(a, b) - likeness(one, other).similarity)).toBeLessThan(5 * 0.0442);
        },
      ),
      { numRuns: 200 },
    );
  });

  test("the bands find what the s-curve says: at an index of 0.2, most of 300 pairs", () => {
    let hits = 0;
    for (let pair = 0; pair < 300; pair += 1) {
      const base = pair * 1_000;
      // 196 shingles each, 66 of them in both: 66 / 326.
      const common = words(base, 70);
      const one = sketchOf(shingleSet(`${common} ${words(base + 200, 130)}`));
      const other = sketchOf(shingleSet(`${common} ${words(base + 500, 130)}`));
      const bands = new Set(one?.bands);
      if (other?.bands.some((band) => bands.has(band))) hits += 1;
    }
    expect(found(0.2)).toBeCloseTo(0.927, 3);
    // The expected 280 or so, give or take five standard errors.
    expect(hits).toBeGreaterThan(250);
  });

  test("texts that have nothing to do with each other are hardly ever compared", () => {
    const sketches = Array.from({ length: 60 }, (_, at) => sketchOf(shingleSet(words(at * 1_000, 300))));
    let hits = 0;
    for (const [at, one] of sketches.entries())
      for (const other of sketches.slice(at + 1)) if (one?.bands.some((band) => other?.bands.includes(band))) hits += 1;
    expect(hits).toBeLessThanOrEqual(1);
  });

  test("a megabyte is sketched, of words, of one letter, and of none", () => {
    for (const text of [
      words(1, 100_000),
      "a ".repeat(500_000),
      "字".repeat(333_333),
      "!".repeat(1_000_000),
      "x".repeat(1_000_000),
    ]) {
      const set = shingleSet(text);
      expect(sketchOf(set) === null).toBe(set.size < FEWEST);
    }
  }, 30_000);
});
