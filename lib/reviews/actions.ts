"use server";

import { refresh } from "next/cache";
import { action, type Outcome } from "#lib/auth/action.ts";
import type { Actor } from "#lib/auth/policy.ts";
import { db } from "#lib/db.ts";
import { withNotice } from "#lib/notices.ts";
import { paths } from "#lib/paths.ts";
import { refuse } from "#lib/result.ts";
import { flag, skip } from "./mark.ts";
import { nextInQueue } from "./queue.ts";
import { recuse } from "./recuse.ts";
import { saveReviewDraft, type Writing } from "./save-draft.ts";
import { flagForm, place, recusalForm, reviewForm } from "./schema.ts";
import { submitReview } from "./submit-review.ts";
import { conflictText, goneText, missingText } from "./words.ts";

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
    if (act === "submit-next") return { ok: true, to: await nextPath(actor, project, "review-submitted", now) };
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
    return writing.ok ? { ok: true, to: await nextPath(actor, project, "review-recused", now) } : refusal(writing);
  },
});

/** Puts an application behind the others of one's queue, and goes on to the next. */
export const skipApplication = action({
  name: "reviews.skip",
  who: "signed-in",
  schema: place,
  async run({ actor, input, now }) {
    if (!(await skip(db, actor, input, now))) return refuse(goneText);
    const next = await nextInQueue(db, actor, input.project, now, input.code);
    if (next?.kind === "application")
      return { ok: true, to: withNotice(paths.reviewApplication(input.project, next.code), "review-skipped") };
    const only = next?.kind === "only-skipped";
    return { ok: true, to: withNotice(paths.reviewProject(input.project), only ? "queue-skipped" : "queue-empty") };
  },
});

/** Flags an application for oneself, or takes the flag from it. */
export const flagApplication = action({
  name: "reviews.flag",
  who: "signed-in",
  schema: flagForm,
  async run({ actor, input: { flag: wanted, ...where }, now }) {
    const flagged = wanted === "on";
    if (!(await flag(db, actor, where, flagged, now))) return refuse(goneText);
    // The browser's Back must not show the flag as it was before.
    refresh();
    return { ok: true, message: flagged ? "Flagged. Only you see it." : "Flag taken away." };
  },
});

function refusal(writing: Extract<Writing, { ok: false }>): Outcome {
  if (writing.why === "refused") return refuse(writing.message, writing.fields);
  return writing.why === "conflict" ? refuse(conflictText, { version: conflictText }) : refuse(missingText);
}

async function nextPath(
  actor: Actor,
  project: string,
  notice: "review-submitted" | "review-recused",
  now: Date,
): Promise<string> {
  const next = await nextInQueue(db, actor, project, now);
  if (next?.kind === "application") return withNotice(paths.reviewApplication(project, next.code), notice);
  return withNotice(paths.reviewProject(project), "queue-empty");
}
