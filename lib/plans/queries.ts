import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { ownDeadlineSql } from "#lib/cohorts/deadline-sql.ts";
import { db, Prisma } from "#lib/db.ts";
import { slug as slugSchema } from "#lib/text.ts";
import { type PlanRow, type PlanView, planView } from "./view.ts";

/** The projects that the actor marked, and those of their applications, with the whole of the work. One query. */
export async function myPlan(actor: Actor, now: Date): Promise<PlanView> {
  const rows = await db.$queryRaw<PlanRow[]>`
    SELECT p.id::text, p.slug, p.title, p.state::text AS "projectState", c.name AS cohort, c.state::text AS "cohortState",
           c.opens_at AS "opensAt", ${ownDeadlineSql(actor, Prisma.sql`p.id`)} AS "closesAt",
           m.project_id IS NOT NULL AS marked, a.id::text AS "applicationId", a.state::text AS "applicationState",
           (SELECT coalesce(json_agg(n.name ORDER BY pm.position, n.name), '[]')
            FROM project_mentor pm JOIN mentor n ON n.id = pm.mentor_id WHERE pm.project_id = p.id) AS mentors,
           (SELECT coalesce(json_agg(json_build_object(
              'problemId', pp.problem_id, 'title', v.title, 'kind', v.kind, 'required', pp.required,
              'group', CASE WHEN g.id IS NULL THEN NULL ELSE json_build_object('id', g.id, 'title', g.title, 'pick', g.pick) END,
              'leftOut', coalesce(aa.left_out, false), 'sends', aa.essay_id,
              'use', json_build_object('minWords', pp.min_words, 'recommendedWords', pp.recommended_words, 'maxWords', pp.max_words),
              'own', json_build_object('minWords', v.min_words, 'recommendedWords', v.recommended_words, 'maxWords', v.max_words),
              'texts', (SELECT coalesce(json_agg(json_build_object('id', e.id, 'variant', e.variant, 'words', e.word_count)), '[]')
                        FROM essay e WHERE e.applicant_id = ${actor.id}::uuid AND e.problem_id = pp.problem_id)
            ) ORDER BY pp.position, pp.id), '[]')
            FROM project_problem pp JOIN problem b ON b.id = pp.problem_id JOIN problem_version v ON v.id = b.current_version_id
            LEFT JOIN problem_group g ON g.id = pp.group_id
            LEFT JOIN application_answer aa ON aa.application_id = a.id AND aa.problem_id = pp.problem_id
            WHERE pp.project_id = p.id) AS uses
    FROM project p JOIN cohort c ON c.id = p.cohort_id
    LEFT JOIN project_mark m ON m.project_id = p.id AND m.user_id = ${actor.id}::uuid
    LEFT JOIN application a ON a.project_id = p.id AND a.applicant_id = ${actor.id}::uuid AND a.state <> 'withdrawn'
    WHERE p.id IN (SELECT x.project_id FROM project_mark x WHERE x.user_id = ${actor.id}::uuid
                   UNION SELECT y.project_id FROM application y WHERE y.applicant_id = ${actor.id}::uuid)
      AND (a.id IS NOT NULL
           OR m.project_id IS NOT NULL AND p.state IN ('published', 'closed') AND c.state IN ('published', 'archived'))
    ORDER BY "closesAt", p.title, p.id`;
  return planView(rows, now);
}

/** A public project that one might put on one's plan, or null. One query. */
export async function projectToMark(
  actor: Actor,
  slug: string,
): Promise<{ slug: string; title: string; marked: boolean } | null> {
  if (!slugSchema.safeParse(slug).success) return null;
  const [row] = await db.$queryRaw<{ slug: string; title: string; marked: boolean }[]>`
    SELECT p.slug, p.title,
           EXISTS (SELECT 1 FROM project_mark m WHERE m.project_id = p.id AND m.user_id = ${actor.id}::uuid) AS marked
    FROM project p JOIN cohort c ON c.id = p.cohort_id
    WHERE p.slug = ${slug} AND p.state IN ('published', 'closed') AND c.state IN ('published', 'archived')`;
  return row ?? null;
}
