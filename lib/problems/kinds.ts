import { parseLinks } from "#lib/links.ts";
import { countWords, rangeText, type WordRange, wordsText } from "#lib/words.ts";
import type { ProblemKind } from "#prisma/generated/enums.ts";

export const problemKinds = ["essay", "short_answer", "links"] as const satisfies readonly ProblemKind[];

export const kindNames: Record<ProblemKind, string> = {
  essay: "Essay",
  short_answer: "Short answer",
  links: "List of links",
};

/** What a range counts: the words of a text, or the links of a list. */
export function amountOf(kind: ProblemKind, text: string): number {
  return kind === "links" ? parseLinks(text).links.length : countWords(text);
}

const number = new Intl.NumberFormat("en-GB");

/** "842 words", "1 link". */
export function amountText(kind: ProblemKind, amount: number): string {
  return kind === "links" ? `${number.format(amount)} ${amount === 1 ? "link" : "links"}` : wordsText(amount);
}

/** A range as a sentence: "300 to 1,200 words, about 1,000 recommended", "1 to 5 links, about 3 recommended". */
export function limitsText(kind: ProblemKind, range: WordRange): string {
  if (kind !== "links") return rangeText(range);
  const { min, max, recommended } = range;
  const limits =
    min !== null && max !== null
      ? min === max
        ? amountText(kind, max)
        : `${min} to ${amountText(kind, max)}`
      : min !== null && min > 0
        ? `at least ${amountText(kind, min)}`
        : max !== null
          ? `at most ${amountText(kind, max)}`
          : "";
  if (recommended === null || (min !== null && min === max)) return limits || "any number of links";
  return limits ? `${limits}, about ${recommended} recommended` : `about ${amountText(kind, recommended)} recommended`;
}

/**
 * What keeps an answer of this kind from being sent, whatever its length, in words; undefined
 * when its form is sound. An essay's form is free.
 */
export function formFinding(kind: ProblemKind, text: string): string | undefined {
  if (kind === "short_answer" && text.trim().includes("\n")) return "is a short answer and must fit on one line.";
  if (kind !== "links") return undefined;
  const problem = parseLinks(text).problems[0];
  return problem && `has an address in line ${problem.line} that can’t be used: ${problem.message}`;
}
