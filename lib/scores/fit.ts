import "server-only";
import type { Db, Tx } from "#lib/db.ts";
import { uuid7 } from "#lib/ids.ts";
import { buildReport, type Corrected } from "./build-report.ts";
import { readCohort, readProject } from "./read.ts";
import type { ScoreReport } from "./report.ts";

/** A cohort of 66,000 reviews takes some seconds. */
const PATIENCE = { timeout: 60_000, maxWait: 10_000 };

/**
 * Fits the rater-effects model over a project's submitted reviews, and stores the report and what each
 * application keeps of it, in one transaction. Fits of one project come one after the other; doing it
 * again without new reviews changes nothing but the time.
 * @returns null when there is no such project
 */
export async function fitProject(db: Db, projectId: string, now: Date): Promise<ScoreReport | null> {
  return db.$transaction(async (tx) => {
    await oneAtATime(tx, projectId);
    const read = await readProject(tx, projectId);
    if (!read) return null;
    const { report, corrected } = buildReport(read);
    await tx.$executeRaw`
      INSERT INTO score_fit (id, project_id, fitted_at, report)
      VALUES (${uuid7(now)}::uuid, ${projectId}::uuid, ${now.toISOString()}::timestamptz, ${JSON.stringify(report)}::jsonb)
      ON CONFLICT (project_id) DO UPDATE SET fitted_at = excluded.fitted_at, report = excluded.report`;
    await keep(tx, projectId, corrected);
    return report;
  }, PATIENCE);
}

/** The same over all projects of a cohort. Applications keep their project's fit, not this one. */
export async function fitCohort(db: Db, cohortId: string, now: Date): Promise<ScoreReport | null> {
  return db.$transaction(async (tx) => {
    await oneAtATime(tx, cohortId);
    const read = await readCohort(tx, cohortId);
    if (!read) return null;
    const { report } = buildReport(read);
    await tx.$executeRaw`
      INSERT INTO score_fit (id, cohort_id, fitted_at, report)
      VALUES (${uuid7(now)}::uuid, ${cohortId}::uuid, ${now.toISOString()}::timestamptz, ${JSON.stringify(report)}::jsonb)
      ON CONFLICT (cohort_id) DO UPDATE SET fitted_at = excluded.fitted_at, report = excluded.report`;
    return report;
  }, PATIENCE);
}

/** Taken before anything is read, so that the last fit has seen everything. Locks no row: nobody else waits for it. */
async function oneAtATime(tx: Tx, id: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('score_fit ' || ${id}::text, 0))`;
}

/** Applications that the fit does not know, having no reviews, keep nothing. Only what changes is written, in one order. */
async function keep(tx: Tx, projectId: string, corrected: readonly Corrected[]): Promise<void> {
  await tx.$executeRaw`
    WITH due AS (
      SELECT a.id, f.score, f.error, coalesce(f.moved, false) AS moved
      FROM application a
      LEFT JOIN jsonb_to_recordset(${JSON.stringify(corrected)}::jsonb) AS f(id uuid, score float8, error float8, moved boolean) ON f.id = a.id
      WHERE a.project_id = ${projectId}::uuid
        AND (a.corrected, a.corrected_error, a.order_changes) IS DISTINCT FROM (f.score, f.error, coalesce(f.moved, false))
      ORDER BY a.id FOR NO KEY UPDATE OF a)
    UPDATE application a SET corrected = due.score, corrected_error = due.error, order_changes = due.moved
    FROM due WHERE a.id = due.id`;
}
