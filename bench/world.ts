// PostgreSQL, the build, and for each size a database of its own with a portal in front of it.
import { randomBytes } from "node:crypto";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { connect } from "#prisma/client.ts";
import { generateApplicants } from "#prisma/generate.ts";
import { seedDemo } from "#prisma/seed.ts";
import { buildPortal, migrateDatabase, type Portal, startPortal } from "#scripts/portal.ts";
import { startPostgres } from "#scripts/postgres.ts";
import { folder, later, step } from "./place.ts";
import { restCounter } from "./statements.ts";

/** The project that everybody applies to. */
export const PROJECT = "aligning-language-models";
export const WORKERS = availableParallelism();
const TEMPLATE = "bench_seed";
const REVIEWS = 3;

/**
 * A portal with so many applicants, and a connection to its database. `pid`: of the process that
 * starts the web processes.
 */
export type Town = {
  size: number;
  url: string;
  pid: number;
  database: string;
  connectionString: string;
  client: pg.Client;
};

export type World = {
  /** A connection to the server's own database. */
  admin: pg.Client;
  /** What `SHOW server_version` says. */
  version: string;
  /** The town of this size; made and started at the first call. */
  town(size: number): Promise<Town>;
  close(size: number): Promise<void>;
};

async function connected(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString, application_name: "prentice-bench" });
  client.on("error", () => {});
  await client.connect();
  return client;
}

/** Starts PostgreSQL with fsync, fills the database that the others are copies of, and builds the portal. */
export async function openWorld(): Promise<World> {
  const postgres = await step("PostgreSQL", () =>
    startPostgres({
      dir: join(folder, "postgres"),
      durable: true,
      settings: { shared_preload_libraries: "pg_stat_statements" },
    }),
  );
  later(() => postgres.stop({ remove: true }));
  const template = postgres.url(TEMPLATE);
  await step("Tables and the demo's programme", async () => {
    await postgres.createDatabase(TEMPLATE);
    await migrateDatabase(template);
    const { db, close } = connect(template, 2);
    await seedDemo(db, { now: new Date() });
    await close();
  });
  await step("Production build", () => buildPortal({ distDir: join(folder, "next") }));

  const admin = await connected(postgres.url());
  later(() => admin.end());
  await restCounter(admin);
  const { rows } = await admin.query<{ server_version: string }>("SHOW server_version");

  const towns = new Map<number, { town: Town; portal: Portal }>();
  async function close(size: number) {
    const there = towns.get(size);
    towns.delete(size);
    await there?.portal.stop();
    await there?.town.client.end();
  }
  return {
    admin,
    version: rows[0]?.server_version ?? "",
    async town(size) {
      const there = towns.get(size);
      if (there) return there.town;
      const database = `bench_${size}`;
      const connectionString = postgres.url(database);
      await step(`${size.toLocaleString("en-GB")} applicants`, async (progress) => {
        await postgres.createDatabase(database, TEMPLATE);
        await generateApplicants(connectionString, {
          applicants: size,
          seed: 1,
          reviewsPerApplication: REVIEWS,
          projectSlug: PROJECT,
          onProgress: (done, all) => progress(done / all),
        });
      });
      const portal = await step("Portal", () => startTown(connectionString));
      const client = await connected(connectionString);
      const town = { size, url: portal.url, pid: portal.pid, database, connectionString, client };
      towns.set(size, { town, portal });
      later(() => close(size));
      return town;
    },
    close,
  };
}

/** As `npm start` starts it, without the worker, who has nothing to do here. */
function startTown(connectionString: string): Promise<Portal> {
  return startPortal({
    dir: join(folder, "next"),
    workers: WORKERS,
    env: {
      DATABASE_URL: connectionString,
      AUTH_SECRET: randomBytes(33).toString("base64"),
      SMTP_URL: "smtp://127.0.0.1:1",
      MAIL_FROM: "Prentice <prentice@example.org>",
      PRENTICE_WORKER: "0",
      LOG_LEVEL: "warn",
    },
  });
}
