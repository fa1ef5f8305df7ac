import type { Actor } from "#lib/auth/policy.ts";
import { type Db, Prisma } from "#lib/db.ts";
import { readersOfProject } from "#lib/discussion/target.ts";
import { dropWaiting } from "#lib/mail/outbox.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { transaction } from "#lib/transaction.ts";
import { follow, unfollow } from "./follow.ts";
import { ASKED } from "./letters.ts";
import { isPublic } from "./scope.ts";
import type { Stopped } from "./unsubscribe-token.ts";

/** Ends somebody's mails of one sort, and takes back those that wait. As often as it is asked. */
export async function stopMails(db: Db, { stop, userId }: Stopped, now: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    if ("thread" in stop) return unfollow(tx, stop.thread, userId);
    await tx.$executeRaw`
      INSERT INTO question_mute (project_id, user_id, created_at)
      SELECT p.id, u.id, ${now}::timestamptz FROM project p, "user" u
      WHERE p.id = ${stop.project}::uuid AND u.id = ${userId}::uuid
      ON CONFLICT DO NOTHING`;
    await dropWaiting(
      tx,
      Prisma.sql`kind = ${ASKED} AND user_id = ${userId}::uuid AND data->>'projectId' = ${stop.project}`,
    );
  });
}

/** Has them sent again; only by whoever they are for, signed in. */
export async function startMails(db: Db, actor: Actor, { stop, userId }: Stopped, now: Date): Promise<Result> {
  return transaction(db, async (tx) => {
    if (actor.id !== userId)
      return refuse(
        "These mails are for somebody else’s account, so nothing was changed. Sign in with that account to have them again.",
      );
    if ("project" in stop) {
      await tx.questionMute.deleteMany({ where: { projectId: stop.project, userId } });
      return ok(undefined);
    }
    const [thread] = await tx.$queryRaw<{ id: string }[]>`
      SELECT q.id::text FROM post q JOIN project p ON p.id = q.project_id
      WHERE q.id = ${stop.thread}::uuid AND q.number IS NOT NULL AND ${isPublic}`;
    if (!thread) return refuse("This question is not here any more, so it can’t be followed. Nothing was changed.");
    await follow(tx, thread.id, userId, now);
    return ok(undefined);
  });
}

/**
 * What stands on the page of a token: nothing of whose it is. `about`: null when that is not public any
 * more; `told`: such mails are sent to them; `again`: they could be, if whoever they are for asks.
 */
export type StopView = {
  told: boolean;
  again: boolean;
  about: { title: string; slug: string; number: number | null } | null;
};

/** What a token's mails are about, and whether they are sent now. One statement. */
export async function stopView(db: Pick<Db, "$queryRaw">, { stop, userId }: Stopped): Promise<StopView> {
  type Row = { told: boolean; reads: boolean; public: boolean; title: string; slug: string; number: number | null };
  const [row] =
    "thread" in stop
      ? await db.$queryRaw<Row[]>`
          SELECT EXISTS (SELECT 1 FROM follow f WHERE f.thread_id = q.id AND f.user_id = ${userId}::uuid) AS told, TRUE AS reads,
                 ${isPublic} AS public, p.title, p.slug, q.number
          FROM post q JOIN project p ON p.id = q.project_id WHERE q.id = ${stop.thread}::uuid`
      : await db.$queryRaw<Row[]>`
          SELECT ${userId}::uuid IN (${readersOfProject}) AS reads, ${userId}::uuid IN (${readersOfProject})
                 AND NOT EXISTS (SELECT 1 FROM question_mute x WHERE x.project_id = p.id AND x.user_id = ${userId}::uuid) AS told,
                 ${isPublic} AS public, p.title, p.slug, NULL::int AS number
          FROM project p WHERE p.id = ${stop.project}::uuid`;
  if (!row) return { told: false, again: false, about: null };
  const { told, reads, public: shown, ...about } = row;
  return { told, again: reads && shown, about: shown ? about : null };
}
