import { once } from "node:events";
import { createServer } from "node:net";
import { expect, test } from "vitest";
import { portIsFree } from "./port.ts";

test("a port is free once whoever had it has gone", async () => {
  const server = createServer().listen({ port: 0, host: "127.0.0.1" });
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  const free = portIsFree(port, "127.0.0.1");
  setTimeout(() => server.close(), 300);
  expect(await free).toBe(true);
});

test("a port that somebody shares with others is not free", async () => {
  const server = createServer().listen({
    port: 0,
    host: "127.0.0.1",
    ...(process.platform === "linux" ? { reusePort: true } : {}),
  });
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  expect(await portIsFree(port, "127.0.0.1")).toBe(false);
  server.close();
}, 15_000);
