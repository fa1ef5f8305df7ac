import "server-only";
import type { Db } from "#lib/db.ts";
import type { OpenAlexSettings } from "./openalex.ts";
import { queueRefresh, type RefreshJob } from "./queue-refresh.ts";
import { type Refreshed, refreshPublications } from "./refresh.ts";

/** A job that was put off more often is given up: the daily round asks again. */
const MOST_WAITS = 8;

/**
 * The worker's job for one mentor. Where OpenAlex said when to come again, the job is queued for then.
 * @throws what may pass, so that the queue tries again with longer and longer waits
 */
export async function runRefresh(
  db: Db,
  settings: OpenAlexSettings | null,
  job: RefreshJob,
  now: Date,
): Promise<Refreshed> {
  if (!settings) return null;
  const refreshed = await refreshPublications(db, settings, job, now);
  if (refreshed === null || refreshed.ok) return refreshed;
  const { waits = 0 } = job;
  if (refreshed.seconds !== null) {
    if (waits < MOST_WAITS) await queueRefresh(db, { ...job, waits: waits + 1 }, refreshed.seconds);
  } else if (refreshed.again) throw new Error(refreshed.failure);
  return refreshed;
}
