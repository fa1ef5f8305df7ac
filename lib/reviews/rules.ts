import type { ReviewState, ScoreSight } from "#prisma/generated/enums.ts";

/**
 * The life of a review. A submitted review may be edited and submitted again; its scores
 * count in the summary as long as it is submitted. Recused is final for that reviewer.
 */
export const reviewActs = {
  save: { from: ["assigned", "draft"], to: "draft" },
  submit: { from: ["assigned", "draft", "submitted"], to: "submitted" },
  recuse: { from: ["assigned", "draft"], to: "recused" },
} as const satisfies Record<string, { from: readonly ReviewState[]; to: ReviewState }>;

export type ReviewAct = keyof typeof reviewActs;

/** Why an act is refused, in words, or undefined. No review yet is like an assigned one. */
export function reviewActRefusal(act: ReviewAct, state: ReviewState | null): string | undefined {
  if ((reviewActs[act].from as readonly ReviewState[]).includes(state ?? "assigned")) return undefined;
  if (state === "recused") return "You stepped back from this application, so you can’t review it.";
  if (act === "save") return "This review is submitted. Submit it again to change it.";
  return "A submitted review can’t be given up. Ask an admin to remove it.";
}

export type Criterion = { id: string; weight: number; counted: boolean; scaleMin: number; scaleMax: number };

/**
 * The overall score of one review: Σ wᵢ·(sᵢ − minᵢ)/(maxᵢ − minᵢ) / Σ wᵢ × 100, a number from
 * 0 to 100, over the counted criteria that have a score. A weight of 0 counts for nothing, unless
 * all counted criteria have it: then they count alike.
 * @returns null when no criterion that counts has a score
 */
export function overallScore(criteria: readonly Criterion[], scores: ReadonlyMap<string, number>): number | null {
  const counted = criteria.filter((criterion) => criterion.counted);
  const alike = counted.every(({ weight }) => weight === 0);
  let [sum, total] = [0, 0];
  for (const { id, weight, scaleMin, scaleMax } of counted) {
    const given = scores.get(id);
    if (given === undefined) continue;
    const share = alike ? 1 : weight;
    sum += (share * (given - scaleMin)) / (scaleMax - scaleMin);
    total += share;
  }
  return total > 0 ? Math.min(100, Math.max(0, (sum / total) * 100)) : null;
}

/**
 * Whether others' scores and the mean of an application may be shown to this reviewer: never, once
 * their own are in, or to all who have not stepped back, as the phase that goes on says.
 */
export function seesOthersScores(own: { state: ReviewState } | null, sight: ScoreSight): boolean {
  if (sight === "none") return false;
  return sight === "own" ? own?.state === "submitted" : own?.state !== "recused";
}

/** Where an application stands for one reviewer. An assigned review waits like one that nobody assigned. */
export type MyState = "waiting" | "draft" | "done" | "recused";

export const myStates = ["waiting", "draft", "done", "recused"] as const satisfies readonly MyState[];

export function myState(state: ReviewState | null): MyState {
  if (state === null || state === "assigned") return "waiting";
  return state === "submitted" ? "done" : state;
}

/** An application's `shuffle` is below this. */
export const SHUFFLES = 0x8000_0000;

/**
 * Where in the shuffled order this reviewer's queue begins; from there it runs round once. It
 * differs between reviewers, so that they do not all read the same application next, and is
 * always the same for one.
 * @returns a whole number, 0 to SHUFFLES − 1: FNV-1a of the id, its bits stirred by murmur3's finaliser
 */
export function queueStart(reviewerId: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < reviewerId.length; at += 1) hash = Math.imul(hash ^ reviewerId.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 1;
}
