import { afterEach, expect, test } from "vitest";
import { receivedAt } from "./received.ts";

const here = globalThis as { prenticeIncoming?: boolean };
const now = new Date("2026-12-12T12:00:00.500Z");
const said = (value?: string) =>
  receivedAt(new Headers(value === undefined ? {} : { "x-prentice-received-at": value }), now);

afterEach(() => {
  delete here.prenticeIncoming;
});

test("a request that waited counts from when it came, to the millisecond", () => {
  here.prenticeIncoming = true;
  const came = new Date("2026-12-12T11:59:59.999Z");
  expect(said(String(came.getTime()))).toEqual(came);
  expect(said(String(now.getTime()))).toEqual(now);
});

test("what can’t be is not believed: the future, long ago, no number", () => {
  here.prenticeIncoming = true;
  const never = [now.getTime() + 1, now.getTime() - 10 * 60_000 - 1].map(String);
  for (const value of [...never, "", "x", "-1", "1e12", "0x199", "9".repeat(400), "1797076800500, 1797076800400"])
    expect(said(value), value).toEqual(now);
  expect(said()).toEqual(now);
});

test("where nobody looks at what comes in, the header is the client’s own word and says nothing", () => {
  expect(said(String(now.getTime() - 5_000))).toEqual(now);
});
