import type { ReviewState } from "#prisma/generated/enums.ts";

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

export type Criterion = { id: string; weight: number; scaleMin: number; scaleMax: number };

/**
 * The overall score of one review: Σ wᵢ·(sᵢ − minᵢ)/(maxᵢ − minᵢ) / Σ wᵢ × 100, a number from
 * 0 to 100. Criteria of weight 0 are shown but not counted; if all are, they count alike.
 * @returns null unless every criterion has a score
 */
export function overallScore(criteria: Criterion[], scores: ReadonlyMap<string, number>): number | null {
  const total = criteria.reduce((sum, criterion) => sum + criterion.weight, 0);
  let score = 0;
  for (const criterion of criteria) {
    const given = scores.get(criterion.id);
    if (given === undefined) return null;
    const share = (given - criterion.scaleMin) / (criterion.scaleMax - criterion.scaleMin);
    score += share * (total > 0 ? criterion.weight / total : 1 / criteria.length);
  }
  return criteria.length > 0 ? Math.min(100, Math.max(0, score * 100)) : null;
}

/** Whether others' scores and the mean of an application may be shown to this reviewer: once their own are in. */
export function seesOthersScores(own: { state: ReviewState } | null): boolean {
  return own?.state === "submitted";
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
