import "server-only";
import type { Db, Tx } from "#lib/db.ts";
import type { OpenAlexSettings } from "./openalex.ts";

/**
 * What the worker's `refresh_publications` is told. `asked`: somebody pressed the button; `waits`: how often it
 * was put off because OpenAlex wanted a pause.
 */
export type RefreshJob = { mentorId: string; asked: boolean; waits?: number };

/** Counts older than this, in days, are asked for again. */
const STALE_AFTER = 7;

/** Where OpenAlex is, from the environment, or null where it is not to be asked. */
export function openAlexSettings(env: {
  OPENALEX_URL?: string | undefined;
  OPENALEX_MAILTO?: string | undefined;
  OPENALEX_KEY?: string | undefined;
}): OpenAlexSettings | null {
  const { OPENALEX_URL: url, OPENALEX_MAILTO: mailto, OPENALEX_KEY: key } = env;
  return url ? { url, mailto, key } : null;
}

/**
 * Has the worker ask OpenAlex about a mentor, now or in so many seconds. One at a time, for all mentors and
 * workers; a mentor who waits already is not queued twice.
 */
export async function queueRefresh(
  db: Pick<Db | Tx, "$executeRaw">,
  { mentorId, asked, waits = 0 }: RefreshJob,
  seconds = 0,
): Promise<void> {
  await db.$executeRaw`
    SELECT graphile_worker.add_job('refresh_publications',
      json_build_object('mentorId', ${mentorId}::text, 'asked', ${asked}::boolean, 'waits', ${waits}::int),
      queue_name => 'openalex', max_attempts => 5, run_at => now() + ${seconds}::int * interval '1 second', job_key => ${`openalex:${mentorId}`})`;
}

/**
 * Queues the mentors with an ORCID iD whose counts are stale, spread over the next six hours.
 * @returns how many
 */
export async function queueStale(db: Pick<Db, "$queryRaw">, now: Date): Promise<number> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    WITH stale AS (
      SELECT m.id, row_number() OVER (ORDER BY r.asked_at NULLS FIRST, m.id) - 1 AS place, count(*) OVER () AS all_of_them
      FROM mentor m LEFT JOIN publication_refresh r ON r.mentor_id = m.id
      WHERE m.orcid IS NOT NULL
        AND (r.asked_at IS NULL OR r.asked_at < ${now}::timestamptz - ${STALE_AFTER}::int * interval '1 day'
             OR (r.failure IS NOT NULL AND r.asked_at < ${now}::timestamptz - interval '20 hours')))
    SELECT (graphile_worker.add_job('refresh_publications', json_build_object('mentorId', id, 'asked', false),
      queue_name => 'openalex', max_attempts => 5, run_at => now() + place * (interval '6 hours' / all_of_them),
      job_key => 'openalex:' || id, job_key_mode => 'preserve_run_at')).id::text AS id
    FROM stale`;
  return rows.length;
}
