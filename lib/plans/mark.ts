import type { Actor } from "#lib/auth/policy.ts";
import type { Db } from "#lib/db.ts";
import { done, type Result, refuse } from "#lib/result.ts";
import { isId } from "#lib/text.ts";
import { MARKS_MAX } from "./schema.ts";

/**
 * Puts a public project on the actor's plan; doing it again changes nothing. Refused when the plan
 * is full; null when there is no such project to be seen.
 */
export async function markProject(db: Db, actor: Actor, slug: string, now: Date): Promise<Result | null> {
  const [row] = await db.$queryRaw<{ found: boolean; made: boolean }[]>`
    WITH shown AS (
      SELECT p.id, EXISTS (SELECT 1 FROM project_mark m WHERE m.project_id = p.id AND m.user_id = ${actor.id}::uuid) AS marked
      FROM project p JOIN cohort c ON c.id = p.cohort_id
      WHERE p.slug = ${slug} AND p.state IN ('published', 'closed') AND c.state IN ('published', 'archived')
    ), made AS (
      INSERT INTO project_mark (user_id, project_id, created_at)
      SELECT ${actor.id}::uuid, shown.id, ${now}::timestamptz FROM shown
      WHERE (SELECT count(*) FROM project_mark m WHERE m.user_id = ${actor.id}::uuid) < ${MARKS_MAX}::int
      ON CONFLICT DO NOTHING
      RETURNING 1
    )
    SELECT EXISTS (SELECT 1 FROM shown) AS found,
           EXISTS (SELECT 1 FROM made) OR coalesce((SELECT marked FROM shown), false) AS made`;
  if (!row?.found) return null;
  return row.made
    ? done
    : refuse(
        `Your plan holds ${MARKS_MAX} projects, which is as many as it can. Take one from it first. Nothing was changed.`,
      );
}

/** Takes a project from the actor's plan. False when it is not on it. */
export async function unmarkProject(db: Db, actor: Actor, projectId: string): Promise<boolean> {
  if (!isId(projectId)) return false;
  const { count } = await db.projectMark.deleteMany({ where: { userId: actor.id, projectId } });
  return count > 0;
}
