import type { Actor } from "#lib/auth/policy.ts";
import { Prisma } from "#lib/db.ts";

/**
 * The deadline that holds for this person, in a query that knows the cohort as `c`: the
 * cohort's own, or an extension of theirs if that is later.
 * @param project an expression of the project's id, for extensions that hold there only
 */
export function ownDeadlineSql(actor: Pick<Actor, "id">, project: Prisma.Sql): Prisma.Sql {
  return deadlineSql(Prisma.sql`${actor.id}::uuid`, project);
}

/**
 * The same for whoever the query is about.
 * @param applicant an expression of the person's id
 */
export function deadlineSql(applicant: Prisma.Sql, project: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`greatest(c.closes_at, (
    SELECT max(x.closes_at) FROM extension x
    WHERE x.applicant_id = ${applicant} AND x.cohort_id = c.id AND x.revoked_at IS NULL
      AND (x.project_id IS NULL OR x.project_id = ${project})))`;
}
