// Vitest's global setup of the integration tests: one PostgreSQL a run, with one migrated
// database that every test file gets a copy of. It never looks at DATABASE_URL.
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { migrateDatabase } from "#scripts/portal.ts";
import { startPostgres } from "#scripts/postgres.ts";

export const TEMPLATE = "prentice_template";

declare module "vitest" {
  interface ProvidedContext {
    /** Connection string of the server's own database, from which others are made. */
    postgres: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const parent = mkdtempSync(join(tmpdir(), "prentice-vitest-"));
  // PostgreSQL runs as another user when we are root, who has to walk down to it.
  chmodSync(parent, 0o711);
  let dir = join(parent, "postgres");
  const clean = () => {
    for (const path of [dir, parent]) rmSync(path, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once("exit", clean);
  const postgres = await startPostgres({ dir, durable: false });
  dir = postgres.dir;
  await postgres.createDatabase(TEMPLATE);
  await migrateDatabase(postgres.url(TEMPLATE));
  project.provide("postgres", postgres.url());
  return async () => {
    await postgres.stop({ remove: true });
    clean();
  };
}
