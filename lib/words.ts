/**
 * Counts words: maximal runs of characters other than white space that hold at least one
 * letter or digit of any script. "well-known" is one word, "a / b" is two, "—" is none.
 * For English prose this is the number that common word processors show.
 *
 * The browser, the server and every export use this one function. Linear in the length.
 * @param text any string
 * @returns a whole number, 0 or more
 */
export function countWords(text: string): number {
  let words = 0;
  for (const [token] of text.matchAll(/\S+/gu)) {
    if (/[\p{L}\p{N}]/u.test(token)) words += 1;
  }
  return words;
}

/** A word range; `null` means: no such limit. Numbers are words. */
export type WordRange = { min: number | null; recommended: number | null; max: number | null };

/** Where a count stands to a range: how many words are missing, or too many, or neither. */
export type Fit = { kind: "fits" } | { kind: "short"; by: number } | { kind: "long"; by: number };

export function fitOf(words: number, range: WordRange): Fit {
  if (range.min !== null && words < range.min) return { kind: "short", by: range.min - words };
  if (range.max !== null && words > range.max) return { kind: "long", by: words - range.max };
  return { kind: "fits" };
}

const number = new Intl.NumberFormat("en-GB");

/** "1 word", "1,200 words". */
export function wordsText(words: number): string {
  return `${number.format(words)} ${words === 1 ? "word" : "words"}`;
}

/** The range as a sentence for people: "300 to 1,200 words, about 1,000 recommended". */
export function rangeText({ min, recommended, max }: WordRange): string {
  const limits =
    min !== null && max !== null
      ? `${number.format(min)} to ${wordsText(max)}`
      : min !== null
        ? `at least ${wordsText(min)}`
        : max !== null
          ? `at most ${wordsText(max)}`
          : "";
  if (recommended === null) return limits || "any length";
  const advice = `about ${number.format(recommended)}`;
  return limits ? `${limits}, ${advice} recommended` : `${advice} words recommended`;
}
