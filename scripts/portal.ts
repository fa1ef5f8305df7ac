// Builds and starts the production portal as a child process, for the tests, the demo and the benchmark.
import { existsSync } from "node:fs";
import { relative } from "node:path";
import { freePort } from "./postgres.ts";
import { blank, run } from "./run.ts";

const root = new URL("..", import.meta.url).pathname;

export type Portal = {
  url: string;
  pid: number;
  /** SIGTERM lets it finish what is in flight (at most 30 s); SIGKILL is a crash of every process of it. */
  stop(signal?: NodeJS.Signals): Promise<void>;
  /** What it has written to stdout and stderr. */
  log(): string;
};

/** Next wants its folder inside the project, named relative to it. */
function inside(dir: string): string {
  const path = relative(root, dir.startsWith("/") ? dir : `${root}${dir}`);
  if (path.startsWith("..")) throw new Error(`${dir} is not inside ${root}`);
  return path;
}

/**
 * Runs `next build` into `distDir`. Builds into different folders may run at the same time.
 * Errors: throws with the build's output.
 * @returns its seconds
 */
export async function buildPortal({ distDir, demo = false }: { distDir: string; demo?: boolean }): Promise<number> {
  const start = performance.now();
  const cli = `${root}node_modules/next/dist/bin/next`;
  const build = await run(process.execPath, [cli, "build"], {
    cwd: root,
    env: {
      ...blank,
      NODE_ENV: "production",
      NO_COLOR: "1",
      FORCE_COLOR: undefined,
      NEXT_TELEMETRY_DISABLED: "1",
      NEXT_DIST_DIR: inside(distDir),
      PRENTICE_DEMO: demo ? "1" : "0",
    },
  }).ended;
  if (build.code !== 0 || !existsSync(`${root}${inside(distDir)}/BUILD_ID`)) {
    throw new Error(`next build failed (${build.signal ?? build.code}):\n${build.output}`);
  }
  return (performance.now() - start) / 1000;
}

/**
 * Brings a database up to date, in a process of its own: the engine's WebAssembly leaves a timer
 * that keeps its process up for 10 s. Errors: throws with the output.
 */
export async function migrateDatabase(url: string): Promise<void> {
  const { code, output } = await run(process.execPath, [`${root}prisma/migrate.ts`], { env: { DATABASE_URL: url } })
    .ended;
  if (code !== 0) throw new Error(`Migrating failed:\n${output}`);
}

/**
 * Starts what buildPortal made and waits until /readyz answers 200.
 * Errors: throws with the log when it ends, or is not ready within 60 s.
 * @param options.env DATABASE_URL, AUTH_SECRET, SMTP_URL, MAIL_FROM and whatever else lib/env.ts reads
 * @param options.port default: a free one
 * @param options.workers processes that serve; default: one a core
 */
export async function startPortal(options: {
  dir: string;
  env: Record<string, string>;
  port?: number;
  workers?: number;
}): Promise<Portal> {
  const port = options.port ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const child = run(process.execPath, [`${root}scripts/start.ts`], {
    cwd: root,
    env: {
      ...blank,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      NEXT_DIST_DIR: inside(options.dir),
      HOSTNAME: "127.0.0.1",
      PORT: String(port),
      APP_URL: url,
      ...(options.workers ? { WEB_CONCURRENCY: String(options.workers) } : {}),
      ...options.env,
    },
  });
  let ended = false;
  child.ended.then(() => {
    ended = true;
  });
  const deadline = Date.now() + 60_000;
  for (;;) {
    const ready = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
    await ready?.body?.cancel();
    if (ready?.ok) break;
    if (ended || Date.now() > deadline) {
      await child.stop("SIGKILL");
      throw new Error(`The portal ${ended ? "ended" : "was not ready within 60 s"}:\n${child.output()}`);
    }
    await new Promise((next) => setTimeout(next, 50));
  }
  return {
    url,
    pid: child.pid,
    log: child.output,
    async stop(signal = "SIGTERM") {
      await child.stop(signal, 30_000);
    },
  };
}
