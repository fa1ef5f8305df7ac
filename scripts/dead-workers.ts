import type { Db } from "#prisma/client.ts";

/** No job of ours takes so long: a worker that holds one longer was killed. */
const LONGEST_JOB_MINUTES = 15;

/** Gives back the jobs of workers that were killed; by itself the queue waits four hours for them. */
export async function releaseDeadJobs(db: Db): Promise<void> {
  await db.$executeRaw`
    SELECT graphile_worker.force_unlock_workers(ARRAY(
      SELECT DISTINCT locked_by FROM graphile_worker.jobs
      WHERE locked_at < now() - make_interval(mins => ${LONGEST_JOB_MINUTES}::int)))`;
}
