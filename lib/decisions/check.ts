import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/policy.ts";
import type { Db } from "#lib/db.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { ledBy, readableBy, rightsSql, seesScores } from "#lib/reviews/scope.ts";
import { transaction } from "#lib/transaction.ts";
import type { DecisionKind } from "#prisma/generated/enums.ts";
import { changedMeanwhile } from "./decide.ts";
import { checkRefusal, decisionState, feedbackState } from "./rules.ts";
import { feedbackWriter } from "./target.ts";

type Locked = {
  applicationId: string;
  kind: DecisionKind;
  feedback: string;
  reasons: number;
  version: number;
  checkedAt: Date | null;
  releasedAt: Date | null;
  writerId: string | null;
};

/**
 * Marks the feedback of a decline as checked by somebody who has read it as the applicant will: another
 * mentor of the project who sees the decision, or an admin; never its writer, nor its applicant.
 * @param read the decision, and its number when it was read
 */
export async function checkFeedback(
  db: Db,
  actor: Actor,
  read: { decision: string; version: number },
  now: Date,
): Promise<Result> {
  return transaction(db, async (tx) => {
    const [locked] = await tx.$queryRaw<Locked[]>`
      SELECT d.application_id::text AS "applicationId", d.kind::text, d.feedback, d.version, d.checked_at AS "checkedAt",
             d.released_at AS "releasedAt", ${feedbackWriter}::text AS "writerId",
             (SELECT count(*)::int FROM decision_reason x WHERE x.decision_id = d.id) AS reasons
      FROM decision d JOIN application a ON a.id = d.application_id JOIN project p ON p.id = d.project_id ${rightsSql(now)}
      LEFT JOIN review r ON r.application_id = a.id AND r.reviewer_id = ${actor.id}::uuid
      WHERE d.id = ${read.decision}::uuid AND ${readableBy(actor)}
        AND (${actor.isAdmin}::boolean OR (p.state <> 'draft' AND rights.read AND ${ledBy(actor)} AND ${seesScores}))
      FOR UPDATE OF d`;
    if (!locked)
      return refuse("That decision is not here any more: it was taken back, or the application was withdrawn.");
    const state = decisionState(locked);
    const refusal = checkRefusal({ state, feedback: feedbackState(locked), writerId: locked.writerId }, actor.id);
    if (refusal) return refuse(refusal);
    if (locked.version !== read.version) return changedMeanwhile;
    if (locked.checkedAt !== null) return ok(undefined);
    await tx.decision.update({ where: { id: read.decision }, data: { checkedById: actor.id, checkedAt: now } });
    await record(tx, {
      actorId: actor.id,
      act: "checkFeedback",
      subject: "application",
      subjectId: locked.applicationId,
      detail: { version: locked.version },
    });
    return ok(undefined);
  });
}
