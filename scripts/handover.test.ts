import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { run } from "./run.ts";

const root = new URL("..", import.meta.url).pathname;

/** A server of one process that, once it listens, is too busy to take over a connection; it is killed when one came. */
const server = (care: boolean) => `
  import cluster from "node:cluster";
  import { createServer } from "node:net";
  if (cluster.isPrimary) {
    const { closeUntaken } = await import("${root}scripts/handover.ts");
    if (${care}) cluster.on("fork", closeUntaken);
    cluster.fork();
    cluster.once("listening", ({ process }, { port }) => {
      console.log("port " + port);
      setTimeout(() => process.kill("SIGKILL"), 500);
    });
    // As in production: another takes the place of the one that died.
    cluster.once("exit", () => cluster.fork());
  } else {
    const listening = createServer((socket) => socket.end("taken")).listen(0, "127.0.0.1");
    if (cluster.worker.id === 1) listening.on("listening", () => setImmediate(() => { for (;;); }));
  }`;

/** What becomes of a connection to it within two seconds. */
async function connection(care: boolean): Promise<"closed" | "open"> {
  const folder = mkdtempSync(join(tmpdir(), "prentice-handover-"));
  const program = join(folder, "server.mjs");
  writeFileSync(program, server(care));
  const child = run(process.execPath, [program]);
  try {
    await expect.poll(() => child.output(), { timeout: 10_000 }).toMatch(/^port \d+$/m);
    const socket = connect(Number(/^port (\d+)$/m.exec(child.output())?.[1]), "127.0.0.1");
    socket.on("error", () => {});
    await once(socket, "connect");
    const answer = await Promise.race([
      once(socket.resume(), "close").then(() => "closed" as const),
      new Promise<"open">((done) => setTimeout(() => done("open"), 2_000)),
    ]);
    socket.destroy();
    return answer;
  } finally {
    await child.stop("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  }
}

test("who was being handed to a process that died is let go, and can ask again", async () => {
  expect(await connection(true)).toBe("closed");
}, 20_000);

test("left to Node alone, they would wait", async () => {
  expect(await connection(false)).toBe("open");
}, 20_000);
