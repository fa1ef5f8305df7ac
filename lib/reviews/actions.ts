"use server";

import { refresh } from "next/cache";
import { action, type Outcome } from "#lib/auth/action.ts";
import type { Actor } from "#lib/auth/policy.ts";
import { db } from "#lib/db.ts";
import { withNotice } from "#lib/notices.ts";
import { paths } from "#lib/paths.ts";
import { refuse } from "#lib/result.ts";
import { nextInQueue } from "./queue.ts";
import { recuse } from "./recuse.ts";
import { saveReviewDraft, type Writing } from "./save-draft.ts";
import { recusalForm, reviewForm } from "./schema.ts";
import { submitReview } from "./submit-review.ts";
import { conflictText, missingText } from "./words.ts";

/** Saves a review as a draft, or submits it and stays, or submits it and goes on to the next. */
export const scoreApplication = action({
  name: "reviews.score",
  who: "signed-in",
  schema: reviewForm,
  async run({ actor, input, now }) {
    const { act, project, code, ...draft } = input;
    const place = { project, code };
    const writing =
      act === "save"
        ? await saveReviewDraft(db, actor, place, draft, now)
        : await submitReview(db, actor, place, draft, now);
    if (!writing.ok) return refusal(writing);
    // The browser's Back must not show the form as it was before.
    refresh();
    if (act === "submit-next") return { ok: true, to: await nextPath(actor, project, "review-submitted") };
    return {
      ok: true,
      to: withNotice(paths.reviewApplication(project, code), act === "save" ? "review-saved" : "review-submitted"),
    };
  },
});

/** Steps back from an application, and goes on to the next. */
export const recuseFromApplication = action({
  name: "reviews.recuse",
  who: "signed-in",
  schema: recusalForm,
  async run({ actor, input: { project, code, reason }, now }) {
    const writing = await recuse(db, actor, { project, code }, reason, now);
    return writing.ok ? { ok: true, to: await nextPath(actor, project, "review-recused") } : refusal(writing);
  },
});

function refusal(writing: Extract<Writing, { ok: false }>): Outcome {
  if (writing.why === "refused") return refuse(writing.message, writing.fields);
  return writing.why === "conflict" ? refuse(conflictText, { version: conflictText }) : refuse(missingText);
}

async function nextPath(actor: Actor, project: string, notice: "review-submitted" | "review-recused"): Promise<string> {
  const next = await nextInQueue(db, actor, project);
  if (next?.kind === "application") return withNotice(paths.reviewApplication(project, next.code), notice);
  return withNotice(paths.reviewProject(project), "queue-empty");
}
