import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { db, Prisma } from "#lib/db.ts";
import { REPLIED } from "#lib/questions/letters.ts";
import { reviewedBy } from "#lib/reviews/scope.ts";
import { isUuid } from "#lib/text.ts";
import type { MailState } from "#prisma/generated/enums.ts";

export type MailRow = {
  id: string;
  /** Null where it would tell who follows a question, and so perhaps who asked it. */
  to: string | null;
  kind: string;
  subject: string;
  state: MailState;
  attempts: number;
  lastError: string | null;
  queuedAt: Date;
  sentAt: Date | null;
};

export const MAILS_SHOWN = 50;

/** Whether the actor reads the applications of the project that a mail about a question is of. */
function readsItsProject(actor: Actor): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM project p WHERE p.id::text = data->>'projectId' AND ${reviewedBy(actor)})`;
}

/**
 * A page of the outbox, newest first. What mails say stays out of it: sign-in mails let people
 * in, others tell applicants what is theirs. One statement; one row more than is shown.
 * @param before the id of the last mail of the page before this one
 */
export async function outbox(
  actor: Actor,
  { state, before }: { state?: MailState; before?: string },
): Promise<MailRow[]> {
  const after =
    before && isUuid(before)
      ? Prisma.sql`AND (queued_at, id) < (SELECT b.queued_at, b.id FROM mail b WHERE b.id = ${before}::uuid)`
      : Prisma.empty;
  return db.$queryRaw<MailRow[]>`
    SELECT id::text, CASE WHEN kind <> ${REPLIED} OR (state = 'failed' AND NOT ${readsItsProject(actor)}) THEN "to" END AS "to", kind, subject, state::text AS state, attempts, last_error AS "lastError", queued_at AS "queuedAt", sent_at AS "sentAt"
    FROM mail
    WHERE ${actor.isAdmin}::boolean ${state ? Prisma.sql`AND state = ${state}::mail_state` : Prisma.empty} ${after}
    ORDER BY queued_at DESC, id DESC LIMIT ${MAILS_SHOWN + 1}`;
}

/** How many mails are in each state. One statement. */
export async function mailCounts(actor: Actor): Promise<Record<MailState, number>> {
  const rows = await db.$queryRaw<{ state: MailState; count: number }[]>`
    SELECT state::text AS state, count(*)::int AS count FROM mail WHERE ${actor.isAdmin}::boolean GROUP BY state`;
  return { queued: 0, sent: 0, failed: 0, ...Object.fromEntries(rows.map((row) => [row.state, row.count])) };
}
