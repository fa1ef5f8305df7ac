/**
 * Mathematical letters. Browsers know no `mathvariant` but "normal" any more (MathML Core), so
 * that ℝ has to be written as the character that it is.
 * Source: the Unicode block Mathematical Alphanumeric Symbols, U+1D400 to U+1D7FF.
 */
const latin: Record<string, number> = {
  bold: 0x1d400,
  italic: 0x1d434,
  "bold-italic": 0x1d468,
  script: 0x1d49c,
  "bold-script": 0x1d4d0,
  fraktur: 0x1d504,
  "double-struck": 0x1d538,
  "bold-fraktur": 0x1d56c,
  "sans-serif": 0x1d5a0,
  "bold-sans-serif": 0x1d5d4,
  "sans-serif-italic": 0x1d608,
  monospace: 0x1d670,
};
const digits: Record<string, number> = {
  bold: 0x1d7ce,
  "double-struck": 0x1d7d8,
  "sans-serif": 0x1d7e2,
  "bold-sans-serif": 0x1d7ec,
  monospace: 0x1d7f6,
};
const greek: Record<string, number> = { bold: 0x1d6a8, italic: 0x1d6e2, "bold-italic": 0x1d71c };

/** Letters that Unicode had before it had the block; their places in it are empty. */
const older: Record<string, Record<string, string>> = {
  italic: { h: "ℎ" },
  script: { B: "ℬ", E: "ℰ", F: "ℱ", H: "ℋ", I: "ℐ", L: "ℒ", M: "ℳ", R: "ℛ", e: "ℯ", g: "ℊ", o: "ℴ" },
  fraktur: { C: "ℭ", H: "ℌ", I: "ℑ", R: "ℜ", Z: "ℨ" },
  "double-struck": { C: "ℂ", H: "ℍ", N: "ℕ", P: "ℙ", Q: "ℚ", R: "ℝ", Z: "ℤ" },
};

/** The text in the letters of a `mathvariant`; what has no such letter stays as it is. */
export function inVariant(text: string, variant: string): string {
  return [...text].map((letter) => older[variant]?.[letter] ?? inBlock(letter, variant)).join("");
}

function inBlock(letter: string, variant: string): string {
  const code = letter.codePointAt(0) ?? 0;
  const from = (first: number | undefined, offset: number) =>
    first === undefined ? letter : String.fromCodePoint(first + offset);
  if (letter >= "A" && letter <= "Z") return from(latin[variant], code - 0x41);
  if (letter >= "a" && letter <= "z") return from(latin[variant], code - 0x61 + 26);
  if (letter >= "0" && letter <= "9") return from(digits[variant], code - 0x30);
  if (letter >= "Α" && letter <= "Ω") return from(greek[variant], code - 0x391);
  if (letter >= "α" && letter <= "ω") return from(greek[variant], code - 0x3b1 + 26);
  return letter;
}
