import type { WordingDifference } from "./versions-difference.ts";
import type { Wording } from "./wording.ts";

/** A version of a problem; `at`: when it was written. */
export type VersionOf = Wording & { versionId: string; number: number; at: Date };

export type WordingsBetween = {
  problemId: string;
  /** The wording that the author of the essay has seen, and the one that holds now. */
  before: VersionOf;
  after: VersionOf;
  difference: WordingDifference;
};

export type VersionRow = VersionOf & {
  /** Who wrote it; null when that is not known any more. */
  author: string | null;
  /** Submissions that are pinned to it, and how many of those stand: the latest of an application that is submitted. */
  submissions: number;
  standing: number;
  /** Texts whose author has last seen this wording. */
  texts: number;
  /** To the version before; null for the first. */
  difference: WordingDifference | null;
};
