import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/policy.ts";
import type { Db, Prisma, Tx } from "#lib/db.ts";
import { uuid7 } from "#lib/ids.ts";
import { importOf, settleImport } from "#lib/imports/store.ts";
import { lockProfile, notEdited } from "#lib/mentors/scope.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { transaction } from "#lib/transaction.ts";
import { type Judged, judge, type Stored } from "./compare.ts";
import { titleKey } from "./identity.ts";
import { queueRefresh } from "./queue-refresh.ts";
import { readPublications } from "./read.ts";
import { type Format, PUBLICATIONS_MAX, type Publication, publicationSchema } from "./schema.ts";
import { entriesOf, markOf, stageEntries, storedOf } from "./staged.ts";

/** Two thousand rows are written in some seconds; other transactions of the mentor's wait so long. In milliseconds. */
const APPLY_TIMEOUT = 30_000;

/**
 * Reads a text and keeps what is in it for a preview; nothing of it counts yet. An import of the mentor's that
 * was not finished is dropped.
 * @returns the import's id
 */
export async function stageImport(
  db: Db,
  actor: Actor,
  slug: string,
  given: { text: string; format: Format | "" },
  now: Date,
): Promise<Result<string>> {
  const read = readPublications(given.text, given.format);
  if (!read.ok) return read;
  return transaction(db, async (tx) => {
    const mentor = await lockProfile(tx, actor, slug);
    if (!mentor) return notEdited;
    return ok(await stageEntries(tx, mentor, { ...read.value, startedById: actor.id }, now));
  });
}

/** What came of pressing Import: how many were added and changed; `again`: it had been done before. */
export type Applied = { added: number; changed: number; again: boolean };

const gone = refuse("This import is not here any more: another was begun, or it was discarded. Nothing was changed.");

/**
 * Adds and changes what was chosen of a preview, all of it or nothing. It is compared anew with what is
 * stored: where that is not what the preview showed, nothing is done, and the refusal holds the new mark.
 * @param given.chosen places of entries in the file, from 0
 * @param given.seen the mark of the preview
 */
export async function applyImport(
  db: Db,
  actor: Actor,
  place: { mentor: string; id: string },
  given: { chosen: readonly number[]; seen: string },
  now: Date,
): Promise<Result<Applied>> {
  return transaction<Applied>(
    db,
    async (tx) => {
      const mentor = await lockProfile(tx, actor, place.mentor);
      if (!mentor) return notEdited;
      const found = await importOf(tx, actor, { ...place, kind: "publications" });
      if (found?.state === "applied") return ok({ added: 0, changed: 0, again: true });
      if (found?.state !== "ready") return gone;
      const stored = await storedOf(tx, mentor.id);
      const judged = judge(entriesOf(found.entries), stored);
      const seen = markOf(judged);
      if (seen !== given.seen)
        return {
          ...refuse(
            "The publications were changed after this preview was made. Nothing was imported: the preview below is a new one. Look at it, then press Import again.",
          ),
          held: { seen },
        };
      const chosen = new Set(given.chosen);
      const taken = judged.filter(({ at, verdict }) => chosen.has(at) && (verdict === "new" || verdict === "changed"));
      if (taken.length === 0)
        return refuse("Nothing is chosen. Tick what is to be imported, or discard the import.", {
          chosen: "Tick at least one publication.",
        });
      const room = PUBLICATIONS_MAX - stored.length;
      if (taken.filter(({ verdict }) => verdict === "new").length > room)
        return refuse(
          `Nothing was imported: a profile holds at most ${PUBLICATIONS_MAX.toLocaleString("en-GB")} publications, and this one has room for ${Math.max(0, room).toLocaleString("en-GB")} more.`,
          { chosen: "Tick fewer of the new ones." },
        );
      const done = await write(tx, mentor.id, taken, now);
      await record(tx, {
        actorId: actor.id,
        act: "importPublications",
        subject: "mentor",
        subjectId: mentor.id,
        detail: { format: found.format, ...done },
      });
      await settleImport(tx, found.id, "applied", now);
      // It offers papers without their counts, which come with the next asking.
      if (found.format === "OpenAlex") await queueRefresh(tx, { mentorId: mentor.id, asked: false });
      return ok({ ...done, again: false });
    },
    undefined,
    { timeout: APPLY_TIMEOUT },
  );
}

/** Discards a preview. To do it twice is no fault. */
export async function dropImport(
  db: Db,
  actor: Actor,
  place: { mentor: string; id: string },
  now: Date,
): Promise<Result> {
  return transaction(db, async (tx) => {
    if (!(await lockProfile(tx, actor, place.mentor))) return notEdited;
    const found = await importOf(tx, actor, { ...place, kind: "publications" });
    if (!found || found.state === "applied") return gone;
    await settleImport(tx, found.id, "dropped", now);
    return ok(undefined);
  });
}

async function write(tx: Tx, mentorId: string, taken: readonly Judged[], now: Date) {
  const fresh = taken.filter((entry) => entry.verdict === "new");
  const other = taken.filter((entry) => entry.verdict === "changed");
  // None takes an id that another has: judge() finds that wrong.
  for (const { of, merged } of other) await update(tx, mentorId, of, merged, now);
  await tx.publication.createMany({
    data: fresh.map(({ merged }) => ({ id: uuid7(now), mentorId, ...columns(merged), createdAt: now, updatedAt: now })),
  });
  return { added: fresh.length, changed: other.length };
}

async function update(tx: Tx, mentorId: string, of: Stored, merged: Publication, now: Date): Promise<void> {
  await tx.publication.update({
    where: { id: of.id, mentorId },
    data: { ...columns(merged), updatedAt: now, version: { increment: 1 } },
  });
}

/** The columns of a publication; it is checked once more, whoever made it. */
export function columns(publication: Publication) {
  const { authors, csl, ...said } = publicationSchema.parse(publication);
  return {
    ...said,
    titleKey: titleKey(said.title),
    authors: authors as Prisma.InputJsonValue,
    csl: csl as Prisma.InputJsonValue,
  };
}
