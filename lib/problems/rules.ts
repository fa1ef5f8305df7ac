import type { WordRange } from "#lib/words.ts";

type Columns = { minWords: number | null; recommendedWords: number | null; maxWords: number | null };

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

/** What contradicts itself in a range, by the field it is best mended in; nothing if it is sound. */
export function rangeProblem(
  range: WordRange,
): { field: "minWords" | "recommendedWords" | "maxWords"; message: string } | undefined {
  const { min, recommended, max } = range;
  if (min !== null && max !== null && min > max) {
    return { field: "maxWords", message: `The maximum (${max}) is below the minimum (${min}).` };
  }
  if (recommended !== null && min !== null && recommended < min) {
    return {
      field: "recommendedWords",
      message: `The recommended length (${recommended}) is below the minimum (${min}).`,
    };
  }
  if (recommended !== null && max !== null && recommended > max) {
    return {
      field: "recommendedWords",
      message: `The recommended length (${recommended}) is above the maximum (${max}).`,
    };
  }
  return undefined;
}
