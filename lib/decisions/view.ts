import type { FormValues } from "#lib/forms.ts";
import type { DecisionKind } from "#prisma/generated/enums.ts";
import type { FeedbackToRead, ProblemTitle } from "./reasons.ts";
import type { DecisionCounts, DecisionState, FeedbackState } from "./rules.ts";

// What those who decide are shown. Nothing here says who wrote an application, and nothing of it is
// shown to applicants.

/** The feedback of a decline, for somebody who is to check it, or is told who did. */
export type FeedbackShown = {
  decision: string;
  version: number;
  state: Exclude<FeedbackState, "none">;
  toRead: FeedbackToRead;
  writer: string | null;
  checker: string | null;
  /** Whether the reader may mark it as checked: they have not written it, and it is not checked yet. */
  mayCheck: boolean;
};

/** The decision on one application, beside its reading, for those who lead the project. */
export type DecisionPanelView = {
  /** Why nothing can be decided now, in words. */
  refusal: string | null;
  problems: ProblemTitle[];
  /** Null when nothing is decided, and until one's own review is in. */
  decision: {
    state: Exclude<DecisionState, "none">;
    kind: DecisionKind;
    version: number;
    by: string | null;
    at: Date;
    note: string;
    feedback: FeedbackShown | null;
  } | null;
  /** What the form holds at first. */
  values: FormValues;
};

/** A line of the list of decisions. */
export type DecisionLine = {
  code: string;
  kind: DecisionKind;
  state: Exclude<DecisionState, "none">;
  by: string | null;
  at: Date;
  feedbackState: FeedbackState;
  feedback: FeedbackShown | null;
};

export type DecisionList = {
  id: string;
  slug: string;
  title: string;
  places: number;
  counts: DecisionCounts;
  /** Submitted applications that nothing is decided on, as far as the reader may know. */
  open: number;
  /** So many applications are left out, since the reader's own review is not in, whatever is decided on them. */
  hidden: number;
  lines: DecisionLine[];
  /** The code that the next page begins after. */
  next: string | null;
};
