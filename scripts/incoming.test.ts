import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { run } from "./run.ts";

// A server that says which moment it was given, and is busy for a while with each "/busy".
const SERVER = `
  const server = require("node:http").createServer((request, response) => {
    const came = request.headers["x-prentice-received-at"];
    if (request.url === "/busy") { const until = Date.now() + 100; while (Date.now() < until); }
    response.end(JSON.stringify({ came, handled: Date.now(), all: request.headersDistinct["x-prentice-received-at"] ?? [] }));
  });
  server.listen(0, "127.0.0.1", () => console.log(server.address().port));`;

let child: ChildProcess;
let port: number;

beforeAll(async () => {
  const preload = new URL("incoming.ts", import.meta.url).pathname;
  child = spawn(process.execPath, ["--import", preload, "-e", SERVER], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = (await once(child.stdout ?? child, "data")) as [Buffer];
  port = Number(line.toString());
});
afterAll(() => void child.kill());

type Said = { came: string; handled: number };
const get = async (path: string, headers: Record<string, string> = {}) =>
  (await (await fetch(`http://127.0.0.1:${port}${path}`, { headers })).json()) as Said;

test("a request is given the moment at which it came", async () => {
  const before = Date.now();
  const { came } = await get("/");
  expect(Number(came)).toBeGreaterThanOrEqual(before);
  expect(Number(came)).toBeLessThanOrEqual(Date.now());
});

test("a client’s own word for it is thrown away", async () => {
  for (const said of ["1", String(Date.now() - 60_000)]) {
    const before = Date.now();
    expect(Number((await get("/", { "X-Prentice-Received-At": said })).came)).toBeGreaterThanOrEqual(before);
  }
});

test("requests that come together count from the same moment, however long the first keeps us busy", async () => {
  // Both lie in the socket before the server gets to look.
  const socket = connect(port, "127.0.0.1");
  const busy = "GET /busy HTTP/1.1\r\nHost: x\r\nX-Prentice-Received-At: 5\r\n\r\n";
  const last = "GET /busy HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
  socket.end(busy + last);
  let text = "";
  for await (const part of socket) text += part;
  const said = [...text.matchAll(/\{.*?\}/g)].map(([json]) => JSON.parse(json) as Said);
  expect(said).toHaveLength(2);
  expect(new Set(said.map(({ came }) => came)).size).toBe(1);
  expect((said[1]?.handled ?? 0) - Number(said[1]?.came)).toBeGreaterThanOrEqual(200);
});

test.runIf(process.platform === "linux")(
  "processes that share a port accept for themselves, all of them",
  async () => {
    const preload = new URL("incoming.ts", import.meta.url).pathname;
    const program = `
    const cluster = require("node:cluster");
    if (cluster.isPrimary) {
      cluster.setupPrimary({ execArgv: ["--import", ${JSON.stringify(preload)}] });
      const probe = require("node:net").createServer().listen(0, "127.0.0.1", () => {
        const { port } = probe.address();
        probe.close(() => { for (const _ of [1, 2]) cluster.fork({ SHARED: port }); });
      });
    } else {
      require("node:http")
        .createServer((_, response) => response.end(String(process.pid)))
        .listen(Number(process.env.SHARED), "127.0.0.1", () => console.log("port " + process.env.SHARED));
    }`;
    const folder = mkdtempSync(join(tmpdir(), "prentice-incoming-"));
    writeFileSync(join(folder, "server.cjs"), program);
    const shared = run(process.execPath, [join(folder, "server.cjs")]);
    try {
      await expect.poll(() => shared.output().match(/^port \d+$/gm)?.length, { timeout: 10_000 }).toBe(2);
      const at = /^port (\d+)$/m.exec(shared.output())?.[1];
      const answered = new Set<string>();
      for (let asked = 0; asked < 60; asked += 1)
        answered.add(await (await fetch(`http://127.0.0.1:${at}/`, { headers: { connection: "close" } })).text());
      expect(answered.size).toBe(2);
    } finally {
      await shared.stop("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    }
  },
  20_000,
);
