// The run's own folder, and how everything it starts goes away again.
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { stopAll } from "#scripts/run.ts";

export const root = new URL("..", import.meta.url).pathname;

/** Inside the project, since Next builds nowhere else and finds its packages here. */
export const folder = join(root, ".tmp", `bench-${process.pid}`);

const undos: (() => Promise<void>)[] = [];
let cleaned: Promise<void> | undefined;

/** Registers how to take something down; called in reverse order, once. */
export function later(undo: () => Promise<void>): void {
  undos.push(undo);
}

/** Stops everything that was started. Never rejects: what is left is killed on exit. */
export function cleanUp(): Promise<void> {
  cleaned ??= (async () => {
    for (const undo of undos.reverse()) await undo().catch(() => {});
    await stopAll("SIGTERM", 5_000);
  })();
  return cleaned;
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === "EPERM";
  }
}

/** Makes the folder, removes those of runs that were killed, and sees to it that this one goes. */
export function prepare(): void {
  const parent = join(root, ".tmp");
  mkdirSync(parent, { recursive: true });
  for (const entry of readdirSync(parent)) {
    const pid = /^bench-(\d+)$/.exec(entry)?.[1];
    if (pid && !alive(Number(pid))) rmSync(join(parent, entry), { recursive: true, force: true });
  }
  mkdirSync(folder);
  // PostgreSQL runs as another user when we are root, who has to walk down to it.
  chmodSync(folder, 0o711);
  process.on("exit", () => {
    if (existsSync(folder)) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, async () => {
      if (cleaned) process.exit(130);
      process.exitCode = 130;
      say(`Interrupted (${signal}): cleaning up …`);
      await cleanUp();
      process.exit(130);
    });
  }
}

/** Progress goes to stderr; stdout is the report alone. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Says what is being prepared, how far it is, and how long it took. */
export async function step<T>(name: string, work: (progress: (share: number) => void) => Promise<T>): Promise<T> {
  const start = performance.now();
  const tty = process.stderr.isTTY;
  const result = await work((share) => {
    if (tty) process.stderr.write(`\r  ${name} … ${Math.round(share * 100)} %  `);
  });
  process.stderr.write(`${tty ? "\r\x1b[K" : ""}  ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)\n`);
  return result;
}
