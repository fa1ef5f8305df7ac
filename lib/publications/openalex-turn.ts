import type { Db } from "#lib/db.ts";

const KEY = "openalex";
/** Milliseconds between two questions. */
const APART = 1_000;
/** A longer wait is left to the queue. */
const PATIENCE = 10_000;

/**
 * Takes the next turn to ask OpenAlex, of which there is one a second for all processes on this database.
 * @returns 0, or in how many milliseconds to try again
 */
export async function takeTurn(db: Pick<Db, "$queryRaw">): Promise<number> {
  const [row] = await db.$queryRaw<{ wait: number }[]>`
    WITH now AS (SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS at),
    taken AS (
      INSERT INTO rate_limit AS r (key, points, expire) SELECT ${KEY}, 1, at + ${APART}::bigint FROM now
      ON CONFLICT (key) DO UPDATE SET points = 1, expire = EXCLUDED.expire
        WHERE r.expire IS NULL OR r.expire <= EXCLUDED.expire - ${APART}::bigint
      RETURNING 1)
    SELECT CASE WHEN EXISTS (SELECT 1 FROM taken) THEN 0 ELSE greatest(1,
      coalesce((SELECT expire FROM rate_limit WHERE key = ${KEY}), 0) - (SELECT at FROM now)) END::int AS wait`;
  return row?.wait ?? APART;
}

/** Nobody asks for so many seconds: what a Retry-After wants. A shorter one never ends a longer one. */
export async function pauseTurns(db: Pick<Db, "$executeRaw">, seconds: number): Promise<void> {
  await db.$executeRaw`
    INSERT INTO rate_limit AS r (key, points, expire)
    VALUES (${KEY}, 1, (extract(epoch FROM clock_timestamp()) * 1000)::bigint + ${Math.ceil(seconds * 1_000)}::bigint)
    ON CONFLICT (key) DO UPDATE SET expire = greatest(r.expire, EXCLUDED.expire)`;
}

/** Waits for a turn. @returns 0, or how many milliseconds are left of a wait that is left to the queue */
export async function waitForTurn(db: Pick<Db, "$queryRaw">, patience = PATIENCE): Promise<number> {
  const until = Date.now() + patience;
  for (;;) {
    const wait = await takeTurn(db);
    if (wait === 0 || Date.now() + wait > until) return wait;
    await new Promise((next) => setTimeout(next, wait));
  }
}
