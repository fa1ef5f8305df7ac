import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { Prisma } from "#lib/db.ts";

/**
 * projectsReviewedBy (lib/auth/scopes.ts) for hand-written SQL: a condition on `project p`.
 * That the two say the same is tested.
 */
export function reviewedBy(actor: Actor): Prisma.Sql {
  return Prisma.sql`(p.state <> 'draft' AND (${ledBy(actor)} OR EXISTS (
    SELECT 1 FROM project_reviewer pr WHERE pr.project_id = p.id AND pr.user_id = ${actor.id}::uuid)))`;
}

/** Whether the actor is one of the mentors of `project p`. */
export function ledBy(actor: Actor): Prisma.Sql {
  return Prisma.sql`EXISTS (
    SELECT 1 FROM project_mentor pm JOIN mentor m ON m.id = pm.mentor_id
    WHERE pm.project_id = p.id AND m.user_id = ${actor.id}::uuid)`;
}

/**
 * What reviewers find of `application a`: submitted ones, and never their own, which would
 * show them what was said about it.
 */
export function readableBy(actor: Actor): Prisma.Sql {
  return Prisma.sql`(a.state = 'submitted' AND a.applicant_id <> ${actor.id}::uuid)`;
}
