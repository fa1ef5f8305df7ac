import "server-only";
import type { Db, Tx } from "#lib/db.ts";

/** What the worker's `fit_scores` is told. */
export type FitJob = { projectId: string } | { cohortId: string };

/**
 * Has the worker fit a project's scores in a few seconds, in the transaction that changed them. Whatever
 * changes until then makes no second fit; what changes while it runs makes one more. Call it last: another
 * that asks for the same project waits until this transaction ends.
 */
export async function queueFit(tx: Pick<Tx, "$executeRaw">, projectId: string): Promise<void> {
  await tx.$executeRaw`
    SELECT graphile_worker.add_job('fit_scores', json_build_object('projectId', ${projectId}::text), max_attempts => 5,
      run_at => now() + interval '3 seconds', job_key => ${`fit:${projectId}`}, job_key_mode => 'preserve_run_at')`;
}

/**
 * Queues the fits of what changed since its last one: cohorts, which nothing else queues, and projects
 * whose change did not queue one: an application is withdrawn, a reviewer's account is deleted; or who may
 * be asked for one more reading is another, by a recusal, a conflict, or what is recorded of the project
 * (its reviewers, caps, assignments).
 * @returns how many were queued
 */
export async function queueDueFits(db: Pick<Db, "$queryRaw">): Promise<number> {
  // A review is stamped when its request arrived, which may be a little before an earlier fit.
  const rows = await db.$queryRaw<{ id: string }[]>`
    WITH counted AS (
      SELECT a.project_id, a.cohort_id, count(*)::int AS reviews, max(r.updated_at) AS changed
      FROM review r JOIN application a ON a.id = r.application_id
      WHERE r.state = 'submitted' AND a.state = 'submitted' AND r.score IS NOT NULL
      GROUP BY a.project_id, a.cohort_id),
    due AS (
      SELECT 'projectId' AS name, p.id FROM project p
      LEFT JOIN counted c ON c.project_id = p.id LEFT JOIN score_fit f ON f.project_id = p.id
      CROSS JOIN LATERAL (SELECT f.fitted_at - interval '1 minute' AS at) last
      WHERE (f.id IS NULL AND c.reviews > 0) OR c.changed > last.at OR (f.report->>'reviews')::int <> coalesce(c.reviews, 0)
         OR EXISTS (SELECT 1 FROM review r WHERE r.project_id = p.id AND r.state = 'recused' AND r.updated_at > last.at)
         OR EXISTS (SELECT 1 FROM audit_event e WHERE e.subject = 'project' AND e.subject_id = p.id AND e.at > last.at)
         OR EXISTS (SELECT 1 FROM conflict k JOIN application a ON a.applicant_id = k.applicant_id
                    WHERE a.project_id = p.id AND k.created_at > last.at)
      UNION ALL
      SELECT 'cohortId', k.id FROM cohort k
      LEFT JOIN (SELECT cohort_id, sum(reviews)::int AS reviews, max(changed) AS changed FROM counted GROUP BY cohort_id) c ON c.cohort_id = k.id
      LEFT JOIN score_fit f ON f.cohort_id = k.id
      WHERE (f.id IS NULL AND c.reviews > 0) OR c.changed > f.fitted_at - interval '1 minute'
         OR (f.report->>'reviews')::int <> coalesce(c.reviews, 0))
    SELECT (graphile_worker.add_job('fit_scores', json_build_object(name, id), max_attempts => 5, job_key => 'fit:' || id,
                                    job_key_mode => 'preserve_run_at')).id::text AS id
    FROM due`;
  return rows.length;
}
