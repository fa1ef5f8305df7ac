// Prisma's schema engine as WebAssembly, for machines where its native binary can't be
// downloaded. The same engine: it reads prisma/migrations and writes _prisma_migrations
// exactly as `prisma migrate deploy` does, so either can follow the other.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import pg from "pg";

const root = new URL("..", import.meta.url).pathname;
const folder = join(root, "prisma", "migrations");
const schemaFile = join(root, "prisma", "schema.prisma");

type Engine = {
  applyMigrations(input: object): Promise<{ appliedMigrationNames: string[] }>;
  diff(input: object): Promise<{ stdout: string | null }>;
};

/**
 * The adapter's own executeScript cuts at every semicolon, in function bodies and comments too.
 * A script without parameters goes to PostgreSQL whole instead, as the native engine sends it.
 */
class WholeScripts extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    const inner = adapter as unknown as {
      client: { query(sql: string): Promise<unknown> };
      onError(error: unknown): never;
    };
    adapter.executeScript = async (script) => {
      try {
        await inner.client.query(script);
      } catch (error) {
        inner.onError(error);
      }
    };
    return adapter;
  }
}

type Glue = { SchemaEngine: { new: (options: object, log: () => void, adapter: object) => Promise<Engine> } };
let loaded: Promise<Glue> | undefined;

/** The glue code keeps one instance in a module variable: it is made once a process. */
async function load(): Promise<Glue> {
  const path = join(
    dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm")),
    "schema_engine_bg.js",
  );
  const glue = await import(path);
  const wasm = await WebAssembly.instantiate(readFileSync(path.replace(/\.js$/, ".wasm")), {
    "./schema_engine_bg.js": glue,
  });
  glue.__wbg_set_wasm(wasm.instance.exports);
  (wasm.instance.exports["__wbindgen_start"] as () => void)();
  return glue as Glue;
}

/** Runs `work` with an engine connected to this database. */
async function withEngine<T>(
  connectionString: string,
  schema: string,
  work: (engine: Engine) => Promise<T>,
): Promise<T> {
  loaded ??= load();
  const glue = await loaded;
  const pool = new pg.Pool({ connectionString });
  try {
    const adapter = bindMigrationAwareSqlAdapterFactory(new WholeScripts(pool));
    return await work(await glue.SchemaEngine.new({ datamodels: [[schemaFile, schema]] }, () => {}, adapter));
  } finally {
    await pool.end();
  }
}

const filters = { externalTables: [], externalEnums: [] };

/** The migrations folder in the engine's shape. */
function migrations() {
  return {
    baseDir: folder,
    lockfile: { path: "migration_lock.toml", content: readFileSync(join(folder, "migration_lock.toml"), "utf8") },
    shadowDbInitScript: "",
    migrationDirectories: readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort()
      .map((name) => ({
        path: name,
        migrationFile: {
          path: "migration.sql",
          content: { tag: "ok", value: readFileSync(join(folder, name, "migration.sql"), "utf8") },
        },
      })),
  };
}

/** Applies what has not been applied; returns the names of those migrations. */
export async function applyMigrations(connectionString: string): Promise<string[]> {
  const schema = readFileSync(schemaFile, "utf8");
  return withEngine(connectionString, schema, async (engine) => {
    const result = await engine.applyMigrations({ migrationsList: migrations(), filters });
    return result.appliedMigrationNames;
  });
}

/** SQL that makes an empty database into prisma/schema.prisma; for writing a migration by hand. */
export async function schemaAsSql(connectionString: string): Promise<string> {
  const content = readFileSync(schemaFile, "utf8");
  return withEngine(connectionString, content, async (engine) => {
    const result = await engine.diff({
      from: { tag: "empty" },
      to: { tag: "schemaDatamodel", files: [{ path: schemaFile, content }] },
      script: true,
      shadowDatabaseUrl: null,
      exitCode: null,
      filters,
    });
    return result.stdout ?? "";
  });
}
