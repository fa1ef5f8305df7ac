import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { db } from "#lib/db.ts";
import { isId } from "#lib/text.ts";
import type { ExtensionRow } from "./rules.ts";
import { usedAtSql } from "./used-sql.ts";

/** The extensions of a cohort, the youngest first. One statement. */
export async function extensionsOf(actor: Actor, cohortId: string): Promise<ExtensionRow[]> {
  if (!isId(cohortId)) return [];
  return db.$queryRaw<ExtensionRow[]>`
    SELECT x.id::text, u.name, u.email, p.title AS project, x.reason, coalesce(g.name, g.email) AS "grantedBy",
           x.created_at AS "createdAt", x.closes_at AS "closesAt", x.revoked_at AS "revokedAt", ${usedAtSql} AS "usedAt"
    FROM extension x JOIN cohort c ON c.id = x.cohort_id JOIN "user" u ON u.id = x.applicant_id
    LEFT JOIN project p ON p.id = x.project_id LEFT JOIN "user" g ON g.id = x.granted_by_id
    WHERE x.cohort_id = ${cohortId}::uuid AND ${actor.isAdmin}::boolean
    ORDER BY x.created_at DESC, x.id DESC`;
}

/** The projects that an extension can be for. */
export async function projectsOfCohort(actor: Actor, cohortId: string): Promise<{ id: string; title: string }[]> {
  if (!isId(cohortId)) return [];
  return db.$queryRaw<{ id: string; title: string }[]>`
    SELECT p.id::text, p.title FROM project p
    WHERE p.cohort_id = ${cohortId}::uuid AND ${actor.isAdmin}::boolean ORDER BY p.title, p.id`;
}
