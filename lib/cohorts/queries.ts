import "server-only";
import { waitsSql } from "#lib/applications/late-sql.ts";
import type { Actor } from "#lib/auth/policy.ts";
import { db } from "#lib/db.ts";
import { seenOf } from "#lib/stale.ts";
import { isUuid } from "#lib/text.ts";
import type { CohortState, ProjectState } from "#prisma/generated/enums.ts";
import { cohortShown } from "./edit.ts";

export type CohortRow = {
  id: string;
  slug: string;
  name: string;
  state: CohortState;
  opensAt: Date;
  closesAt: Date;
  projects: Record<ProjectState, number>;
  /** Submitted ones. */
  applications: number;
};

/** Every cohort for the admins' list, the latest deadline first, with how many projects are in each state. One statement. */
export async function cohortsForAdmin(actor: Actor): Promise<CohortRow[]> {
  return db.$queryRaw<CohortRow[]>`
    SELECT c.id::text, c.slug, c.name, c.state::text AS state, c.opens_at AS "opensAt", c.closes_at AS "closesAt",
           json_build_object(
             'draft', count(p.id) FILTER (WHERE p.state = 'draft'), 'published', count(p.id) FILTER (WHERE p.state = 'published'),
             'closed', count(p.id) FILTER (WHERE p.state = 'closed'), 'archived', count(p.id) FILTER (WHERE p.state = 'archived')) AS projects,
           coalesce(sum(t.submitted), 0)::int AS applications
    FROM cohort c LEFT JOIN project p ON p.cohort_id = c.id LEFT JOIN project_tally t ON t.project_id = p.id
    WHERE ${actor.isAdmin}::boolean
    GROUP BY c.id ORDER BY c.closes_at DESC, c.id`;
}

/**
 * One cohort with what its page needs, or null. `begun` counts applications in any state, `late`
 * those with something that waits to be admitted. One statement.
 */
export async function cohortForAdmin(actor: Actor, id: string) {
  if (!isUuid(id)) return null;
  const rows = await db.$queryRaw<
    {
      id: string;
      slug: string;
      name: string;
      summary: string;
      state: CohortState;
      opensAt: Date;
      closesAt: Date;
      graceSeconds: number;
      closedAt: Date | null;
      projects: number;
      begun: number;
      extensions: number;
      late: number;
    }[]
  >`
    SELECT c.id::text, c.slug, c.name, c.summary, c.state::text AS state, c.opens_at AS "opensAt", c.closes_at AS "closesAt",
           c.grace_seconds AS "graceSeconds", c.closed_at AS "closedAt",
           (SELECT count(*)::int FROM extension x WHERE x.cohort_id = c.id AND x.revoked_at IS NULL) AS extensions,
           (SELECT count(DISTINCT a.id)::int FROM application a JOIN submission s ON s.application_id = a.id
            WHERE a.cohort_id = c.id AND s.late AND ${waitsSql}) AS late,
           (SELECT count(*)::int FROM project p WHERE p.cohort_id = c.id) AS projects,
           (SELECT count(*)::int FROM application a WHERE a.cohort_id = c.id) AS begun
    FROM cohort c WHERE c.id = ${id}::uuid AND ${actor.isAdmin}::boolean`;
  const [cohort] = rows;
  return cohort ? { ...cohort, seen: seenOf(cohortShown(cohort)) } : null;
}
