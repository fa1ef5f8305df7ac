import "server-only";
import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/policy.ts";
import type { Db, Tx } from "#lib/db.ts";
import { done, type Fields, type Result, refuse } from "#lib/result.ts";
import { transaction } from "#lib/transaction.ts";

/**
 * From now on the reviewer finds nothing of the applicant's work, in any project. What they were
 * assigned of it and had not begun is taken back; what they wrote is kept. Refused by the field.
 */
export function addConflict(
  db: Db,
  actor: Actor,
  input: { reviewer: string; applicant: string; reason: string },
  now: Date,
): Promise<Result> {
  return transaction(
    db,
    async (tx) => {
      const [reviewer, applicant] = [await personOf(tx, input.reviewer), await personOf(tx, input.applicant)];
      const fields: Fields = {};
      if (!reviewer) fields["reviewer"] = "Nobody with this address is known here.";
      if (!applicant) fields["applicant"] = "Nobody with this address is known here.";
      else if (reviewer === applicant)
        fields["applicant"] = "This is the same person. Nobody reads their own application anyway.";
      if (!reviewer || !applicant || reviewer === applicant)
        return refuse("Nothing was entered, and what you wrote is still here.", fields);
      await tx.conflict.create({
        data: {
          reviewerId: reviewer,
          applicantId: applicant,
          reason: input.reason,
          setById: actor.id,
          createdAt: now,
        },
      });
      const { count } = await tx.review.deleteMany({
        where: { reviewerId: reviewer, state: "assigned", application: { applicantId: applicant } },
      });
      await record(tx, {
        actorId: actor.id,
        act: "addConflict",
        subject: "person",
        subjectId: reviewer,
        detail: { applicant, freed: count, reason: input.reason },
      });
      return done;
    },
    refuse("This conflict is entered already. Nothing was changed.", {
      applicant: "It is in the list with this reviewer already.",
    }),
  );
}

async function personOf(tx: Tx, email: string): Promise<string | undefined> {
  return (await tx.user.findUnique({ where: { email }, select: { id: true } }))?.id;
}

/** The reviewer finds the applicant's work again where they review. */
export function removeConflict(
  db: Db,
  actor: Actor,
  { reviewer, applicant }: { reviewer: string; applicant: string },
): Promise<Result> {
  return transaction(db, async (tx) => {
    const { count } = await tx.conflict.deleteMany({ where: { reviewerId: reviewer, applicantId: applicant } });
    if (count === 0) return refuse("This conflict is not here any more. Nothing was changed.");
    await record(tx, {
      actorId: actor.id,
      act: "removeConflict",
      subject: "person",
      subjectId: reviewer,
      detail: { applicant },
    });
    return done;
  });
}
