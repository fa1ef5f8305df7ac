import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { type Db, Prisma } from "#lib/db.ts";
import type { Phase, Rights } from "./rights.ts";

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

/** What reviewers find of `application a`: submitted ones, and never those that are hidden from them. */
export function readableBy(actor: Actor): Prisma.Sql {
  return Prisma.sql`(a.state = 'submitted' AND a.applicant_id <> ALL (${hiddenFrom(actor)}))`;
}

/**
 * The applicants whose work the actor never finds: themselves, since it would show what was said
 * about them, and those of a conflict of interest. An array, looked up once for a statement: it
 * filters an index's order as it comes, which a join might not keep.
 */
export function hiddenFrom(actor: Actor): Prisma.Sql {
  return Prisma.sql`ARRAY(SELECT ${actor.id}::uuid UNION ALL SELECT c.applicant_id FROM conflict c WHERE c.reviewer_id = ${actor.id}::uuid)`;
}

/**
 * rightsAt (lib/reviews/rights.ts) for hand-written SQL: to be joined after `project p`, it gives
 * `rights` with read, score, edit, scores (as text), names and decide at a moment. That the two
 * say the same is tested.
 */
export function rightsSql(now: Date): Prisma.Sql {
  const at = Prisma.sql`${now.toISOString()}::timestamptz`;
  return Prisma.sql`CROSS JOIN LATERAL (
    SELECT coalesce(f.may_read, free.of_phases) AS read, coalesce(f.may_read AND f.may_score, free.of_phases) AS score,
           coalesce(f.may_read AND f.may_edit, free.of_phases) AS edit,
           CASE WHEN free.of_phases THEN 'own' WHEN f.may_read THEN f.scores::text ELSE 'none' END AS scores,
           coalesce(f.may_read AND f.see_names, FALSE) AS names, coalesce(f.may_read AND f.may_decide, free.of_phases) AS decide
    FROM (SELECT NOT EXISTS (SELECT 1 FROM review_phase f WHERE f.project_id = p.id) AS of_phases) free
    LEFT JOIN (SELECT * FROM review_phase f WHERE f.project_id = p.id AND f.starts_at <= ${at} AND (f.ends_at IS NULL OR ${at} < f.ends_at)
               ORDER BY f.starts_at DESC, f.id DESC LIMIT 1) f ON TRUE) rights`;
}

/** The rights that rightsSql joined, as one JSON object. */
export const rightsJson = Prisma.sql`json_build_object('read', rights.read, 'score', rights.score, 'edit', rights.edit,
  'scores', rights.scores, 'names', rights.names, 'decide', rights.decide)`;

/**
 * seesOthersScores (lib/reviews/rules.ts) for hand-written SQL, over the joined `rights` and the
 * reader's own `review r`, which may be missing.
 */
export const seesScores = Prisma.sql`((rights.scores = 'own' AND r.state IS NOT DISTINCT FROM 'submitted')
  OR (rights.scores = 'all' AND r.state IS DISTINCT FROM 'recused'))`;

/** The phases of `project p` in their order, as JSON; their times are texts. Empty when it has none. */
export const phasesJson = Prisma.sql`(
  SELECT coalesce(json_agg(json_build_object('id', f.id, 'name', f.name, 'startsAt', f.starts_at, 'endsAt', f.ends_at,
           'mayRead', f.may_read, 'mayScore', f.may_score, 'mayEdit', f.may_edit, 'scores', f.scores, 'seeNames', f.see_names,
           'mayDecide', f.may_decide) ORDER BY f.starts_at, f.id), '[]')
  FROM review_phase f WHERE f.project_id = p.id)`;

/** A phase as phasesJson gives it. */
export type PhaseRow = Omit<Phase, "startsAt" | "endsAt"> & { id: string; startsAt: string; endsAt: string | null };

export function asPhase({ startsAt, endsAt, ...phase }: PhaseRow): Phase & { id: string } {
  return { ...phase, startsAt: new Date(startsAt), endsAt: endsAt === null ? null : new Date(endsAt) };
}

/**
 * What the actor may do in a project at a moment, whether they lead it, and its phases in their
 * order; null when they do not review such a project. One statement.
 */
export async function projectRights(
  db: Pick<Db, "$queryRaw">,
  actor: Actor,
  slug: string,
  now: Date,
): Promise<{ id: string; leads: boolean; rights: Rights; phases: (Phase & { id: string })[] } | null> {
  const [found] = await db.$queryRaw<{ id: string; leads: boolean; rights: Rights; phases: PhaseRow[] }[]>`
    SELECT p.id::text, ${ledBy(actor)} AS leads, ${rightsJson} AS rights, ${phasesJson} AS phases
    FROM project p ${rightsSql(now)} WHERE p.slug = ${slug} AND ${reviewedBy(actor)}`;
  return found ? { ...found, phases: found.phases.map(asPhase) } : null;
}
