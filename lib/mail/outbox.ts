import { randomUUID } from "node:crypto";
import type { Prisma, Tx } from "#lib/db.ts";

/** How often the worker tries one mail: with the queue's exponential back-off, about three days. */
export const MAIL_ATTEMPTS = 25;

export type Letter = {
  /** What sort of mail it is, for the outbox page: "sign-in", "receipt", … */
  kind: string;
  to: string;
  userId: string | null;
  subject: string;
  text: string;
  data?: Prisma.InputJsonObject;
};

/**
 * Puts a mail into the outbox, in the transaction of what it tells: either both are
 * committed or neither. The Message-ID is fixed here, so that a retry is the same mail.
 */
export async function queueMail(tx: Tx, letter: Letter, from: string): Promise<string> {
  const mail = await tx.mail.create({
    data: {
      kind: letter.kind,
      to: letter.to,
      userId: letter.userId,
      subject: letter.subject,
      text: letter.text,
      data: letter.data ?? {},
      messageId: `<${randomUUID()}@${domainOf(from)}>`,
    },
    select: { id: true },
  });
  await queueSending(tx, mail.id);
  return mail.id;
}

function domainOf(from: string): string {
  return /@([^\s>]+)/.exec(from)?.[1] ?? "localhost";
}

/**
 * The same for many people at once, in one statement.
 * @param letters a query of `user_id`, "to", `subject`, `text` and `data` (JSON), a row for each mail
 * @param when.runAt the worker leaves them alone until then
 * @returns how many were queued
 */
export async function queueMails(
  tx: Tx,
  kind: string,
  letters: Prisma.Sql,
  from: string,
  when: { queuedAt: Date; runAt: Date },
): Promise<number> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH queued AS (
      INSERT INTO mail (id, user_id, "to", kind, subject, text, data, message_id, queued_at)
      SELECT gen_random_uuid(), l.user_id, l."to", ${kind}, l.subject, l.text, l.data::jsonb,
             '<' || gen_random_uuid() || '@' || ${domainOf(from)}::text || '>', ${when.queuedAt}::timestamptz
      FROM (${letters}) l
      RETURNING id)
    SELECT (graphile_worker.add_job('send_mail', json_build_object('mailId', id), run_at => ${when.runAt}::timestamptz,
                                    max_attempts => ${MAIL_ATTEMPTS}::int, job_key => 'mail:' || id)).id::text AS id
    FROM queued`;
  return rows.length;
}

/**
 * Takes mails out of the outbox that have not been sent, as when others tell what they tell. One
 * that leaves at this very moment arrives all the same.
 * @param which a condition on the columns of `mail`
 */
export function dropWaiting(
  tx: Tx,
  which: Prisma.Sql,
): Promise<{ userId: string | null; data: Record<string, unknown> }[]> {
  return tx.$queryRaw`
    WITH gone AS (DELETE FROM mail WHERE state = 'queued' AND ${which} RETURNING id, user_id, data)
    SELECT user_id::text AS "userId", data, (graphile_worker.remove_job('mail:' || id)).id::text AS job FROM gone`;
}

/** Hands a mail of the outbox to the worker, once however often it is asked. */
export async function queueSending(tx: Tx, mailId: string): Promise<void> {
  await tx.$executeRaw`
    SELECT graphile_worker.add_job('send_mail', json_build_object('mailId', ${mailId}::text),
                                   max_attempts => ${MAIL_ATTEMPTS}::int, job_key => ${`mail:${mailId}`})`;
}
