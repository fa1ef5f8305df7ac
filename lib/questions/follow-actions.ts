"use server";

import { action, type Outcome } from "#lib/auth/action.ts";
import { overLimit } from "#lib/auth/limits.ts";
import { savedHere } from "#lib/auth/outcome.ts";
import type { Actor } from "#lib/auth/policy.ts";
import { db } from "#lib/db.ts";
import { env } from "#lib/env.ts";
import { paths } from "#lib/paths.ts";
import { refuse } from "#lib/result.ts";
import { minutesText } from "#lib/text.ts";
import { chooseToFollow } from "./follow.ts";
import { followForm, unsubscribeForm } from "./schema.ts";
import { startMails, stopMails } from "./unsubscribe.ts";
import { readToken } from "./unsubscribe-token.ts";

/** Follows a question's thread by mail, or ends that. */
export const followThread = action({
  name: "questions.follow",
  who: "signed-in",
  schema: followForm,
  async run({ actor, input: { project, post, act }, now }) {
    const many = await tooMany(actor);
    if (many) return many;
    const result = await chooseToFollow(db, actor, { project, post }, act, now);
    if (!result.ok) return result;
    return savedHere(paths.askPost(project, post), act === "follow" ? "followed" : "unfollowed");
  },
});

/** By the link of a mail: ends mails of its sort without signing in, or, signed in, has them sent again. */
export const changeMails = action({
  name: "questions.unsubscribe",
  who: "anyone",
  schema: unsubscribeForm,
  async run({ actor, input: { token, act }, now }) {
    const stopped = readToken(env().AUTH_SECRET, token);
    if (!stopped) return refuse("This link is not whole, so nothing was changed. Copy all of it from the mail.");
    if (act === "stop") {
      await stopMails(db, stopped, now);
      return { ok: true, to: paths.unsubscribe(token) };
    }
    if (!actor) return refuse("Sign in first: nobody but you can have mails sent to you again.");
    const many = await tooMany(actor);
    if (many) return many;
    const result = await startMails(db, actor, stopped, now);
    return result.ok ? { ok: true, to: paths.unsubscribe(token) } : result;
  },
});

async function tooMany(actor: Actor): Promise<Outcome | null> {
  const minutes = await overLimit("follow", actor.id);
  if (minutes === null) return null;
  const wait = minutesText(minutes);
  return refuse(`Those were very many changes in a short time. Nothing was changed now: try again in ${wait}.`);
}
