import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { startPostgres } from "./postgres.ts";

async function ask(connectionString: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return Object.values((await client.query(sql)).rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

test("a server keeps its data over a restart, copies databases, and leaves nothing behind", {
  timeout: 60_000,
}, async () => {
  const parent = mkdtempSync(join(tmpdir(), "prentice-postgres-test-"));
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }));
  const dir = join(parent, "data");

  const first = await startPostgres({ dir, durable: false });
  await first.createDatabase("original");
  await ask(first.url("original"), "CREATE TABLE note AS SELECT 'kept' AS text");
  await first.createDatabase("copy", "original");
  await first.dropDatabase("original");
  await first.stop();

  const second = await startPostgres({ dir, durable: false });
  expect(await ask(second.url("copy"), "SELECT text FROM note")).toBe("kept");
  await expect(ask(second.url("original"), "SELECT 1")).rejects.toMatchObject({ code: "3D000" });
  expect(await ask(second.url(), "SHOW listen_addresses")).toBe("127.0.0.1");
  await second.stop({ remove: true });
  expect(existsSync(second.dir)).toBe(false);
  expect(() => process.kill(second.pid, 0)).toThrow("ESRCH");
});
