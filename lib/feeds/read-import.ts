import type { Db, Tx } from "#lib/db.ts";
import { mayBecome } from "#lib/imports/rules.ts";
import { fetchFeed, type Outside, outside } from "./fetch.ts";
import type { ReadFeed } from "./read.ts";
import { readApart } from "./read-apart.ts";

/** What a waiting import of an uploaded file holds: its bytes in base64. */
type Uploaded = { file: string };

/** What a ready import holds. `unchanged`: the site said so, and sent nothing. */
export type ReadyImport = ReadFeed & {
  unchanged?: true;
  /** The version's marks, kept with the feed once this was imported: then the next answer may be "unchanged". */
  etag?: string | null;
  modified?: string | null;
};

type Outcome = { kind: "ready"; content: ReadyImport } | { kind: "failed"; why: string };

/**
 * The worker's task: fetches the feed of a waiting import, or takes its uploaded file, reads it and makes
 * the import ready or failed. An import that was settled meanwhile stays as it is. Can be done twice.
 * @param userAgent what sites are told of who asks
 */
export async function readImport(
  db: Db,
  importId: string,
  { userAgent, world = outside, now }: { userAgent: string; world?: Outside; now: () => Date },
): Promise<"ready" | "failed" | "settled"> {
  const waiting = await db.import.findFirst({
    where: { id: importId, kind: "writings", state: "waiting" },
    select: { entries: true, mentor: { select: { name: true } }, feed: true },
  });
  if (!waiting) return "settled";
  const { feed, entries, mentor } = waiting;
  const outcome = feed
    ? await ofAddress(feed, mentor.name, userAgent, world, now())
    : await ofFile(entries as Uploaded, mentor.name, now());
  return db.$transaction(async (tx) => {
    // First the feed, then its import, as whoever removes the feed comes upon them: neither waits for the other.
    if (feed) await tx.$queryRaw`SELECT 1 FROM feed WHERE id = ${feed.id}::uuid FOR UPDATE`;
    if (!(await settle(tx, importId, outcome, now()))) return "settled";
    if (feed)
      await tx.feed.updateMany({
        where: { id: feed.id },
        data:
          outcome.kind === "failed"
            ? { failure: outcome.why }
            : {
                failure: null,
                succeededAt: now(),
                ...(outcome.content.unchanged ? {} : { title: outcome.content.title }),
              },
      });
    return outcome.kind;
  });
}

const FAULT = "Something went wrong on our side. Try again; if it happens again, tell the programme.";

/** For an import that could not be read by a fault of ours, after the last attempt. */
export async function giveUp(db: Db, importId: string, now: Date): Promise<void> {
  await db.$transaction((tx) => settle(tx, importId, { kind: "failed", why: FAULT }, now));
}

/** The same for imports whose last attempt ended with its worker: no job is left that would read them. */
export async function giveUpStranded(db: Db, now: Date): Promise<number> {
  const stranded = await db.$queryRaw<{ id: string }[]>`
    SELECT i.id::text FROM import i WHERE i.kind = 'writings' AND i.state = 'waiting' AND NOT EXISTS (
      SELECT 1 FROM graphile_worker.jobs j
      WHERE j.key = 'import:' || i.id AND (j.attempts < j.max_attempts OR j.locked_at IS NOT NULL))`;
  for (const { id } of stranded) await giveUp(db, id, now);
  return stranded.length;
}

/** waiting → ready or failed, once. */
async function settle(tx: Tx, id: string, outcome: Outcome, now: Date): Promise<boolean> {
  if (!mayBecome("waiting", outcome.kind)) throw new Error("An import can't become that.");
  const { count } = await tx.import.updateMany({
    where: { id, state: "waiting" },
    data:
      outcome.kind === "failed"
        ? { state: "failed", failure: outcome.why, entries: [], settledAt: now }
        : { state: "ready", format: outcome.content.format, entries: outcome.content },
  });
  return count === 1;
}

async function ofFile({ file }: Uploaded, self: string, now: Date): Promise<Outcome> {
  const read = await readApart({ bytes: Buffer.from(file, "base64"), self, now });
  return read.ok ? { kind: "ready", content: read.feed } : { kind: "failed", why: read.why };
}

type Feed = { address: string; title: string; etag: string | null; modified: string | null };

async function ofAddress(feed: Feed, self: string, userAgent: string, world: Outside, now: Date): Promise<Outcome> {
  const fetched = await fetchFeed(feed.address, userAgent, feed, world);
  if (fetched.kind === "failed") return { kind: "failed", why: fetched.why };
  if (fetched.kind === "unchanged") {
    return {
      kind: "ready",
      content: { unchanged: true, format: "", title: feed.title, more: false, entries: [] },
    };
  }
  const { body, charset, at, etag, modified } = fetched;
  const read = await readApart({ bytes: body, charset, address: at, self, now });
  return read.ok ? { kind: "ready", content: { ...read.feed, etag, modified } } : { kind: "failed", why: read.why };
}
