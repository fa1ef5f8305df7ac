"use server";

import { action, type Outcome } from "#lib/auth/action.ts";
import { overLimit } from "#lib/auth/limits.ts";
import { savedHere } from "#lib/auth/outcome.ts";
import type { Actor } from "#lib/auth/policy.ts";
import { db } from "#lib/db.ts";
import { mailSettings } from "#lib/mail/settings.ts";
import { paths } from "#lib/paths.ts";
import { refuse } from "#lib/result.ts";
import { minutesText } from "#lib/text.ts";
import { commentForm, deleteCommentForm, editCommentForm } from "./schema.ts";
import { deleteComment, editComment, writeComment } from "./write.ts";

/** Writes a comment on an application. */
export const commentOnApplication = action({
  name: "discussion.write",
  who: "signed-in",
  schema: commentForm,
  async run({ actor, input: { project, code, text, tell }, now }) {
    const many = await tooMany(actor);
    if (many) return many;
    const result = await writeComment(db, actor, { project, code }, { text, tell }, now, mailSettings());
    return result.ok ? savedHere(paths.reviewDiscussion(project, code, result.value), "comment-written") : result;
  },
});

/** Changes a comment of one's own. */
export const changeComment = action({
  name: "discussion.edit",
  who: "signed-in",
  schema: editCommentForm,
  async run({ actor, input: { project, code, ...given }, now }) {
    const many = await tooMany(actor);
    if (many) return many;
    const result = await editComment(db, actor, { project, code }, given, now, mailSettings());
    return result.ok ? savedHere(paths.reviewDiscussion(project, code, given.comment), "comment-edited") : result;
  },
});

/** Deletes a comment of one's own. */
export const removeComment = action({
  name: "discussion.delete",
  who: "signed-in",
  schema: deleteCommentForm,
  async run({ actor, input: { project, code, comment }, now }) {
    const result = await deleteComment(db, actor, { project, code }, comment, now);
    return result.ok ? savedHere(paths.reviewDiscussion(project, code, comment), "comment-deleted") : result;
  },
});

async function tooMany(actor: Actor): Promise<Outcome | null> {
  const minutes = await overLimit("comment", actor.id);
  if (minutes === null) return null;
  const wait = minutesText(minutes);
  return refuse(`Those were very many comments in a short time. What you wrote is still here: send it in ${wait}.`);
}
