import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/policy.ts";
import type { Db } from "#lib/db.ts";
import { done, type Result, refuse } from "#lib/result.ts";
import { transaction } from "#lib/transaction.ts";
import { queueSending } from "./outbox.ts";

/** Queues a failed mail again: the same mail, by its Message-ID. Pressing twice queues it once. */
export async function retryMail(db: Db, actor: Actor, id: string): Promise<Result> {
  return transaction(db, async (tx) => {
    const { count } = await tx.mail.updateMany({ where: { id, state: "failed" }, data: { state: "queued" } });
    if (count === 0)
      return refuse("This mail is not among the failed ones any more. Reload the page to see what became of it.");
    await queueSending(tx, id);
    await record(tx, { actorId: actor.id, act: "retryMail", subject: "mail", subjectId: id });
    return done;
  });
}
