import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { connect, type Db } from "./client.ts";
import { TEMPLATE } from "./test-server.ts";

/**
 * A migrated, empty database of this test file's own, dropped after it. Call it once, at the
 * top of the file: `const { db } = await testDatabase()`. lib/db.ts then speaks to it too.
 */
export async function testDatabase(): Promise<{ db: Db; pool: pg.Pool; url: string }> {
  const server = inject("postgres");
  const name = `test_${randomBytes(6).toString("hex")}`;
  await once(server, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).href;
  process.env["DATABASE_URL"] = url;
  const { db, pool, close } = connect(url, 5);
  afterAll(async () => {
    await close();
    await once(server, `DROP DATABASE ${name} WITH (FORCE)`);
  });
  return { db, pool, url };
}

async function once(connectionString: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
