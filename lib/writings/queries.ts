import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { db } from "#lib/db.ts";
import type { ReadyImport } from "#lib/feeds/read-import.ts";
import { importOf } from "#lib/imports/store.ts";
import { type Edited, profileEdited } from "#lib/mentors/scope.ts";
import { seenOf } from "#lib/stale.ts";
import { isUuid } from "#lib/text.ts";
import { judge } from "./compare.ts";
import { keptWritings, previewSeen } from "./import.ts";
import { writingsOf, writingsOnPage } from "./public-queries.ts";
import { writingShown } from "./write.ts";

export type FeedRow = {
  id: string;
  address: string;
  title: string;
  askedAt: Date | null;
  succeededAt: Date | null;
  failure: string | null;
  /** An import of it that waits for the worker, or for whoever edits the profile. */
  open: string | null;
  openState: "waiting" | "ready" | null;
};

/** What the editing page of a profile's writings shows, or null. `page` counts from 1. */
export async function writingsToEdit(actor: Actor, slug: string, page: number) {
  const mentor = await profileEdited(db, actor, slug);
  if (!mentor) return null;
  const [{ total, writings }, feeds, uploads] = await Promise.all([
    writingsOf(mentor.id, { from: (page - 1) * writingsOnPage, limit: writingsOnPage }),
    feedsOf(mentor),
    db.import.findMany({
      where: { mentorId: mentor.id, kind: "writings", feedId: null, state: { in: ["waiting", "ready"] } },
      orderBy: { createdAt: "desc" },
      select: { id: true, state: true, createdAt: true },
    }),
  ]);
  return { mentor, total, pages: Math.max(1, Math.ceil(total / writingsOnPage)), writings, feeds, uploads };
}

function feedsOf(mentor: Edited): Promise<FeedRow[]> {
  return db.$queryRaw<FeedRow[]>`
    SELECT f.id::text, f.address, f.title, f.asked_at AS "askedAt", f.succeeded_at AS "succeededAt", f.failure,
           i.id::text AS open, i.state::text AS "openState"
    FROM feed f LEFT JOIN LATERAL (
      SELECT id, state FROM import WHERE feed_id = f.id AND state IN ('waiting', 'ready') ORDER BY created_at DESC LIMIT 1) i ON true
    WHERE f.mentor_id = ${mentor.id}::uuid ORDER BY f.created_at, f.id`;
}

/** One post of a profile as its form has it, or null. */
export async function writingToEdit(actor: Actor, slug: string, id: string) {
  const mentor = isUuid(id) ? await profileEdited(db, actor, slug) : undefined;
  const writing = mentor && (await db.writing.findFirst({ where: { id, mentorId: mentor.id } }));
  if (!mentor || !writing) return null;
  const shown = writingShown(writing);
  const values: Record<string, string> = { ...shown, seen: seenOf(shown) };
  return { mentor, id, title: writing.title, values };
}

/** An import of writings, or null; with what its entries would do, once they are read and while they wait. */
export async function writingsImport(actor: Actor, slug: string, id: string) {
  const mentor = await profileEdited(db, actor, slug);
  const stored = mentor && (await importOf(db, actor, { mentor: slug, kind: "writings", id }));
  if (!mentor || !stored) return null;
  const feed =
    stored.feedId === null
      ? null
      : await db.feed.findUnique({ where: { id: stored.feedId }, select: { id: true, address: true } });
  const { state, failure, createdAt } = stored;
  const about = { mentor, id: stored.id, feed, createdAt, failure };
  if (state !== "ready") return { ...about, state, read: null };
  const { format, title, more, unchanged, entries } = stored.entries as ReadyImport;
  const judged = judge(entries, await keptWritings(db, mentor.id));
  return {
    ...about,
    state,
    read: { format, title, more, unchanged: unchanged === true, judged, seen: previewSeen(judged) },
  };
}
