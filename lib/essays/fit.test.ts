import { expect, test } from "vitest";
import { fitSentence } from "./fit.ts";

const range = (min: number | null, max: number | null) => ({ min, recommended: null, max });
const perez = { name: "Perez", range: range(300, 1_200) };
const hubinger = { name: "Hubinger", range: range(null, 1_000) };
const riggs = { name: "Riggs", range: range(100, 400) };
const shah = { name: "Shah", range: range(null, 400) };

test("one sentence says whom a text fits, and by how much it misses the others", () => {
  expect(fitSentence("essay", 520, [perez, hubinger, riggs])).toBe(
    "Fits Perez and Hubinger; 120 words over for Riggs.",
  );
  expect(fitSentence("essay", 520, [riggs, perez, shah])).toBe("Fits Perez; 120 words over for Riggs and Shah.");
  expect(fitSentence("essay", 299, [perez, riggs, hubinger])).toBe("Fits Riggs and Hubinger; 1 word short for Perez.");
  expect(fitSentence("essay", 50, [riggs])).toBe("50 words short for Riggs.");
  expect(fitSentence("essay", 1_000, [])).toBe("");
});

test("a list of links is counted in links", () => {
  expect(fitSentence("links", 6, [{ name: "Perez", range: range(1, 5) }])).toBe("1 link over for Perez.");
});
