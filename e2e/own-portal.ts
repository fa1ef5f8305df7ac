// For tests that stop, crash or starve what they test: nobody else uses this portal.
import { randomBytes } from "node:crypto";
import pg from "pg";
import { connect, type Db } from "#prisma/client.ts";
import { type Portal, startPortal } from "#scripts/portal.ts";
import { freePort } from "#scripts/postgres.ts";
import { places } from "./places.ts";
import { type Smtp, startSmtp } from "./servers/smtp.ts";

export type OwnPortal = {
  /** Stays the same over restarts. */
  url: string;
  db: Db;
  databaseUrl: string;
  smtp: Smtp;
  /** The processes that run now. */
  portal(): Portal;
  /** SIGTERM, or SIGKILL for a crash. */
  stop(signal?: NodeJS.Signals): Promise<void>;
  /** @param dir another build than the run's, from now on */
  start(dir?: string): Promise<void>;
  remove(): Promise<void>;
};

async function admin(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: places().postgresUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** @param env added to what the portal is given, such as another DATABASE_URL */
export async function startOwnPortal(env: Record<string, string> = {}): Promise<OwnPortal> {
  const { postgresUrl, template, distDir, authSecret } = places();
  const name = `own_${randomBytes(6).toString("hex")}`;
  await admin(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  const databaseUrl = Object.assign(new URL(postgresUrl), { pathname: `/${name}` }).href;
  const smtp = await startSmtp();
  const { db, close } = connect(databaseUrl, 2);
  const port = await freePort();
  let build = distDir;
  const start = () =>
    startPortal({
      dir: build,
      port,
      workers: 2,
      env: {
        DATABASE_URL: databaseUrl,
        SMTP_URL: smtp.url,
        AUTH_SECRET: authSecret,
        MAIL_FROM: "Prentice <prentice@example.org>",
        LOG_LEVEL: "warn",
        ...env,
      },
    });
  let portal = await start();
  return {
    url: portal.url,
    db,
    databaseUrl,
    smtp,
    portal: () => portal,
    stop: (signal) => portal.stop(signal),
    async start(dir = build) {
      build = dir;
      portal = await start();
    },
    async remove() {
      await portal.stop("SIGKILL");
      await smtp.stop();
      await close();
      await admin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}
