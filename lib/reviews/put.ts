import type { Content } from "#lib/drafts/content.ts";
import { type Put, putDraft } from "#lib/drafts/send.ts";
import { paths } from "#lib/paths.ts";
import type { MyReview } from "./shown.ts";

/** What the form of a review holds: a score is the text of its number, "" when none is chosen. */
export type ReviewContent = { notes: string; scores: { [criterion: string]: string } };

/** A stored review as the form speaks of it; scores that are not chosen are not in it. */
export function contentOfReview({ notes, scores }: Pick<MyReview, "notes" | "scores">): ReviewContent {
  return { notes, scores: Object.fromEntries(Object.entries(scores).map(([id, score]) => [id, String(score)])) };
}

/** How a draft review is sent; `extra.submission` is the number of the text that it is about. */
export function reviewPut(project: string, code: string): Put<ReviewContent> {
  return ({ notes, scores }, sending) =>
    putDraft<ReviewContent, { stored?: MyReview | null }>(
      paths.api.review(project, code),
      {
        version: sending.version,
        submission: submissionOf(sending.extra),
        notes,
        scores,
        ...(sending.replaces ? { over: true } : {}),
      },
      sending,
      ({ stored }) =>
        stored ? { content: contentOfReview(stored), version: stored.version, savedAt: stored.updatedAt } : null,
    );
}

function submissionOf(extra: Content | undefined): number {
  return Number(extra?.["submission"] ?? 0);
}
