import type { RevisionReason } from "#prisma/generated/enums.ts";

/** So many revisions stand on a page of a history. */
export const REVISIONS_SHOWN = 20;

/** A text that an essay held before; or, as the first of its history, the one that it holds now. */
export type Revision = {
  version: number;
  savedAt: Date;
  /** Null of the text that stands now, unless that very text was submitted. */
  reason: RevisionReason | null;
  words: number;
  text: string;
};

const reasons: Record<RevisionReason, string> = {
  time: "kept while you wrote",
  shrunk: "kept before much of it was deleted at once",
  replaced: "kept before another text took its place",
  restored: "kept before an older text was put back",
  deadline: "what stood here at a deadline",
  submitted: "what was submitted",
};

/** Why a text was kept, for its author. */
export function reasonText({ reason }: Pick<Revision, "reason">): string | null {
  return reason && reasons[reason];
}
