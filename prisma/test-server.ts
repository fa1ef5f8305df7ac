// Vitest's global setup of the integration tests: one PostgreSQL a run, with one migrated
// database that every test file gets a copy of. It never looks at DATABASE_URL.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startPostgres } from "#scripts/postgres.ts";
import { run } from "#scripts/run.ts";

export const TEMPLATE = "prentice_template";

declare module "vitest" {
  interface ProvidedContext {
    /** Connection string of the server's own database, from which others are made. */
    postgres: string;
  }
}

/** In a process of its own: the engine's WebAssembly leaves a timer that keeps its process up for 10 s. */
export async function migrateApart(url: string): Promise<void> {
  const script = new URL("migrate.ts", import.meta.url).pathname;
  const { code, output } = await run(process.execPath, [script], { env: { DATABASE_URL: url } }).ended;
  if (code !== 0) throw new Error(`Migrating failed:\n${output}`);
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const parent = mkdtempSync(join(process.env["PRENTICE_RUN_DIR"] || tmpdir(), "prentice-vitest-"));
  let dir = join(parent, "postgres");
  const clean = () => {
    for (const path of [dir, parent]) rmSync(path, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once("exit", clean);
  const postgres = await startPostgres({ dir, durable: false });
  dir = postgres.dir;
  await postgres.createDatabase(TEMPLATE);
  await migrateApart(postgres.url(TEMPLATE));
  project.provide("postgres", postgres.url());
  return async () => {
    await postgres.stop({ remove: true });
    clean();
  };
}
