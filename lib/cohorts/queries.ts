import "server-only";
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

/** One cohort with what its page needs, or null. `begun` counts applications in any state. One statement. */
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
      projects: number;
      begun: number;
    }[]
  >`
    SELECT c.id::text, c.slug, c.name, c.summary, c.state::text AS state, c.opens_at AS "opensAt", c.closes_at AS "closesAt",
           (SELECT count(*)::int FROM project p WHERE p.cohort_id = c.id) AS projects,
           (SELECT count(*)::int FROM application a WHERE a.cohort_id = c.id) AS begun
    FROM cohort c WHERE c.id = ${id}::uuid AND ${actor.isAdmin}::boolean`;
  const [cohort] = rows;
  return cohort ? { ...cohort, seen: seenOf(cohortShown(cohort)) } : null;
}
