// The portal, the database and the mail server that are tortured, and how they are killed.
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { connect } from "#prisma/client.ts";
import type { Random } from "#prisma/random.ts";
import { migrateDatabase, type Portal, startPortal } from "#scripts/portal.ts";
import { freePort, type Postgres, startPostgres } from "#scripts/postgres.ts";
import { startSmtp } from "../servers/smtp.ts";
import { check } from "./check.ts";
import { type Counts, gather, type People } from "./people.ts";
import { childrenOf, kill, killFamily } from "./processes.ts";
import type { Findings } from "./stage.ts";

/** `web`: one web process; `worker`: the one that sends mail; `app`: all of the portal; `database`: all of PostgreSQL. */
export const KINDS = ["web", "worker", "app", "database"] as const;
export type Kind = (typeof KINDS)[number];

/** `held`: of those that wait, by a worker that was killed while it sent them. */
export type Mails = { sent: number; waiting: number; held: number };

const UNSAFE = { synchronous_commit: "off", wal_writer_delay: "10s", bgwriter_delay: "10s" };

/**
 * Starts everything on ports of its own.
 * @param options.name of PostgreSQL's files in `folder`
 * @param options.unsafe PostgreSQL answers before a commit is written
 */
export async function openPlace(options: {
  folder: string;
  name: string;
  distDir: string;
  unsafe: boolean;
  later(undo: () => Promise<void>): void;
}) {
  const { folder, name, distDir, unsafe, later } = options;
  const dir = join(folder, name);
  const port = await freePort();
  const startDatabase = () => startPostgres({ dir, port, durable: true, ...(unsafe ? { settings: UNSAFE } : {}) });
  let postgres: Postgres = await startDatabase();
  later(() => postgres.stop({ remove: true }));
  await postgres.createDatabase("torture");
  const database = postgres.url("torture");
  await migrateDatabase(database);
  const smtp = await startSmtp();
  later(() => smtp.stop());

  const webPort = await freePort();
  const authSecret = randomBytes(33).toString("base64");
  const startApp = () =>
    startPortal({
      dir: distDir,
      port: webPort,
      workers: 2,
      env: {
        DATABASE_URL: database,
        SMTP_URL: smtp.url,
        AUTH_SECRET: authSecret,
        MAIL_FROM: "Prentice <prentice@example.org>",
        LOG_LEVEL: "error",
      },
    });
  let portal: Portal = await startApp();
  later(() => portal.stop("SIGKILL"));

  /** PostgreSQL of the same files. It refuses while a killed process still holds on to the shared memory. */
  async function revive(): Promise<void> {
    await postgres.stop();
    for (let attempt = 1; ; attempt += 1) {
      try {
        postgres = await startDatabase();
        return;
      } catch (error) {
        if (attempt === 20) throw error;
        await wait(100);
      }
    }
  }

  function killOne(kind: "web" | "worker", random: Random): void {
    const wanted = childrenOf(portal.pid).filter(
      ({ command }) => command.includes("worker.ts") === (kind === "worker"),
    );
    if (wanted.length > 0) kill(random.pick(wanted).pid);
  }

  return {
    origin: portal.url,
    async gather(seed: number, counts: Counts): Promise<People> {
      const { db, close } = connect(database, 2);
      try {
        const people = await gather(db, seed, counts);
        // Whatever the settings: that people and texts are there is taken for granted.
        await db.$executeRaw`CHECKPOINT`;
        return people;
      } finally {
        await close();
      }
    },
    /**
     * Kills, and starts again what does not come back of itself.
     * @returns from when on it is the portal's own matter to serve: the kill, or what was started again
     */
    async strike(kind: Kind, besides: "web" | "app" | null, random: Random): Promise<number> {
      let since = performance.now();
      if (kind === "web" || kind === "worker") killOne(kind, random);
      if (kind === "database") {
        killFamily(postgres.pid);
        if (besides === "web") killOne("web", random);
      }
      if (kind === "app" || besides === "app") await portal.stop("SIGKILL");
      if (kind === "database") {
        await wait(random.chance(0.5) ? 0 : random.int(0, 1_000));
        await revive();
        since = performance.now();
      }
      if (kind === "app" || besides === "app") {
        since = performance.now();
        portal = await startApp();
      }
      return since;
    },
    async check(people: People, findings: Findings): Promise<void> {
      await withClient(database, (client) =>
        check(
          client,
          people,
          smtp.mails.map(({ messageId }) => messageId),
          findings,
        ),
      );
    },
    mails: () =>
      withClient(database, async (client) => {
        const { rows } = await client.query<Mails>(
          `SELECT count(*) FILTER (WHERE m.state = 'sent')::int AS sent, count(*) FILTER (WHERE m.state <> 'sent')::int AS waiting,
                  count(*) FILTER (WHERE m.state <> 'sent' AND j.locked_at < now() - interval '10 seconds')::int AS held
           FROM mail m LEFT JOIN graphile_worker.jobs j ON j.key = 'mail:' || m.id::text`,
        );
        return rows[0] ?? { sent: 0, waiting: 0, held: 0 };
      }),
  };
}

async function withClient<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
