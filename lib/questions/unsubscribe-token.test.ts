import { createHmac, randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { readToken, stopOf, unsubscribeToken } from "./unsubscribe-token.ts";

const secret = "a secret of at least thirty-two characters";
const kofi = randomUUID();
const thread = randomUUID();

test("a token says whose mails of what it ends, and needs no store", () => {
  for (const stop of [{ thread }, { project: thread }]) {
    const token = unsubscribeToken(secret, { stop, userId: kofi });
    expect(token).toMatch(/^[\w-]{87}$/);
    expect(readToken(secret, token)).toEqual({ stop, userId: kofi });
  }
});

test("a thread’s token is no project’s, nor another person’s", () => {
  const all = [
    unsubscribeToken(secret, { stop: { thread }, userId: kofi }),
    unsubscribeToken(secret, { stop: { project: thread }, userId: kofi }),
    unsubscribeToken(secret, { stop: { thread: kofi }, userId: thread }),
  ];
  expect(new Set(all).size).toBe(3);
});

test("nobody makes one up: changed in any place, of another secret, or signed for something else, it is none", () => {
  const token = unsubscribeToken(secret, { stop: { thread }, userId: kofi });
  for (let at = 0; at < token.length; at += 1) {
    for (const other of ["A", "b", "-", "9"]) {
      const changed = token.slice(0, at) + other + token.slice(at + 1);
      if (changed !== token) expect(readToken(secret, changed), `at ${at}`).toBeNull();
    }
  }
  expect(readToken("another secret of thirty-two characters, too", token)).toBeNull();
  const bytes = Buffer.from(token, "base64url");
  const mac = createHmac("sha256", secret).update(bytes.subarray(0, 33)).digest();
  expect(readToken(secret, Buffer.concat([bytes.subarray(0, 33), mac]).toString("base64url"))).toBeNull();
  for (const none of ["", "x", `${token}A`, token.slice(1), `${token}=`, `${token.slice(0, -1)}é`, "A".repeat(87)])
    expect(readToken(secret, none)).toBeNull();
});

test("only a mail that says so can be stopped", () => {
  expect(stopOf({ userId: kofi, data: { stop: { thread } } })).toEqual({ stop: { thread }, userId: kofi });
  expect(stopOf({ userId: kofi, data: { stop: { project: thread } } })).toEqual({
    stop: { project: thread },
    userId: kofi,
  });
  expect(stopOf({ userId: null, data: { stop: { thread } } })).toBeNull();
  for (const data of [null, "stop", {}, { stop: null }, { stop: "thread" }, { stop: { thread: "\r\nBcc: all" } }])
    expect(stopOf({ userId: kofi, data })).toBeNull();
});
