import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/policy.ts";
import type { Db } from "#lib/db.ts";
import { done, type Result, refuse } from "#lib/result.ts";
import { transaction } from "#lib/transaction.ts";

/** Says whether a mentor publishes changes to their own projects without an admin. For admins. */
export async function setTrusted(
  db: Db,
  actor: Actor,
  { id, trusted }: { id: string; trusted: boolean },
): Promise<Result> {
  return transaction(db, async (tx) => {
    if (!actor.isAdmin) return refuse("This mentor is not here any more.");
    const { count } = await tx.mentor.updateMany({ where: { id, trusted: !trusted }, data: { trusted } });
    if (count === 0) {
      const there = await tx.mentor.count({ where: { id } });
      return there > 0 ? done : refuse("This mentor is not here any more.");
    }
    await record(tx, {
      actorId: actor.id,
      act: trusted ? "trustMentor" : "untrustMentor",
      subject: "mentor",
      subjectId: id,
    });
    return done;
  });
}
