import { type Db, Prisma } from "#lib/db.ts";

/** A text's youngest revisions are all kept, whatever their age. */
export const ALWAYS_KEPT = 50;

/** Older than so many days: at most one an hour; older than so many: one a day. */
export const HOURLY_AFTER_DAYS = 7;
export const DAILY_AFTER_DAYS = 30;

/** Texts whose history is looked through at a time, so that no statement takes long. */
const BATCH = 200;

const NOTHING = "00000000-0000-0000-0000-000000000000";

/**
 * Thins the history of every text: of an hour (later a day) the youngest revision stays. What was
 * kept for a reason that has nothing to do with time stays for ever: what was sent, stood at a
 * deadline, or was replaced by choice.
 * @returns how many revisions went
 */
export async function thinHistories(db: Db, now: Date): Promise<number> {
  let gone = 0;
  for (let after = NOTHING; ; ) {
    const essays = await db.$queryRaw<{ id: string }[]>`
      SELECT r.essay_id::text AS id FROM essay_revision r
      WHERE r.essay_id > ${after}::uuid
      GROUP BY r.essay_id HAVING count(*) > ${ALWAYS_KEPT}::int
      ORDER BY r.essay_id LIMIT ${BATCH}::int`;
    if (essays.length > 0)
      gone += await thin(
        db,
        essays.map(({ id }) => id),
        now,
      );
    const last = essays.at(-1);
    if (!last || essays.length < BATCH) return gone;
    after = last.id;
  }
}

function thin(db: Db, essays: readonly string[], now: Date): Promise<number> {
  const pinned = Prisma.sql`r.reason IN ('submitted', 'deadline', 'replaced', 'restored')`;
  const daysAgo = (days: number) => Prisma.sql`${now}::timestamptz - make_interval(days => ${days}::int)`;
  return db.$executeRaw`
    WITH aged AS (
      SELECT r.id, r.essay_id, r.version, r.saved_at, ${pinned} AS pinned,
             row_number() OVER (PARTITION BY r.essay_id ORDER BY r.version DESC) AS place,
             CASE WHEN r.saved_at < ${daysAgo(DAILY_AFTER_DAYS)} THEN 'day'
                  WHEN r.saved_at < ${daysAgo(HOURLY_AFTER_DAYS)} THEN 'hour' END AS step
      FROM essay_revision r WHERE r.essay_id = ANY(${essays}::uuid[])
    ), stepped AS (
      SELECT id, pinned, place,
             row_number() OVER (PARTITION BY essay_id, step, date_trunc(step, saved_at, 'UTC') ORDER BY pinned DESC, version DESC) AS in_step
      FROM aged WHERE step IS NOT NULL
    )
    DELETE FROM essay_revision WHERE id IN (
      SELECT id FROM stepped WHERE NOT pinned AND place > ${ALWAYS_KEPT}::int AND in_step > 1)`;
}
