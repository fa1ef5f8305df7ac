import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/policy.ts";
import type { Db, Tx } from "#lib/db.ts";
import type { ReadyImport } from "#lib/feeds/read-import.ts";
import { importOf, settleImport } from "#lib/imports/store.ts";
import { lockProfile, notEdited } from "#lib/mentors/scope.ts";
import { done, ok, type Result, refuse } from "#lib/result.ts";
import { changedSince, seenOf } from "#lib/stale.ts";
import { transaction } from "#lib/transaction.ts";
import { type Judged, judge, type Kept, merged, versionsOf } from "./compare.ts";
import { dayOf } from "./rules.ts";
import { writingLimits } from "./schema.ts";
import { room, rowOf } from "./write.ts";

const over = refuse("This import is finished already, or was replaced by a newer one. Nothing was changed now.");

/** The posts of a profile as entries are compared with them. */
export async function keptWritings(db: Pick<Tx, "writing">, mentorId: string): Promise<Kept[]> {
  const rows = await db.writing.findMany({ where: { mentorId }, orderBy: { id: "asc" } });
  return rows.map(({ publishedOn, ...row }) => ({ ...row, publishedOn: dayOf(publishedOn) }));
}

/** The mark of what a preview showed, which goes with its form. */
export function previewSeen(judged: readonly Judged[]): string {
  return seenOf({ posts: versionsOf(judged) });
}

/**
 * Takes the ticked entries of a ready import over into the profile, all or none. Refused, with nothing
 * imported, when the posts changed after the preview was opened.
 * @param given.take the numbers of the entries, from 1
 * @returns how many were added and changed
 */
export async function applyImport(
  db: Db,
  actor: Actor,
  slug: string,
  given: { id: string; take: readonly number[]; seen: string },
  now: Date,
): Promise<Result<{ added: number; changed: number }>> {
  return transaction(
    db,
    async (tx) => {
      const mentor = await lockProfile(tx, actor, slug);
      if (!mentor) return notEdited;
      const stored = await importOf(tx, actor, { mentor: slug, kind: "writings", id: given.id });
      if (stored?.state !== "ready") return over;
      const content = stored.entries as ReadyImport;
      const judged = judge(content.entries, await keptWritings(tx, mentor.id));
      if (changedSince(given.seen, { posts: versionsOf(judged) }).length > 0)
        return {
          ...refuse(
            "The posts were changed after you had opened this page. Nothing was imported: look at the list again, which is up to date now, then import.",
          ),
          held: { seen: previewSeen(judged) },
        };
      const taken = judged.filter((one) => given.take.includes(one.at) && one.verdict !== "wrong");
      const [added, changed] = [
        taken.filter((one) => one.verdict === "new"),
        taken.filter((one) => one.verdict === "changed"),
      ];
      if (added.length + changed.length === 0)
        return refuse("Nothing was imported: tick what is to be imported, or discard the import.");
      if (added.length > (await room(tx, mentor.id)))
        return refuse(
          `Nothing was imported: a profile holds at most ${writingLimits.writings.toLocaleString("en-GB")} posts. Tick fewer.`,
        );
      if (!(await settleImport(tx, given.id, "applied", now))) return over;
      const from = { mentorId: mentor.id, feedId: stored.feedId };
      await tx.writing.createMany({
        data: added.flatMap((one) =>
          one.verdict === "wrong" ? [] : [{ ...rowOf(one.entry), ...from, createdAt: now, updatedAt: now }],
        ),
      });
      for (const one of changed) if (one.verdict === "changed" && one.stored) await change(tx, actor, one, from, now);
      if (stored.feedId !== null)
        await tx.feed.updateMany({
          where: { id: stored.feedId },
          data: { etag: content.etag ?? null, modified: content.modified ?? null },
        });
      const counts = { added: added.length, changed: changed.length };
      await record(tx, {
        actorId: actor.id,
        act: "importWritings",
        subject: "mentor",
        subjectId: mentor.id,
        detail: counts,
      });
      return ok(counts);
    },
    refuse("Two of these posts would have the same address. Nothing was imported: tick one of them."),
    { timeout: 20_000 },
  );
}

async function change(
  tx: Tx,
  actor: Actor,
  { entry, stored }: Extract<Judged, { verdict: "new" | "changed" | "same" }>,
  from: { feedId: string | null },
  now: Date,
): Promise<void> {
  if (!stored) return;
  await tx.writing.update({
    where: { id: stored.id },
    data: { ...rowOf(merged(entry, stored)), feedId: from.feedId, version: { increment: 1 }, updatedAt: now },
  });
  await record(tx, { actorId: actor.id, act: "importWriting", subject: "writing", subjectId: stored.id });
}

/** Lets an import go. */
export async function dropImport(db: Db, actor: Actor, slug: string, id: string, now: Date): Promise<Result> {
  return transaction(db, async (tx) => {
    const mentor = await lockProfile(tx, actor, slug);
    if (!mentor) return notEdited;
    const stored = await importOf(tx, actor, { mentor: slug, kind: "writings", id });
    return stored && (await settleImport(tx, stored.id, "dropped", now)) ? done : over;
  });
}
