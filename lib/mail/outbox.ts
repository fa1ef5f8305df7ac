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
  const domain = /@([^\s>]+)/.exec(from)?.[1] ?? "localhost";
  const mail = await tx.mail.create({
    data: {
      kind: letter.kind,
      to: letter.to,
      userId: letter.userId,
      subject: letter.subject,
      text: letter.text,
      data: letter.data ?? {},
      messageId: `<${randomUUID()}@${domain}>`,
    },
    select: { id: true },
  });
  await queueSending(tx, mail.id);
  return mail.id;
}

/** Hands a mail of the outbox to the worker, once however often it is asked. */
export async function queueSending(tx: Tx, mailId: string): Promise<void> {
  await tx.$executeRaw`
    SELECT graphile_worker.add_job('send_mail', json_build_object('mailId', ${mailId}::text),
                                   max_attempts => ${MAIL_ATTEMPTS}::int, job_key => ${`mail:${mailId}`})`;
}
