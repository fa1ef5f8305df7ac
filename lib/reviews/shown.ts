import type { RevealStanding } from "#lib/blind/view.ts";
import type { PhaseNow } from "#lib/phases/rules.ts";
import type { DecisionKind, ReviewState } from "#prisma/generated/enums.ts";
import type { Rights } from "./rights.ts";
import type { MyState } from "./rules.ts";

// What reviewers are shown. Nothing here says who wrote an application.

/** A project as its reviewer sees it: how many applications there are, and how far they themselves are. */
export type ReviewedProject = {
  slug: string;
  title: string;
  cohort: string;
  leads: boolean;
  /** Whether applicants may still submit newer texts. */
  open: boolean;
  closesAt: Date;
  /** What its readers may do now. Without `read` there is nothing in its table. */
  rights: Rights;
  phase: PhaseNow;
  submitted: number;
  /** How many of them stand where for this reviewer; null when they began more than `OWN_COUNTED`. */
  own: Record<MyState, number> | null;
};

/** So many own reviews are counted in a project, so that counting costs the same however many there are. */
export const OWN_COUNTED = 1_000;

/**
 * One line of the table. What is derived from others' scores (0 to 100) is null where the reader may
 * not see them (`seen`), or there is none; so is the decision where it is hidden.
 */
export type TableRow = {
  code: string;
  state: MyState;
  seen: boolean;
  reviews: number;
  mean: number | null;
  spread: number | null;
  corrected: number | null;
  /** Holds 95 %. */
  interval: [low: number, high: number] | null;
  /** Whether the correction moves it over the cut of places. */
  changed: boolean;
  /** One's own score. */
  mine: number | null;
  decision: DecisionKind | null;
  flagged: boolean;
  assigned: boolean;
  words: number | null;
  submittedAt: Date;
};

export type CriterionToScore = {
  id: string;
  name: string;
  description: string;
  weight: number;
  /** Whether a review can't be submitted without it. */
  required: boolean;
  /** Whether it counts in the overall score; else it is shown only. */
  counted: boolean;
  scaleMin: number;
  scaleMax: number;
  anchors: { score: number; text: string }[];
};

export type EssayToRead = {
  title: string;
  /** Sanitised HTML, like the text; the guidance may be empty. */
  promptHtml: string;
  guidanceHtml: string;
  /** Masked, like the words, of which each mask is one; null while they are being prepared. */
  html: string | null;
  words: number | null;
  min: number | null;
  recommended: number | null;
  max: number | null;
};

/** The actor's own review as it is stored. `read` is the number of the text that it is about. */
export type MyReview = {
  state: ReviewState;
  version: number;
  notes: string;
  score: number | null;
  read: number;
  updatedAt: string;
  scores: Record<string, number>;
};

/** A colleague's review, shown as `rights.scores` says. Private notes are not in it. */
export type OtherReview = { name: string; score: number; read: number; scores: Record<string, number> };

/** One application to be read and scored. */
export type ApplicationToReview = {
  slug: string;
  title: string;
  code: string;
  /** Whether the applicant may still submit a newer text. */
  open: boolean;
  closesAt: Date;
  rights: Rights;
  phase: PhaseNow;
  reveal: RevealStanding;
  reviews: number;
  /** Which text this is: 1 is the first that was submitted. */
  number: number;
  receivedAt: Date;
  /** Empty for those who stepped back. */
  essays: EssayToRead[];
  criteria: CriterionToScore[];
  mine: MyReview | null;
  /** Null, like `mean` and `spread`, where `rights.scores` hides them: else until one's own review is in. */
  others: OtherReview[] | null;
  mean: number | null;
  spread: number | null;
};
