"use server";

import { action, type Outcome } from "#lib/auth/action.ts";
import { overLimit } from "#lib/auth/limits.ts";
import type { Actor } from "#lib/auth/policy.ts";
import { db } from "#lib/db.ts";
import { withNotice } from "#lib/notices.ts";
import { paths } from "#lib/paths.ts";
import { type Result, refuse } from "#lib/result.ts";
import { minutesText } from "#lib/text.ts";
import { feedLimits } from "./limits.ts";
import { addFeedSchema, checkFeedSchema, removeFeedSchema, uploadFeedSchema } from "./schema.ts";
import { addFeed, checkFeed, removeFeed, uploadFeed } from "./store.ts";

/** Adds the address of a feed, and has the worker read it. */
export const addFeedAddress = action({
  name: "feeds.add",
  who: "signed-in",
  schema: addFeedSchema,
  async run({ actor, input: { mentor, address }, now }) {
    return (await tooMany(actor)) ?? toPreview(mentor, await addFeed(db, actor, mentor, address, now));
  },
});

/** Has the worker read a feed again. */
export const checkFeedAgain = action({
  name: "feeds.check",
  who: "signed-in",
  schema: checkFeedSchema,
  async run({ actor, input: { mentor, feed, full }, now }) {
    const asked = { feed, full: full !== undefined };
    return (await tooMany(actor)) ?? toPreview(mentor, await checkFeed(db, actor, mentor, asked, now));
  },
});

/** Takes a feed as a file, or its text, and has the worker read it. */
export const uploadFeedFile = action({
  name: "feeds.upload",
  who: "signed-in",
  schema: uploadFeedSchema,
  async run({ actor, input: { mentor, text }, now, file }) {
    const chosen = file("file");
    if (!chosen && text.trim() === "")
      return refuse("Nothing was read.", { file: "Choose a file, or put the feed’s text into the field below." });
    if (chosen && text.trim() !== "")
      return refuse("There are two things to read. Nothing was read.", {
        file: "Take the file out, or empty the field below: one is read at a time.",
      });
    if (chosen && chosen.size > feedLimits.bytes)
      return refuse("Nothing was read.", { file: "The file is larger than 2 MB, the most that is read." });
    const bytes = chosen ? new Uint8Array(await chosen.arrayBuffer()) : Buffer.from(text);
    return (await tooMany(actor)) ?? toPreview(mentor, await uploadFeed(db, actor, mentor, bytes, now));
  },
});

/** Forgets a feed. */
export const removeFeedAddress = action({
  name: "feeds.remove",
  who: "signed-in",
  schema: removeFeedSchema,
  async run({ actor, input: { mentor, feed } }) {
    const removed = await removeFeed(db, actor, mentor, feed);
    return removed.ok ? { ok: true, to: withNotice(paths.profilePart(mentor, "writings"), "feed-removed") } : removed;
  },
});

function toPreview(mentor: string, asked: Result<string>): Outcome {
  return asked.ok ? { ok: true, to: paths.profileImport(mentor, "writings", asked.value) } : asked;
}

async function tooMany(actor: Actor): Promise<Outcome | null> {
  const minutes = await overLimit("feed", actor.id);
  if (minutes === null) return null;
  const wait = minutesText(minutes);
  return refuse(`Those were very many feeds in a short time. Nothing was changed: try again in ${wait}.`);
}
