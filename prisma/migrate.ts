// Brings a database up to date: Prisma's migrations (by the ordinary engine where it is
// installed, else by the same engine as WebAssembly), then the job queue's own tables.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { runMigrations } from "graphile-worker";
import pg from "pg";
import { applyMigrations } from "#scripts/schema-engine.ts";

const root = new URL("..", import.meta.url).pathname;

/** The native schema engine, if an install could download it. */
function nativeEngine(): boolean {
  const folder = join(root, "node_modules", "@prisma", "engines");
  return existsSync(folder) && readdirSync(folder).some((name) => name.startsWith("schema-engine"));
}

/** Applies every migration that is not applied yet. Errors: throws with the engine's message. */
export async function migrate(connectionString: string): Promise<void> {
  if (nativeEngine()) {
    const cli = join(root, "node_modules", "prisma", "build", "index.js");
    const result = spawnSync(process.execPath, [cli, "migrate", "deploy"], {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, DATABASE_URL: connectionString, PRISMA_HIDE_UPDATE_MESSAGE: "1" },
    });
    if (result.status !== 0) throw new Error(`prisma migrate deploy failed:\n${result.stdout}${result.stderr}`);
  } else {
    await applyMigrations(connectionString);
  }
  const pool = new pg.Pool({ connectionString });
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  try {
    await runMigrations({ pgPool: pool });
  } finally {
    await pool.end();
  }
}

if (import.meta.main) {
  const url = process.env["DATABASE_URL"];
  if (!url) {
    console.error(
      "DATABASE_URL is missing: where PostgreSQL is, such as postgresql://user:password@localhost:5432/prentice",
    );
    process.exit(1);
  }
  await migrate(url);
  process.exit(0);
}
