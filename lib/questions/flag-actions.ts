"use server";

import { action } from "#lib/auth/action.ts";
import { overLimit } from "#lib/auth/limits.ts";
import { savedHere } from "#lib/auth/outcome.ts";
import { db } from "#lib/db.ts";
import { type Notice, withNotice } from "#lib/notices.ts";
import { paths } from "#lib/paths.ts";
import { refuse } from "#lib/result.ts";
import { minutesText } from "#lib/text.ts";
import { flagPost, settleFlags } from "./flags.ts";
import { hidePost, moderatePost } from "./moderate.ts";
import { flagForm, hideForm, settleForm } from "./schema.ts";

/** Tells the programme that a post does not belong there. */
export const flag = action({
  name: "questions.flag",
  who: "signed-in",
  schema: flagForm,
  async run({ actor, input: { project, post, reason }, now }) {
    const minutes = await overLimit("flag", actor.id);
    if (minutes !== null) {
      const wait = minutesText(minutes);
      return refuse(`Those were very many flags in a short time. What you wrote is still here: send it in ${wait}.`);
    }
    const result = await flagPost(db, actor, { project, post }, reason, now);
    return result.ok ? savedHere(paths.askPost(project, post), "post-flagged") : result;
  },
});

/** An admin hides a post from the page of all posts; its flags are settled by that. */
export const hideFlagged = action({
  name: "questions.hide-flagged",
  who: "admin",
  schema: hideForm,
  async run({ actor, input: { project, post, reason }, now }) {
    const hidden = await hidePost(db, actor, { project, post }, reason, now);
    if (!hidden.ok) return hidden;
    // There may be none: whoever hides need not have been told to.
    await settleFlags(db, actor, { project, post }, now);
    return { ok: true, to: withNotice(paths.admin.questions, "flagged-hidden") };
  },
});

const said = {
  settle: "flags-settled",
  show: "post-shown",
  close: "thread-closed",
  reopen: "thread-reopened",
} as const satisfies Record<string, Notice>;

/** An admin settles a post's flags, shows it again, or closes or reopens its thread. */
export const settle = action({
  name: "questions.settle",
  who: "admin",
  schema: settleForm,
  async run({ actor, input: { project, post, act }, now }) {
    const place = { project, post };
    const result =
      act === "settle" ? await settleFlags(db, actor, place, now) : await moderatePost(db, actor, place, act, now);
    if (!result.ok) return result;
    // Not in its form: what was settled is not in the list any more.
    return { ok: true, to: withNotice(paths.admin.questions, said[act]) };
  },
});
