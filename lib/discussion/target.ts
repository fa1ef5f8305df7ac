import type { Actor } from "#lib/auth/policy.ts";
import { Prisma, type Tx } from "#lib/db.ts";
import { type Refusal, refuse } from "#lib/result.ts";
import { readableBy, reviewedBy, rightsSql, seesScores } from "#lib/reviews/scope.ts";
import type { Place } from "#lib/reviews/write-review.ts";
import type { ScoreSight } from "#prisma/generated/enums.ts";
import { discussionRefusal } from "./rules.ts";

export type Target = { id: string; projectId: string; title: string; slug: string; code: string };

/** The application at a place for one of its readers who has not stepped back; their own `review r` may be missing. */
export function discussed(actor: Actor, place: Place, now: Date): Prisma.Sql {
  return Prisma.sql`project p ${rightsSql(now)} JOIN application a ON a.project_id = p.id AND a.code = ${place.code}
    LEFT JOIN review r ON r.application_id = a.id AND r.reviewer_id = ${actor.id}::uuid
    WHERE p.slug = ${place.project} AND rights.read AND ${reviewedBy(actor)} AND ${readableBy(actor)} AND r.state IS DISTINCT FROM 'recused'`;
}

export const missingText =
  "This application is not here any more: it was withdrawn, or you no longer review this project. Nothing was saved. What you wrote is still in the form; copy what you want to keep.";

/** The application whose discussion the actor takes part in, locked until the transaction ends, or why they do not. */
export async function lockDiscussed(
  tx: Tx,
  actor: Actor,
  place: Place,
  now: Date,
): Promise<{ ok: true; target: Target } | Refusal> {
  const [row] = await tx.$queryRaw<(Target & { sees: boolean; sight: ScoreSight })[]>`
    SELECT a.id::text, p.id::text AS "projectId", p.title, p.slug, a.code, ${seesScores} AS sees, rights.scores AS sight
    FROM ${discussed(actor, place, now)} FOR UPDATE OF a`;
  if (!row) return refuse(missingText);
  const { sees, sight, ...target } = row;
  const refusal = discussionRefusal(sees, sight);
  return refusal ? refuse(`${refusal} Nothing was saved; what you wrote is still in the form.`) : { ok: true, target };
}

/** Everybody who reads `project p`: `user_id`. Who of them may see which application is not in it. */
export const readersOfProject = Prisma.sql`
  SELECT m.user_id FROM project_mentor pm JOIN mentor m ON m.id = pm.mentor_id WHERE pm.project_id = p.id AND m.user_id IS NOT NULL
  UNION SELECT pr.user_id FROM project_reviewer pr WHERE pr.project_id = p.id`;
