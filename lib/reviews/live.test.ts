import { expect, test } from "vitest";
import { changedText, rowsChanged } from "./live.ts";
import { knownCount } from "./selection.ts";
import type { TableRow } from "./shown.ts";
import { parseView } from "./table.ts";

const row = (code: string, reviews: number): TableRow => ({
  code,
  state: "waiting",
  seen: false,
  reviews,
  mean: null,
  spread: null,
  corrected: null,
  interval: null,
  changed: false,
  mine: null,
  decision: null,
  flagged: false,
  assigned: false,
  words: null,
  submittedAt: new Date("2026-11-05"),
});

test("rows that are new, gone or different are counted once each", () => {
  const before = [row("A", 0), row("B", 1), row("C", 2)];
  expect(rowsChanged(before, [row("C", 2), row("A", 0), row("B", 1)])).toBe(0);
  expect(rowsChanged(before, [row("A", 0), row("B", 2), row("D", 0)])).toBe(3);
  expect(rowsChanged([], [])).toBe(0);
  expect([0, 1, 1_200].map(changedText)).toEqual(["", "1 row changed.", "1,200 rows changed."]);
});

test("how many match is said where it is known, and not guessed", () => {
  const project = { submitted: 2_200, own: { waiting: 2_000, draft: 5, done: 190, recused: 5 } };
  const known = (query: Record<string, string>, rows = 50, next = true, own: typeof project.own | null = project.own) =>
    knownCount(parseView(query), rows, next, { ...project, own });
  expect(known({})).toBe(2_200);
  expect(known({ state: "waiting" })).toBe(2_000);
  expect(known({ state: "waiting" }, 50, true, null)).toBeNull();
  expect(known({ state: "waiting", reviews: "1" })).toBeNull();
  expect(known({ q: "model" })).toBeNull();
  expect(known({ q: "model" }, 12, false)).toBe(12);
  // The last page of several does not hold all of them.
  expect(known({ q: "model", after: "0_AAAA-22" }, 12, false)).toBeNull();
});
