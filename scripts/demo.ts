// `npm run demo`: everything on one machine with nothing installed. PostgreSQL, its data, a
// production build with the demo's pages, a mail server that keeps what it gets, the portal
// and its worker. All of it lives in .demo/; Ctrl-C stops all of it; `-- --reset` begins anew.
import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { startSmtp } from "#e2e/servers/smtp.ts";
import { connect } from "#prisma/client.ts";
import { seedDemo } from "#prisma/seed.ts";
import { buildPortal, migrateDatabase, type Portal, startPortal } from "./portal.ts";
import { type Postgres, startPostgres } from "./postgres.ts";

const root = new URL("..", import.meta.url).pathname;
/** Where it all lives: .demo, or what `--dir` names (inside the project, since the build does). */
const folder = join(root, option("--dir") ?? ".demo");
const port = Number(process.env["PORT"] ?? 3000);
const reset = process.argv.includes("--reset");

function option(name: string): string | undefined {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
}

const tty = process.stdout.isTTY;
const began = performance.now();
const seconds = (from: number) => `${((performance.now() - from) / 1000).toFixed(1)} s`;

/** Says what is being done, and how long it took. */
async function step<T>(name: string, work: (progress: (share: number) => void) => Promise<T>): Promise<T> {
  const start = performance.now();
  process.stdout.write(tty ? `  ${name} …` : `  ${name} …\n`);
  const result = await work((share) => {
    if (tty) process.stdout.write(`\r  ${name} … ${Math.round(share * 100)} %  `);
  });
  process.stdout.write(tty ? `\r\x1b[K✓ ${name} (${seconds(start)})\n` : `✓ ${name} (${seconds(start)})\n`);
  return result;
}

/** Changes when anything does that the build is made from. */
function fingerprint(): string {
  const hash = createHash("sha256");
  const walk = (path: string) => {
    const stat = statSync(path);
    if (stat.isDirectory()) for (const name of readdirSync(path).sort()) walk(join(path, name));
    else hash.update(`${path}\0${createHash("sha256").update(readFileSync(path)).digest("hex")}\0`);
  };
  for (const name of [
    "app",
    "components",
    "lib",
    "public",
    "prisma/personas.ts",
    "prisma/schema.prisma",
    "prisma/migrations",
    "next.config.ts",
    "proxy.ts",
    "instrumentation.ts",
    "postcss.config.mjs",
    "package-lock.json",
  ]) {
    if (existsSync(join(root, name))) walk(join(root, name));
  }
  return hash.digest("hex");
}

function portIsFree(): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once("error", () => done(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => done(true)));
  });
}

let postgres: Postgres | undefined;
let portal: Portal | undefined;
let smtp: Awaited<ReturnType<typeof startSmtp>> | undefined;
let stopping = false;

async function stop(code: number) {
  if (stopping) return;
  stopping = true;
  if (portal) process.stdout.write("\nStopping …\n");
  await portal?.stop().catch(() => {});
  await smtp?.stop().catch(() => {});
  await postgres?.stop().catch(() => {});
  process.exit(code);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop(0));

async function main() {
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error(`PORT=${process.env["PORT"]} is not a port number.`);
  if (!(await portIsFree())) throw new Error(`Port ${port} is taken. Choose another: PORT=3100 npm run demo`);
  const lock = join(folder, "running");
  if (existsSync(lock)) {
    const other = Number(readFileSync(lock, "utf8"));
    if (isRunning(other)) throw new Error(`The demo of this folder runs already (process ${other}).`);
  }
  const kept = join(folder, "place");
  if (reset) {
    const place = existsSync(kept) ? readFileSync(kept, "utf8") : "";
    if (place && existsSync(join(place, "PG_VERSION"))) rmSync(place, { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  }
  mkdirSync(join(folder, "mailbox"), { recursive: true });
  writeFileSync(lock, String(process.pid));
  process.once("exit", () => rmSync(lock, { force: true }));

  const secretFile = join(folder, "secret");
  if (!existsSync(secretFile)) writeFileSync(secretFile, randomBytes(33).toString("base64"), { mode: 0o600 });
  const secret = readFileSync(secretFile, "utf8");

  const server = await step("PostgreSQL", () => startPostgres({ dir: join(folder, "postgres") }));
  postgres = server;
  writeFileSync(kept, server.dir);
  await step("Tables", async () => {
    await server.createDatabase("prentice").catch((error: { code?: string }) => {
      if (error.code !== "42P04") throw error;
    });
    await migrateDatabase(server.url("prentice"));
  });
  await step("Demo data", async (progress) => {
    const { db, close } = connect(server.url("prentice"));
    await seedDemo(db, {
      now: new Date(),
      onProgress: (done: number, all: number) => progress(all > 0 ? done / all : 1),
    });
    await close();
  });

  const built = join(folder, "built");
  const now = fingerprint();
  if (!existsSync(built) || readFileSync(built, "utf8") !== now) {
    await step("Production build (half a minute the first time)", () =>
      buildPortal({ distDir: join(folder, "next"), demo: true }),
    );
    writeFileSync(built, now);
  }

  const mails = await startSmtp({ store: join(folder, "mailbox") });
  smtp = mails;
  portal = await step("Portal", () =>
    startPortal({
      dir: join(folder, "next"),
      port,
      env: {
        DATABASE_URL: server.url("prentice"),
        AUTH_SECRET: secret,
        SMTP_URL: mails.url,
        MAIL_FROM: "Prentice <programme@example.org>",
        APP_URL: `http://localhost:${port}`,
        PRENTICE_DEMO: "1",
        PRENTICE_MAILBOX: join(folder, "mailbox"),
        LOG_LEVEL: "warn",
      },
    }),
  );
  process.stdout.write(
    `\nReady in ${seconds(began)}.\n\n  http://localhost:${port}               the portal\n  http://localhost:${port}/demo          sign in as anybody\n  http://localhost:${port}/demo/mailbox  the mails it sent\n\nCtrl-C stops everything; the data stays. \`npm run demo -- --reset\` begins anew.\n`,
  );
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return pid !== process.pid;
  } catch {
    return false;
  }
}

main().catch(async (error: Error) => {
  process.stderr.write(`\n${error.message}\n`);
  await stop(1);
});
