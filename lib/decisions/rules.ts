import type { DecisionKind, ScoreSight } from "#prisma/generated/enums.ts";

export const decisionKinds = ["advance", "waitlist", "offer", "decline"] as const satisfies readonly DecisionKind[];

export const kindNames: Record<DecisionKind, string> = {
  advance: "Advance",
  waitlist: "Waitlist",
  offer: "Offer",
  decline: "Decline",
};

/** A project's decision on one application: none, pending until an admin releases it, then for good. */
export type DecisionState = "none" | "pending" | "released";

export function decisionState(decision: { releasedAt: Date | string | null } | null): DecisionState {
  if (decision === null) return "none";
  return decision.releasedAt === null ? "pending" : "released";
}

/**
 * The life of a decision. While it is pending it may be changed, taken back, and its feedback
 * checked; what was released stays. Nothing of it reaches the applicant before that.
 */
export const decisionActs = {
  decide: { from: ["none", "pending"], to: "pending" },
  takeBack: { from: ["pending"], to: "none" },
  check: { from: ["pending"], to: "pending" },
  release: { from: ["pending"], to: "released" },
} as const satisfies Record<string, { from: readonly DecisionState[]; to: DecisionState }>;

export type DecisionAct = keyof typeof decisionActs;

/** Why an act is refused in a state, in words, or undefined. */
export function decisionActRefusal(act: DecisionAct, state: DecisionState): string | undefined {
  if ((decisionActs[act].from as readonly DecisionState[]).includes(state)) return undefined;
  if (state === "released") return "This decision is released, so it can’t be changed any more.";
  return "There is no decision on this application any more: somebody took it back.";
}

/** What is known of somebody who leads the project, when they decide on one application. */
export type Decider = {
  /** Whether they see what others think of it: lib/reviews/rules.ts, seesOthersScores. */
  sees: boolean;
  /** Whose scores the phase that goes on shows at all. */
  sight: ScoreSight;
  /** Whether the phase that goes on lets mentors decide. */
  decide: boolean;
};

/** Why a mentor of the project can't decide on an application now, in words, or undefined. */
export function deciderRefusal({ sees, sight, decide }: Decider): string | undefined {
  if (!decide) return "Nothing is decided in this project at present: its phase of deciding has not begun, or is over.";
  if (sight === "none")
    return "Nobody sees what others think of an application in the present phase, so nothing is decided in it.";
  if (!sees)
    return "Your own review of this application is not in yet. Submit it first: decisions and discussion open then.";
  return undefined;
}

/** What an applicant is told with a decline: nothing, a text that nobody has checked, or a checked one. */
export type FeedbackState = "none" | "written" | "checked";

export const feedbackNames: Record<FeedbackState, string> = {
  none: "None",
  written: "To be checked",
  checked: "Checked",
};

export function feedbackState(decision: {
  kind: DecisionKind;
  reasons: number;
  feedback: string;
  checkedAt: Date | string | null;
}): FeedbackState {
  const written = decision.kind === "decline" && (decision.reasons > 0 || decision.feedback.trim() !== "");
  if (!written) return "none";
  return decision.checkedAt === null ? "written" : "checked";
}

/**
 * Why somebody can't mark a feedback as checked, or undefined: there must be one, and somebody other
 * than its writer reads it.
 * @param decision.writerId who last changed what the applicant reads; null when they are no longer here
 */
export function checkRefusal(
  decision: { state: DecisionState; feedback: FeedbackState; writerId: string | null },
  checkerId: string,
): string | undefined {
  const refusal = decisionActRefusal("check", decision.state);
  if (refusal) return refusal;
  if (decision.feedback === "none") return "There is no feedback to be checked.";
  if (decision.writerId === checkerId)
    return "You wrote this feedback yourself. Another mentor of the project, or an admin, has to read it.";
  return undefined;
}

export type DecisionCounts = Record<DecisionKind, number>;

/** How the offers stand against the places, as a sentence. */
export function placesText(offers: number, places: number): string {
  const offered = offers === 1 ? "1 offer" : `${offers.toLocaleString("en-GB")} offers`;
  const room = places === 1 ? "1 place" : `${places.toLocaleString("en-GB")} places`;
  const over = offers - places;
  if (over > 0) return `${offered} for ${room}: ${over.toLocaleString("en-GB")} too many.`;
  if (over === 0) return `${offered} for ${room}: every place is offered.`;
  return `${offered} for ${room}: ${(-over).toLocaleString("en-GB")} still free.`;
}
