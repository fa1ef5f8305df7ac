import type { Applying } from "#lib/projects/rules.ts";
import { listed } from "#lib/text.ts";
import { fitOf, rangeText, type WordRange, wordsText } from "#lib/words.ts";
import type { ApplicationState } from "#prisma/generated/enums.ts";

/** What one application asks of an essay. */
export type Demand = { applicationId: string; project: string; range: WordRange };

/** What a save is answered when another text was saved since the version that it began from. */
export const CONFLICT =
  "Not saved: another text was saved in the meantime. Both are shown here, nothing is lost: choose which one to keep.";

/** One's own text with the other below it, to be made into one. */
export function bothTexts(mine: string, theirs: string): string {
  return [mine.trimEnd(), theirs.trimStart()].filter(Boolean).join("\n\n");
}

/** Why no application sends what is saved now, in words, or undefined while one still can. */
export function unsentText(demands: readonly { state: ApplicationState; applying: Applying }[]): string | undefined {
  if (demands.length === 0) {
    return "None of your applications asks this problem any more. The text is kept, and you can go on saving it.";
  }
  if (demands.some(({ applying }) => applying.open)) return undefined;
  const late = demands.some(({ applying }) => !applying.open && applying.why === "closed");
  const sent = demands.some(({ state }) => state === "submitted");
  return [
    late
      ? "The deadline has passed. What you save now is kept, but it is late and is not sent."
      : "This can’t be submitted at the moment. What you save now is kept, but it is not sent.",
    ...(sent ? ["What you submitted before stands."] : []),
  ].join(" ");
}

/** Where a count stands to a range, for people: "fits", "120 words over the maximum". */
export function standing(words: number, range: WordRange): { fits: boolean; text: string } {
  const result = fitOf(words, range);
  if (result.kind === "short") return { fits: false, text: `${wordsText(result.by)} short of the minimum` };
  if (result.kind === "long") return { fits: false, text: `${wordsText(result.by)} over the maximum` };
  return { fits: true, text: "fits" };
}

/** "Aligning language models: 300 to 1,200 words, about 1,000 recommended". */
export function demandText(demand: Demand): string {
  return `${demand.project}: ${rangeText(demand.range)}`;
}

/** The whole state in a sentence, for those who hear it: "842 words. Fits A and B. 120 words over the maximum for C." */
export function announcement(words: number, demands: readonly Demand[]): string {
  const fitting = demands.filter((demand) => standing(words, demand.range).fits).map((demand) => demand.project);
  const others = demands.filter((demand) => !standing(words, demand.range).fits);
  return [
    `${wordsText(words)}.`,
    ...(fitting.length > 0 ? [`Fits ${listed(fitting)}.`] : []),
    ...others.map((demand) => `${standing(words, demand.range).text} for ${demand.project}.`),
  ].join(" ");
}
