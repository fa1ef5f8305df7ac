// How readers score: a quality that nobody sees, a severity of their own, and noise.
import { overallScore } from "#lib/reviews/rules.ts";
import type { Random } from "../random.ts";

type Scale = { id: string; weight: number; counted: boolean; scaleMin: number; scaleMax: number };

/** Scores in the order of the criteria. `quality` and `severity` are in standard deviations. */
export function readScores(random: Random, criteria: readonly Scale[], quality: number, severity: number): number[] {
  return criteria.map(({ scaleMin, scaleMax }) => {
    const share = 0.52 + 0.19 * quality - 0.13 * severity + random.normal(0, 0.13);
    return Math.min(scaleMax, Math.max(scaleMin, Math.round(scaleMin + share * (scaleMax - scaleMin))));
  });
}

/** Errors: throws unless there is one score for each criterion. */
export function scoreOf(criteria: readonly Scale[], scores: readonly number[]): number {
  const score = overallScore(
    [...criteria],
    new Map(criteria.flatMap(({ id }, at) => (scores[at] === undefined ? [] : [[id, scores[at]] as const]))),
  );
  if (score === null) throw new Error("A score is missing.");
  return score;
}

const high = [
  "Clear, and knows its weakest step. I would like to talk to this person.",
  "The control is the right one. Best use of a small budget that I have read so far.",
  "Strong. The objection in the second half is the one that I would have raised.",
  "Writes as if the experiment had to be run on Monday. Advance.",
];
const middle = [
  "Sound but general; I could not say what would be done first.",
  "Good opening, then it drifts. The numbers are welcome.",
  "The argument is right as far as it goes. No answer to the obvious reply.",
  "Careful. I missed a result that could have come out otherwise.",
  "Two ideas, both half finished. The second is the better one.",
];
const low = [
  "Mostly restates the prompt.",
  "I could not find the claim. Perhaps a draft?",
  "The experiment can’t fail, so it can’t tell us anything.",
  "Fluent, but each paragraph could stand in another essay.",
];
const unfinished = [
  "First impression: promising. Read again.",
  "",
  "Compare with the one on schedules.",
  "Check the arithmetic in the third paragraph.",
];

export const recusals = [
  "We wrote a paper together last year.",
  "A former student of mine, I recognise the project.",
  "I gave feedback on this essay before it was sent in.",
] as const;

/** Private notes that suit a score of 0 to 100, or a draft without one. */
export function notes(random: Random, score: number | null): string {
  if (score === null) return random.pick(unfinished);
  if (random.chance(0.25)) return "";
  return random.pick(score >= 68 ? high : score >= 38 ? middle : low);
}
