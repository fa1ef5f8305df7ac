// What the browser tests stand on: PostgreSQL, mail server, OpenID provider and portal, all of
// this run's own.
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { startOidc } from "#e2e/servers/oidc.ts";
import { startSmtp } from "#e2e/servers/smtp.ts";
import { migrateDatabase, type Portal, startPortal } from "./portal.ts";
import { freePort, startPostgres } from "./postgres.ts";

/** Registers how to take something down again; called in reverse order. */
export type Later = (undo: () => void | Promise<void>) => void;

const TEMPLATE = "prentice_template";

/** @returns the variables that e2e/places.ts reads, and the function that starts the portal once it is built */
export async function startBench(dir: string, distDir: string, later: Later) {
  const postgres = await startPostgres({ dir: join(dir, "postgres"), durable: false });
  later(() => postgres.stop({ remove: true }));
  await postgres.createDatabase(TEMPLATE);
  await migrateDatabase(postgres.url(TEMPLATE));
  await postgres.createDatabase("prentice", TEMPLATE);

  const mails = join(dir, "mails");
  const smtp = await startSmtp({ store: mails });
  later(() => smtp.stop());

  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const oidc = await startOidc({ redirectUris: [`${url}/api/auth/callback/oidc`] });
  later(() => oidc.stop());

  const authSecret = randomBytes(33).toString("base64");
  const env = {
    E2E_URL: url,
    E2E_DATABASE_URL: postgres.url("prentice"),
    E2E_POSTGRES_URL: postgres.url(),
    E2E_TEMPLATE: TEMPLATE,
    E2E_SMTP_URL: smtp.url,
    E2E_SMTP_STORE: mails,
    E2E_DIST_DIR: distDir,
    E2E_OIDC_ISSUER: oidc.issuer,
    E2E_AUTH_SECRET: authSecret,
  };
  async function openPortal(): Promise<Portal> {
    const portal = await startPortal({
      dir: distDir,
      port,
      workers: 2,
      env: {
        DATABASE_URL: postgres.url("prentice"),
        SMTP_URL: smtp.url,
        MAIL_FROM: "Prentice <prentice@example.org>",
        AUTH_SECRET: authSecret,
        OIDC_ISSUER: oidc.issuer,
        OIDC_CLIENT_ID: oidc.clientId,
        OIDC_CLIENT_SECRET: oidc.clientSecret,
        OIDC_NAME: "Test University",
        LOG_LEVEL: "warn",
      },
    });
    later(() => portal.stop());
    return portal;
  }
  return { env, openPortal };
}
