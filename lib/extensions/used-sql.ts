import { Prisma } from "#lib/db.ts";

/**
 * When something was first submitted under the extension `x` of the cohort `c`: in time, but
 * after the cohort's own last moment. Null when nothing was.
 */
export const usedAtSql = Prisma.sql`(
  SELECT min(s.received_at) FROM application a JOIN submission s ON s.application_id = a.id
  WHERE a.applicant_id = x.applicant_id AND a.cohort_id = x.cohort_id AND (x.project_id IS NULL OR a.project_id = x.project_id)
    AND NOT s.late AND s.received_at > c.closes_at + make_interval(secs => c.grace_seconds)
    AND s.received_at <= x.closes_at + make_interval(secs => c.grace_seconds))`;
