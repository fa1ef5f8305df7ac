import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/policy.ts";
import type { Db, Tx } from "#lib/db.ts";
import { keepImport } from "#lib/imports/store.ts";
import { type Edited, lockProfile, notEdited } from "#lib/mentors/scope.ts";
import { done, ok, type Result, refuse } from "#lib/result.ts";
import { transaction } from "#lib/transaction.ts";
import { feedLimits } from "./limits.ts";
import { storeLimits } from "./schema.ts";

/** How long after a feed was asked for it may be asked for again, in milliseconds. */
const PAUSE = 60_000;

const gone = refuse("This feed is not here any more. Nothing was changed.");
const justAsked = refuse("This feed was asked for a moment ago. Nothing was changed: check it again in a minute.");

type Ask = { feed?: { id: string; full: boolean }; file?: Uint8Array };

/** Leaves it to the worker to read a feed or an uploaded file. @returns the id of the import that it becomes */
async function leaveToWorker(tx: Tx, actor: Actor, mentor: Edited, ask: Ask, now: Date): Promise<string> {
  const id = await keepImport(
    tx,
    {
      mentorId: mentor.id,
      kind: "writings",
      state: "waiting",
      format: "",
      entries: ask.file ? { file: Buffer.from(ask.file).toString("base64") } : [],
      ...(ask.feed ? { feedId: ask.feed.id } : {}),
      startedById: actor.id,
    },
    now,
  );
  if (ask.feed)
    await tx.feed.update({
      where: { id: ask.feed.id },
      data: { askedAt: now, ...(ask.feed.full ? { etag: null, modified: null } : {}) },
    });
  await tx.$executeRaw`
    SELECT graphile_worker.add_job('read_feed', json_build_object('importId', ${id}::text), max_attempts => 3,
                                   job_key => ${`import:${id}`})`;
  return id;
}

/**
 * Keeps the address of a feed with a profile, and has it read. One that is there already is read anew.
 * @returns the id of the import
 */
export async function addFeed(db: Db, actor: Actor, slug: string, address: string, now: Date): Promise<Result<string>> {
  return transaction(db, async (tx) => {
    const mentor = await lockProfile(tx, actor, slug);
    if (!mentor) return notEdited;
    const feeds = await tx.feed.findMany({ where: { mentorId: mentor.id } });
    const known = feeds.find((feed) => feed.address === address);
    if (known && tooSoon(known, now)) return justAsked;
    // An address that could never be read gives up its place to the next.
    const readable = feeds.filter((feed) => feed.succeededAt !== null || feed.failure === null);
    if (!known && readable.length >= storeLimits.feeds)
      return refuse("The feed was not added. Nothing was lost.", {
        address: `A profile has at most ${storeLimits.feeds} feeds. Remove one of them first.`,
      });
    if (!known) await tx.feed.deleteMany({ where: { mentorId: mentor.id, succeededAt: null, failure: { not: null } } });
    const feed = known ?? (await tx.feed.create({ data: { mentorId: mentor.id, address, createdAt: now } }));
    if (!known)
      await record(tx, {
        actorId: actor.id,
        act: "addFeed",
        subject: "mentor",
        subjectId: mentor.id,
        detail: { address },
      });
    return ok(await leaveToWorker(tx, actor, mentor, { feed: { id: feed.id, full: false } }, now));
  });
}

/** Has a feed read again, at most once a minute. @returns the id of the import */
export async function checkFeed(
  db: Db,
  actor: Actor,
  slug: string,
  asked: { feed: string; full: boolean },
  now: Date,
): Promise<Result<string>> {
  return transaction(db, async (tx) => {
    const mentor = await lockProfile(tx, actor, slug);
    if (!mentor) return notEdited;
    const feed = await tx.feed.findFirst({ where: { id: asked.feed, mentorId: mentor.id } });
    if (!feed) return gone;
    // Reading in full follows on an answer that said nothing.
    if (!asked.full && tooSoon(feed, now)) return justAsked;
    return ok(await leaveToWorker(tx, actor, mentor, { feed: { id: feed.id, full: asked.full } }, now));
  });
}

/** Has an uploaded file read. @returns the id of the import */
export async function uploadFeed(
  db: Db,
  actor: Actor,
  slug: string,
  file: Uint8Array,
  now: Date,
): Promise<Result<string>> {
  if (file.length > feedLimits.bytes)
    return refuse("The file was not taken.", {
      file: `The file is larger than ${feedLimits.bytes / 1024 / 1024} MB, the most that is read.`,
    });
  return transaction(db, async (tx) => {
    const mentor = await lockProfile(tx, actor, slug);
    if (!mentor) return notEdited;
    return ok(await leaveToWorker(tx, actor, mentor, { file }, now));
  });
}

/** Forgets a feed. What was imported from it stays. */
export async function removeFeed(db: Db, actor: Actor, slug: string, id: string): Promise<Result> {
  return transaction(db, async (tx) => {
    const mentor = await lockProfile(tx, actor, slug);
    if (!mentor) return notEdited;
    const feed = await tx.feed.findFirst({ where: { id, mentorId: mentor.id } });
    if (!feed) return gone;
    await tx.feed.delete({ where: { id } });
    await record(tx, {
      actorId: actor.id,
      act: "removeFeed",
      subject: "mentor",
      subjectId: mentor.id,
      detail: { address: feed.address },
    });
    return done;
  });
}

function tooSoon({ askedAt }: { askedAt: Date | null }, now: Date): boolean {
  return askedAt !== null && now.getTime() - askedAt.getTime() < PAUSE;
}
