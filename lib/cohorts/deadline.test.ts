import { expect, test } from "vitest";
import { inTime, lastMoment } from "./deadline.ts";
import { instantOf } from "./rules.ts";

const closesAt = new Date("2026-12-12T11:59:00Z");
const open = { closesAt, graceSeconds: 0, closedAt: null };
const after = (ms: number) => new Date(closesAt.getTime() + ms);

test.each([
  [0, 0],
  [60, 60_000],
  [86_400, 86_400_000],
])("with a grace of %i seconds the last millisecond is the %ith after the deadline", (graceSeconds, last) => {
  const deadline = { ...open, graceSeconds };
  expect(lastMoment(deadline)).toEqual(after(last));
  for (const [ms, counts] of [
    [-1, true],
    [0, true],
    [last, true],
    [last + 1, false],
  ] as const)
    expect(inTime(deadline, after(ms)), `${ms} ms after the deadline`).toBe(counts);
});

test("once the close was carried out, nothing counts any more, whenever it is said to have come", () => {
  const closed = { ...open, graceSeconds: 60, closedAt: after(120_000) };
  expect(inTime(closed, after(-1))).toBe(false);
  expect(inTime({ ...closed, closedAt: null }, after(-1))).toBe(true);
});

test("an extension that ends behind the close is open to its last millisecond", () => {
  const extended = { closesAt: after(3_600_000), graceSeconds: 60, closedAt: after(120_000) };
  expect(inTime(extended, after(3_660_000))).toBe(true);
  expect(inTime(extended, after(3_660_001))).toBe(false);
  // One that ended before the close is closed with everything else.
  expect(inTime({ ...extended, closesAt: after(30_000) }, after(30_000))).toBe(false);
});

test("a deadline is one moment, wherever clocks change around it", () => {
  // In London the hour before this comes twice; in New York it is still summer.
  const at = instantOf("2026-10-25", "01:30", "utc") as Date;
  const deadline = { closesAt: at, graceSeconds: 0, closedAt: null };
  expect(at.toISOString()).toBe("2026-10-25T01:30:00.000Z");
  expect(inTime(deadline, new Date("2026-10-25T01:30:00.000+00:00"))).toBe(true);
  expect(inTime(deadline, new Date("2026-10-25T01:30:00.000+01:00"))).toBe(true);
  expect(inTime(deadline, new Date("2026-10-24T21:30:00.001-04:00"))).toBe(false);
  // The end of a day Anywhere on Earth is twelve hours behind UTC all year round.
  for (const day of ["2026-03-29", "2026-07-01", "2026-10-25", "2026-11-01", "2028-02-29"]) {
    const end = instantOf(day, "23:59", "aoe") as Date;
    expect(end.getTime() - (instantOf(day, "23:59", "utc") as Date).getTime()).toBe(12 * 3_600_000);
  }
});
