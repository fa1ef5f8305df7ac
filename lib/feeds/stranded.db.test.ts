// A worker that is killed leaves no mentor waiting for ever.
import { expect, test } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import { makeUser } from "#prisma/factories.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { giveUpStranded } from "./read-import.ts";
import { uploadFeed } from "./store.ts";

const { db } = await testDatabase();
const now = new Date();

/** A file that a mentor has just sent, which waits for the worker. */
async function uploaded() {
  const { id: userId, email, name, isAdmin } = await makeUser(db);
  const { slug } = await db.mentor.create({ data: { name: "Mei Tanaka", slug: `m-${userId}`, userId } });
  const actor: Actor = { id: userId, email, name, isAdmin, isReviewer: false };
  const sent = await uploadFeed(db, actor, slug, Buffer.from("<rss/>"), now);
  return sent.ok ? sent.value : expect.fail(sent.message);
}

const stateOf = async (id: string) => (await db.import.findUniqueOrThrow({ where: { id } })).state;
const attempts = (id: string, left: number, worker: string | null) => db.$executeRaw`
  UPDATE graphile_worker._private_jobs SET attempts = max_attempts - ${left}::int, locked_by = ${worker},
    locked_at = CASE WHEN ${worker}::text IS NULL THEN NULL ELSE now() END WHERE key = ${`import:${id}`}`;

test("an import whose last attempt was killed is given up; one that is read, or will be, is not", async () => {
  const [killed, queued, read, gone] = [await uploaded(), await uploaded(), await uploaded(), await uploaded()];
  await attempts(killed, 0, null);
  await attempts(queued, 1, null);
  await attempts(read, 0, "worker-1");
  await db.$executeRaw`SELECT graphile_worker.remove_job(${`import:${gone}`})`;
  expect(await giveUpStranded(db, now)).toBe(2);
  expect(await Promise.all([killed, queued, read, gone].map(stateOf))).toEqual([
    "failed",
    "waiting",
    "waiting",
    "failed",
  ]);
  expect(await giveUpStranded(db, now)).toBe(0);
  expect(await db.import.findUnique({ where: { id: killed } })).toMatchObject({
    failure: expect.stringContaining("on our side"),
    settledAt: now,
    entries: [],
  });
});
