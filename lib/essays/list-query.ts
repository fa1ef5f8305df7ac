import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { ownDeadlineSql } from "#lib/cohorts/deadline-sql.ts";
import { db, Prisma } from "#lib/db.ts";
import { essayList, type ListedProblem, type ListRow } from "./list.ts";

/**
 * Every problem that an application of the actor asks, or that they wrote something to, once,
 * with their texts and who would send which. One query; its cost grows with their applications.
 */
export async function myEssays(actor: Actor, now: Date): Promise<ListedProblem[]> {
  const rows = await db.$queryRaw<ListRow[]>`
    WITH mine AS (
      SELECT a.id, a.state, a.project_id, p.title, p.state AS project_state, c.name AS cohort, c.state AS cohort_state,
             c.opens_at, ${ownDeadlineSql(actor, Prisma.sql`p.id`)} AS closes_at,
             (SELECT coalesce(json_agg(m.name ORDER BY pm.position, m.name), '[]')
              FROM project_mentor pm JOIN mentor m ON m.id = pm.mentor_id WHERE pm.project_id = p.id) AS mentors
      FROM application a JOIN project p ON p.id = a.project_id JOIN cohort c ON c.id = a.cohort_id
      WHERE a.applicant_id = ${actor.id}::uuid
    ), uses AS (
      SELECT pp.problem_id, json_agg(json_build_object(
          'applicationId', mine.id, 'state', mine.state, 'title', mine.title, 'mentors', mine.mentors, 'cohort', mine.cohort,
          'required', pp.required,
          'group', CASE WHEN g.id IS NULL THEN NULL ELSE json_build_object('id', g.id, 'title', g.title, 'pick', g.pick) END,
          'leftOut', coalesce(aa.left_out, false), 'sends', aa.essay_id,
          'use', json_build_object('minWords', pp.min_words, 'recommendedWords', pp.recommended_words, 'maxWords', pp.max_words),
          'projectState', mine.project_state, 'cohortState', mine.cohort_state, 'opensAt', mine.opens_at, 'closesAt', mine.closes_at
        ) ORDER BY mine.closes_at DESC, mine.title, mine.id) AS list
      FROM mine
      JOIN project_problem pp ON pp.project_id = mine.project_id
      LEFT JOIN problem_group g ON g.id = pp.group_id
      LEFT JOIN application_answer aa ON aa.application_id = mine.id AND aa.problem_id = pp.problem_id
      GROUP BY pp.problem_id
    ), texts AS (
      SELECT e.problem_id, bool_or(e.text ~ '\\S') AS written, json_agg(json_build_object(
          'id', e.id, 'variant', e.variant, 'words', e.word_count, 'version', e.version, 'savedAt', e.updated_at,
          'promptId', e.prompt_id, 'wordingChanged', e.problem_version_id <> v.id AND e.text ~ '\\S',
          'text', CASE WHEN v.kind = 'essay' THEN NULL ELSE e.text END)) AS list
      FROM essay e JOIN problem b ON b.id = e.problem_id JOIN problem_version v ON v.id = b.current_version_id
      WHERE e.applicant_id = ${actor.id}::uuid
      GROUP BY e.problem_id
    )
    SELECT b.id::text AS "problemId", v.title, v.kind::text,
           json_build_object('minWords', v.min_words, 'recommendedWords', v.recommended_words, 'maxWords', v.max_words) AS own,
           (SELECT coalesce(json_agg(json_build_object('id', q.id) ORDER BY q.position), '[]') FROM prompt q WHERE q.version_id = v.id) AS prompts,
           coalesce(texts.list, '[]') AS texts, coalesce(uses.list, '[]') AS uses
    FROM uses FULL JOIN texts ON texts.problem_id = uses.problem_id
    JOIN problem b ON b.id = coalesce(uses.problem_id, texts.problem_id)
    JOIN problem_version v ON v.id = b.current_version_id
    WHERE uses.problem_id IS NOT NULL OR texts.written`;
  return essayList(rows, now);
}
