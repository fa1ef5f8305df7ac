// Production: one web process a core behind one port (WEB_CONCURRENCY), and the worker beside
// them (PRENTICE_WORKER=0 leaves it out). A process that dies is replaced. SIGTERM lets every
// process finish what is in flight.
import { type ChildProcess, spawn } from "node:child_process";
import cluster from "node:cluster";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { EnvironmentError, env } from "#lib/env.ts";
import { closeUntaken } from "./handover.ts";
import { portIsFree } from "./port.ts";

const root = new URL("..", import.meta.url).pathname;

function settings() {
  try {
    return env();
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

const { PORT, HOSTNAME, WEB_CONCURRENCY, APP_URL } = settings();
const distDir = process.env["NEXT_DIST_DIR"] ?? ".next";
// Next writes it as CommonJS; the Dockerfile names it so.
const standalone = join(root, "server.cjs");
if (!existsSync(standalone) && !existsSync(join(root, distDir, "BUILD_ID"))) {
  console.error("There is no build yet: run `npm run build` first.");
  process.exit(1);
}

// In a container, HOSTNAME is the container's name, not where to listen.
const host = HOSTNAME && /^[\d.:[\]a-f]+$|^localhost$/.test(HOSTNAME) ? HOSTNAME : "0.0.0.0";
cluster.setupPrimary({
  ...(existsSync(standalone)
    ? { exec: standalone, args: [] }
    : {
        exec: join(root, "node_modules", "next", "dist", "bin", "next"),
        args: ["start", "-p", String(PORT), "-H", host],
      }),
  execArgv: [...process.execArgv, "--import", join(root, "scripts", "incoming.ts")],
});

cluster.on("fork", closeUntaken);

// Web processes share the port, so a second portal could take it unnoticed, and half of the requests.
if (!(await portIsFree(PORT, host))) {
  console.error(`Port ${PORT} is taken: something listens there already.`);
  process.exit(1);
}

let ending = false;
let worker: ChildProcess | undefined;
const starts: number[] = [];

function fork() {
  starts.push(Date.now());
  cluster.fork({ NODE_ENV: "production", NEXTAUTH_URL: APP_URL, PORT: String(PORT), HOSTNAME: host });
}

function startWorker() {
  worker = spawn(process.execPath, [join(root, "scripts", "worker.ts")], { stdio: "inherit", cwd: root });
  worker.once("exit", () => {
    worker = undefined;
    if (!ending) setTimeout(startWorker, 1_000);
  });
}

for (let at = 0; at < WEB_CONCURRENCY; at++) fork();
if (process.env["PRENTICE_WORKER"] !== "0") startWorker();

cluster.on("exit", (_process, code) => {
  if (ending) return;
  const recent = starts.filter((time) => Date.now() - time < 10_000).length;
  if (code === 1 && recent > WEB_CONCURRENCY * 3) {
    console.error("The web processes end as soon as they start; giving up.");
    stop();
    return;
  }
  setTimeout(fork, 200);
});

function stop() {
  if (ending) return;
  ending = true;
  for (const one of Object.values(cluster.workers ?? {})) one?.process.kill("SIGTERM");
  worker?.kill("SIGTERM");
  // What is in flight gets 20 s, then the machine's patience would end anyway.
  const limit = setTimeout(() => process.exit(1), 20_000);
  const wait = setInterval(() => {
    if (Object.keys(cluster.workers ?? {}).length > 0 || worker) return;
    clearTimeout(limit);
    clearInterval(wait);
    process.exit(0);
  }, 20);
}

process.on("SIGTERM", stop);
process.on("SIGINT", stop);
