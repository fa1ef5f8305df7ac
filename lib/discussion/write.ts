import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/policy.ts";
import { type Db, Prisma, type Tx } from "#lib/db.ts";
import { uuid7 } from "#lib/ids.ts";
import { dropWaiting } from "#lib/mail/outbox.ts";
import type { MailSettings } from "#lib/mail/settings.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { Place } from "#lib/reviews/write-review.ts";
import { type Shown, seenOf } from "#lib/stale.ts";
import { transaction } from "#lib/transaction.ts";
import { COMMENTED, MENTIONED } from "./letters.ts";
import { mentionsIn, type Reader } from "./rules.ts";
import { lockDiscussed, readersOfProject, type Target } from "./target.ts";
import { tellReaders } from "./tell.ts";

/** A second press within so many seconds, with the same words, is the same comment. */
const SAME_SECONDS = 60;

/**
 * Writes a comment on an application, and queues the mails about it; only its readers whose own review
 * is in, or as their phase says.
 * @param given.tell ids of further readers to be told; others are passed over
 * @returns the comment's id
 */
export async function writeComment(
  db: Db,
  actor: Actor,
  place: Place,
  given: { text: string; tell: readonly string[] },
  now: Date,
  mail: MailSettings,
): Promise<Result<string>> {
  return transaction(db, async (tx) => {
    const found = await lockDiscussed(tx, actor, place, now);
    if (!found.ok) return found;
    const { target } = found;
    const { text } = given;
    const again = await tx.reviewComment.findFirst({
      where: {
        applicationId: target.id,
        authorId: actor.id,
        text,
        createdAt: { gt: new Date(now.getTime() - SAME_SECONDS * 1_000) },
      },
      select: { id: true },
    });
    if (again) return ok(again.id);
    const id = uuid7(now);
    await tx.reviewComment.create({
      data: { id, projectId: target.projectId, applicationId: target.id, authorId: actor.id, text, createdAt: now },
    });
    const mentioned = await mention(tx, target, id, text, given.tell);
    await tellReaders(tx, actor, target, { id, text, mentioned, others: true }, now, mail);
    await recorded(tx, actor, "writeComment", target, id);
    return ok(id);
  });
}

/** Notes who is mentioned in a comment, and returns those who were not before. */
async function mention(tx: Tx, target: Target, commentId: string, text: string, tell: readonly string[]) {
  const readers = await tx.$queryRaw<Reader[]>`
    SELECT u.id::text, coalesce(u.name, '') AS name FROM project p JOIN "user" u ON u.id IN (${readersOfProject})
    WHERE p.id = ${target.projectId}::uuid`;
  const given = new Set([...mentionsIn(text, readers), ...tell]);
  const mentioned = readers.map(({ id }) => id).filter((id) => given.has(id));
  const before = await tx.commentMention.findMany({ where: { commentId }, select: { userId: true } });
  const known = new Set(before.map(({ userId }) => userId));
  const fresh = mentioned.filter((id) => !known.has(id));
  await tx.commentMention.createMany({ data: fresh.map((userId) => ({ commentId, userId })) });
  return fresh;
}

/** A comment as it is compared between what a form showed and what is stored. */
export function commentShown(text: string): Shown {
  return { text };
}

const gone = refuse(
  "This comment is not here any more: you deleted it in another tab. Nothing was saved; copy what you wrote, and comment anew.",
);

/** Changes a comment of one's own; who is mentioned in it only now is told at once. What another tab saved is not overwritten unseen. */
export async function editComment(
  db: Db,
  actor: Actor,
  place: Place,
  given: { comment: string; text: string; seen: string },
  now: Date,
  mail: MailSettings,
): Promise<Result> {
  return transaction(db, async (tx) => {
    const found = await lockDiscussed(tx, actor, place, now);
    if (!found.ok) return found;
    const { target } = found;
    const { comment: id, text } = given;
    const own = { id, applicationId: target.id, authorId: actor.id, deletedAt: null };
    const stored = await tx.reviewComment.findFirst({ where: own, select: { text: true } });
    if (!stored) return gone;
    if (stored.text === text) return ok(undefined);
    const seen = seenOf(commentShown(stored.text));
    if (given.seen !== seen)
      return {
        ...refuse(
          "You changed this comment in another tab after you had opened it here. Nothing was saved and nothing is lost: the stored text is shown below, yours is in the field. Make it say what you want, then save again.",
          { text: "Compare it with the stored text." },
        ),
        held: { seen, theirs: { text: stored.text } },
      };
    await tx.reviewComment.update({ where: { id }, data: { text, editedAt: now, version: { increment: 1 } } });
    const mentioned = await mention(tx, target, id, text, []);
    await tellReaders(tx, actor, target, { id, text, mentioned, others: false }, now, mail);
    await recorded(tx, actor, "editComment", target, id);
    return ok(undefined);
  });
}

/** Deletes a comment of one's own: its place stays, its text goes, and mails about it that have not left are dropped. */
export async function deleteComment(db: Db, actor: Actor, place: Place, id: string, now: Date): Promise<Result> {
  return transaction(db, async (tx) => {
    const found = await lockDiscussed(tx, actor, place, now);
    if (!found.ok) return found;
    const { target } = found;
    const { count } = await tx.reviewComment.updateMany({
      where: { id, applicationId: target.id, authorId: actor.id, deletedAt: null },
      data: { text: "", deletedAt: now, version: { increment: 1 } },
    });
    if (count === 0) return refuse("This comment is not here any more: you deleted it already.");
    await tx.commentMention.deleteMany({ where: { commentId: id } });
    // Those that wait for an hour to pass hold no words of it, and may be about further comments.
    await dropWaiting(
      tx,
      Prisma.sql`kind IN (${MENTIONED}, ${COMMENTED}) AND data->>'commentId' = ${id} AND (data->>'at')::timestamptz <= queued_at`,
    );
    await recorded(tx, actor, "deleteComment", target, id);
    return ok(undefined);
  });
}

function recorded(tx: Tx, actor: Actor, act: string, target: Target, comment: string): Promise<void> {
  return record(tx, { actorId: actor.id, act, subject: "application", subjectId: target.id, detail: { comment } });
}
