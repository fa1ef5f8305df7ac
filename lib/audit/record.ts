import type { Tx } from "#lib/db.ts";

/**
 * Writes one row of the append-only record, in the transaction of the change it tells of.
 * `detail` holds ids and small facts, and the reason that an admin gave for the act itself; never
 * texts that applicants or reviewers wrote.
 */
export async function record(
  tx: Tx,
  event: {
    actorId: string | null;
    act: string;
    subject: string;
    subjectId: string;
    detail?: Record<string, string | number | boolean | null>;
  },
): Promise<void> {
  await tx.auditEvent.create({
    data: {
      actorId: event.actorId,
      act: event.act,
      subject: event.subject,
      subjectId: event.subjectId,
      detail: event.detail ?? {},
    },
  });
}
