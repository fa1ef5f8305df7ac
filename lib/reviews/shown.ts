import type { ReviewState } from "#prisma/generated/enums.ts";
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
  submitted: number;
  /** How many of them stand where for this reviewer; null when they began more than `OWN_COUNTED`. */
  own: Record<MyState, number> | null;
};

/** So many own reviews are counted in a project, so that counting costs the same however many there are. */
export const OWN_COUNTED = 1_000;

/** One line of the table. `mean` and `spread` (0 to 100) are null where the reader may not see them, or there are none. */
export type TableRow = {
  code: string;
  state: MyState;
  reviews: number;
  mean: number | null;
  spread: number | null;
  submittedAt: Date;
};

/** One of those who read a project, and how far they are. Scores are not in it. */
export type Reading = { name: string; leads: boolean; draft: number; done: number; recused: number };

export type CriterionToScore = {
  id: string;
  name: string;
  description: string;
  weight: number;
  scaleMin: number;
  scaleMax: number;
  anchors: { score: number; text: string }[];
};

export type EssayToRead = {
  title: string;
  /** Sanitised HTML, both. */
  promptHtml: string;
  html: string;
  words: number;
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

/** A colleague's review, shown when one's own is in. Private notes are not in it. */
export type OtherReview = { name: string; score: number; read: number; scores: Record<string, number> };

/** One application to be read and scored. */
export type ApplicationToReview = {
  slug: string;
  title: string;
  code: string;
  /** Whether the applicant may still submit a newer text. */
  open: boolean;
  closesAt: Date;
  reviews: number;
  /** Which text this is: 1 is the first that was submitted. */
  number: number;
  receivedAt: Date;
  /** Empty for those who stepped back. */
  essays: EssayToRead[];
  criteria: CriterionToScore[];
  mine: MyReview | null;
  /** Null, like `mean` and `spread`, until one's own review is in. */
  others: OtherReview[] | null;
  mean: number | null;
  spread: number | null;
};
