import "server-only";
import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/policy.ts";
import type { Db } from "#lib/db.ts";
import { done, type Result, refuse } from "#lib/result.ts";
import { ledBy, readableBy, reviewedBy, rightsSql } from "#lib/reviews/scope.ts";
import type { RevealForm } from "./schema.ts";

/**
 * Shows the actor, who leads the project and has submitted their own review, who wrote one
 * application: from now on, and to them alone. Kept with its reason. Twice is once. Null when they
 * may not read such an application now.
 */
export function revealApplicant(
  db: Db,
  actor: Actor,
  { project, code, reason }: RevealForm,
  now: Date,
): Promise<Result | null> {
  return db.$transaction(async (tx) => {
    const at = now.toISOString();
    const [target] = await tx.$queryRaw<{ id: string; leads: boolean; done: boolean }[]>`
      SELECT a.id::text, ${ledBy(actor)} AS leads,
             EXISTS (SELECT 1 FROM review r WHERE r.application_id = a.id AND r.reviewer_id = ${actor.id}::uuid AND r.state = 'submitted') AS done
      FROM project p ${rightsSql(now)} JOIN application a ON a.project_id = p.id AND a.code = ${code}
      WHERE p.slug = ${project} AND rights.read AND ${reviewedBy(actor)} AND ${readableBy(actor)}
      FOR UPDATE OF a`;
    if (!target) return null;
    if (!target.leads)
      return refuse("Nothing was shown: only a mentor who leads the project can ask to see who wrote an application.");
    if (!target.done)
      return refuse(
        "Nothing was shown: submit your own review first. Who wrote an application is shown only to those who have judged it.",
      );
    const [made] = await tx.$queryRaw<object[]>`
      INSERT INTO reveal (application_id, user_id, reason, created_at)
      VALUES (${target.id}::uuid, ${actor.id}::uuid, ${reason}, ${at}::timestamptz)
      ON CONFLICT DO NOTHING RETURNING 1`;
    if (made)
      await record(tx, {
        actorId: actor.id,
        act: "revealApplicant",
        subject: "application",
        subjectId: target.id,
        detail: { reason },
      });
    return done;
  });
}
