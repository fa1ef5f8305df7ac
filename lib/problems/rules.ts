import type { WordRange } from "#lib/words.ts";
import type { ProblemKind } from "#prisma/generated/enums.ts";

type Columns = { minWords: number | null; recommendedWords: number | null; maxWords: number | null };

/** The greatest number that a range of each kind may name: words, or links. */
export const RANGE_MOST: Record<ProblemKind, number> = { essay: 20_000, short_answer: 200, links: 50 };

export function rangeOf(row: Columns): WordRange {
  return { min: row.minWords, recommended: row.recommendedWords, max: row.maxWords };
}

/** The range that holds for a project's use of a problem: each number the project's own, else the problem's. */
export function effectiveRange(use: Columns, problem: Columns): WordRange {
  return {
    min: use.minWords ?? problem.minWords,
    recommended: use.recommendedWords ?? problem.recommendedWords,
    max: use.maxWords ?? problem.maxWords,
  };
}

type RangeProblem = { field: "minWords" | "recommendedWords" | "maxWords"; message: string };

const tooMuch: Record<ProblemKind, (number: string) => string> = {
  essay: (number) => `${number} words are too many: an essay is at most ${RANGE_MOST.essay.toLocaleString("en-GB")}.`,
  short_answer: (number) =>
    `${number} words are too many for a short answer: at most ${RANGE_MOST.short_answer}. Leave it empty, or choose another kind.`,
  links: (number) =>
    `${number} links are too many: a list has at most ${RANGE_MOST.links}. Leave it empty, or enter a smaller number.`,
};

/** What contradicts itself in a range, or its kind, by the field it is best mended in; nothing if it is sound. */
export function rangeProblem(range: WordRange, kind: ProblemKind = "essay"): RangeProblem | undefined {
  const { min, recommended, max } = range;
  const over = (field: RangeProblem["field"], number: number | null) =>
    number !== null && number > RANGE_MOST[kind]
      ? { field, message: tooMuch[kind](number.toLocaleString("en-GB")) }
      : undefined;
  const beyond = over("minWords", min) ?? over("recommendedWords", recommended) ?? over("maxWords", max);
  if (beyond) return beyond;
  if (min !== null && max !== null && min > max) {
    return { field: "maxWords", message: `The maximum (${max}) is below the minimum (${min}).` };
  }
  const advice = kind === "links" ? "recommended number" : "recommended length";
  if (recommended !== null && min !== null && recommended < min) {
    return { field: "recommendedWords", message: `The ${advice} (${recommended}) is below the minimum (${min}).` };
  }
  if (recommended !== null && max !== null && recommended > max) {
    return { field: "recommendedWords", message: `The ${advice} (${recommended}) is above the maximum (${max}).` };
  }
  return undefined;
}
