import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import type { Db } from "#lib/db.ts";
import { readableBy, reviewedBy, rightsSql } from "./scope.ts";

/**
 * The application that the actor handled last before this one: reviewed, drafted or skipped it. Of
 * one that they have not handled yet, the last at all. Those that they stepped back from are left
 * out. It reads the actor's own reviews and marks only. One statement.
 * @returns its code, null when there is none, undefined when they do not review such a project
 */
export async function previousHandled(
  db: Pick<Db, "$queryRaw">,
  actor: Actor,
  slug: string,
  code: string | null,
  now: Date,
): Promise<string | null | undefined> {
  const [found] = await db.$queryRaw<{ code: string | null }[]>`
    WITH here AS (SELECT p.id FROM project p ${rightsSql(now)} WHERE p.slug = ${slug} AND rights.read AND ${reviewedBy(actor)}),
    handled AS (
      SELECT a.code, max(own.at) AS at
      FROM here CROSS JOIN LATERAL (
        SELECT r.application_id, r.updated_at AS at FROM review r
        WHERE r.project_id = here.id AND r.reviewer_id = ${actor.id}::uuid AND r.state IN ('draft', 'submitted')
        UNION ALL
        SELECT m.application_id, m.skipped_at FROM reviewer_mark m WHERE m.user_id = ${actor.id}::uuid AND m.skipped_at IS NOT NULL) own
      CROSS JOIN LATERAL (SELECT * FROM application a WHERE a.id = own.application_id OFFSET 0) a
      WHERE a.project_id = here.id AND ${readableBy(actor)} AND NOT EXISTS (
        SELECT 1 FROM review b WHERE b.application_id = a.id AND b.reviewer_id = ${actor.id}::uuid AND b.state = 'recused')
      GROUP BY a.code)
    SELECT (SELECT h.code FROM handled h
            WHERE h.code IS DISTINCT FROM ${code}::text
              AND (h.at, h.code) < (SELECT coalesce(max(t.at), 'infinity'), coalesce(max(t.code), '') FROM handled t WHERE t.code = ${code}::text)
            ORDER BY h.at DESC, h.code DESC LIMIT 1) AS code
    FROM here`;
  return found?.code === undefined ? undefined : found.code;
}
