import { expect, test } from "vitest";
import { connect } from "./client.ts";
import { makeUser } from "./factories.ts";
import { testDatabase } from "./test-database.ts";

const { pool, url } = await testDatabase();

test("times are right whatever zone the database is in", async () => {
  await pool.query(`ALTER DATABASE "${new URL(url).pathname.slice(1)}" SET timezone = 'Asia/Kolkata'`);
  const { db, close } = connect(url, 1);
  try {
    const { id } = await makeUser(db);
    const expires = new Date(Date.now() + 60_000);
    await db.session.create({ data: { sessionToken: "token", userId: id, expires } });
    const [row] = await db.$queryRaw<
      { over: boolean; expires: Date; now: Date }[]
    >`SELECT expires < now() AS over, expires, now() FROM session`;
    expect(row?.over).toBe(false);
    expect(row?.expires).toEqual(expires);
    expect(Math.abs((row?.now.getTime() ?? 0) - Date.now())).toBeLessThan(30_000);
  } finally {
    await close();
  }
});

test("a statement that names itself is prepared once; the same text without a name is not kept", async () => {
  const { db, close } = connect(url, 1);
  try {
    for (let round = 0; round < 3; round += 1) {
      await db.$queryRaw`/* prepared: a-test */ SELECT ${round}::int AS round`;
      await db.$queryRaw`SELECT ${round}::int AS round`;
    }
    const names = await db.$queryRaw<{ name: string }[]>`SELECT name FROM pg_prepared_statements`;
    expect(names).toEqual([{ name: "a-test" }]);
  } finally {
    await close();
  }
});
