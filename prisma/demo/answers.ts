// Which essays a person writes for the projects they chose.
import type { Random } from "../random.ts";
import { composeEssay } from "./essays/compose.ts";
import type { Listing, Range, Use } from "./programme.ts";
import type { Answer } from "./rows.ts";

/** The range that suits every project that asks this problem: the highest minimum, the lowest maximum. */
export function commonRange(listings: readonly Listing[], problemId: string): Range {
  const ranges = listings.flatMap(({ uses }) =>
    uses.filter((use) => use.problemId === problemId).map(({ range }) => range),
  );
  const all = (numbers: (number | null)[]) => numbers.filter((one) => one !== null);
  const min = Math.max(...all(ranges.map((range) => range.min)), 0);
  const recommended = Math.max(...all(ranges.map((range) => range.recommended)), 0);
  const max = Math.min(...all(ranges.map((range) => range.max)), 20_000);
  return { min: min || null, recommended: recommended || null, max: max === 20_000 ? null : max };
}

/** A length around what is recommended: some write short, some write up to the limit. */
export function length(random: Random, range: Range): { target: number; min?: number; max?: number } {
  const recommended = range.recommended ?? range.min ?? 400;
  const target = Math.round(random.normal(recommended * 0.95, recommended * 0.2));
  return { target, ...(range.min ? { min: range.min } : {}), ...(range.max ? { max: range.max } : {}) };
}

/** One finished answer for every problem of the projects; an optional one is left out at times. */
export function writeAnswers(random: Random, listings: readonly Listing[], optional = 0.5): Answer[] {
  const uses = new Map<string, Use>();
  for (const use of listings.flatMap((listing) => listing.uses)) {
    const known = uses.get(use.problemId);
    if (!known || (use.required && !known.required)) uses.set(use.problemId, use);
  }
  return [...uses.values()].flatMap((use) => {
    if (!use.required && !random.chance(optional)) return [];
    const prompt = random.pick(use.prompts);
    if (!prompt.subject) return [];
    return [
      {
        use,
        promptId: prompt.id,
        text: composeEssay(random, prompt.subject, length(random, commonRange(listings, use.problemId))),
      },
    ];
  });
}

/** The answers as one project asks for them. */
export function answersFor(listing: Listing, answers: readonly Answer[]): Answer[] {
  return listing.uses.flatMap((use) => {
    const answer = answers.find((one) => one.use.problemId === use.problemId);
    return answer ? [{ ...answer, use }] : [];
  });
}
