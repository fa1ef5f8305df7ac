"use server";

import { action, type Outcome } from "#lib/auth/action.ts";
import { overLimit } from "#lib/auth/limits.ts";
import type { Actor } from "#lib/auth/policy.ts";
import { db } from "#lib/db.ts";
import { previewCost, tooManyPreviews } from "#lib/essays/preview.ts";
import { mailSettings } from "#lib/mail/settings.ts";
import { renderMarkdown } from "#lib/markdown.ts";
import { type Notice, withNotice } from "#lib/notices.ts";
import { paths } from "#lib/paths.ts";
import { refuse } from "#lib/result.ts";
import { minutesText } from "#lib/text.ts";
import { deletePost, editPost } from "./edit.ts";
import { hidePost, moderatePost } from "./moderate.ts";
import { askForm, deleteForm, editForm, hideForm, moderateForm, replyForm } from "./schema.ts";
import { gone, isThere } from "./target.ts";
import { askQuestion, reply } from "./write.ts";

/** Asks a question on a project's page; or shows it as it would be read, and saves nothing. */
export const ask = action({
  name: "questions.ask",
  who: "signed-in",
  schema: askForm,
  async run({ actor, input: { act, project, ...given }, now }) {
    if (act === "preview") return preview(actor, given.text);
    const many = await tooMany("ask", actor, { project });
    if (many) return many;
    const result = await askQuestion(db, actor, project, given, now, mailSettings());
    return result.ok ? at(project, result.value, "question-asked") : result;
  },
});

/** Replies to a post; or shows the reply. */
export const replyToPost = action({
  name: "questions.reply",
  who: "signed-in",
  schema: replyForm,
  async run({ actor, input: { act, project, post, ...given }, now }) {
    if (act === "preview") return preview(actor, given.text);
    const many = await tooMany("post", actor, { project, post });
    if (many) return many;
    const result = await reply(db, actor, { project, post }, given, now, mailSettings());
    return result.ok ? at(project, result.value, "reply-written") : result;
  },
});

/** Changes a post of one's own; or shows what it would be. */
export const changePost = action({
  name: "questions.edit",
  who: "signed-in",
  schema: editForm,
  async run({ actor, input: { act, project, post, ...given }, now }) {
    if (act === "preview") return preview(actor, given.text);
    const many = await tooMany("post", actor, { project, post });
    if (many) return many;
    const result = await editPost(db, actor, { project, post }, given, now);
    return result.ok ? at(project, post, "post-edited") : result;
  },
});

/** Deletes a post of one's own. */
export const removePost = action({
  name: "questions.delete",
  who: "signed-in",
  schema: deleteForm,
  async run({ actor, input: { project, post }, now }) {
    const result = await deletePost(db, actor, { project, post }, now);
    return result.ok ? at(project, post, "post-deleted") : result;
  },
});

const said = {
  pin: "question-pinned",
  unpin: "question-unpinned",
  close: "thread-closed",
  reopen: "thread-reopened",
  show: "post-shown",
} as const satisfies Record<string, Notice>;

/** Pins, closes or shows again, by those who lead the project and by admins. */
export const moderate = action({
  name: "questions.moderate",
  who: "signed-in",
  schema: moderateForm,
  async run({ actor, input: { project, post, act }, now }) {
    const result = await moderatePost(db, actor, { project, post }, act, now);
    return result.ok ? at(project, post, said[act]) : result;
  },
});

/** Hides a post with a reason, by the same. */
export const hide = action({
  name: "questions.hide",
  who: "signed-in",
  schema: hideForm,
  async run({ actor, input: { project, post, reason }, now }) {
    const result = await hidePost(db, actor, { project, post }, reason, now);
    return result.ok ? at(project, post, "post-hidden") : result;
  },
});

function at(project: string, post: string, notice: Notice): Outcome {
  return { ok: true, to: withNotice(paths.askPost(project, post), notice) };
}

async function tooMany(
  rule: "ask" | "post",
  actor: Actor,
  place: { project: string; post?: string },
): Promise<Outcome | null> {
  if (!(await isThere(db, place))) return gone;
  const minutes = await overLimit(rule, actor.id);
  if (minutes === null) return null;
  const wait = minutesText(minutes);
  return refuse(`That was very much in a short time. What you wrote is still here: send it in ${wait}.`);
}

async function preview(actor: Actor, text: string): Promise<Outcome> {
  const minutes = await overLimit("preview", actor.id, previewCost(text));
  if (minutes !== null) return refuse(tooManyPreviews(minutes));
  return { ok: true, message: "Not sent yet: this is how it will be read.", preview: renderMarkdown(text, "preview-") };
}
