import { expect, test } from "vitest";
import { ANYWHERE_ON_EARTH, inZone } from "#lib/clock.ts";
import { cohortActRefusal, cohortPhase, instantOf, isOpen, keepsMinute, wallClock } from "./rules.ts";

const opensAt = new Date("2026-11-01T00:00:00Z");
const closesAt = new Date("2026-12-12T11:59:00Z");
const cohort = { state: "published" as const, opensAt, closesAt };

test("the deadline itself is in time, the millisecond after it is not", () => {
  expect(isOpen(cohort, closesAt)).toBe(true);
  expect(isOpen(cohort, new Date(closesAt.getTime() + 1))).toBe(false);
  expect(isOpen(cohort, opensAt)).toBe(true);
  expect(cohortPhase(cohort, new Date(opensAt.getTime() - 1))).toBe("upcoming");
});

test("a draft is a draft and an archive an archive, whatever the clock says", () => {
  for (const state of ["draft", "archived"] as const)
    expect(cohortPhase({ ...cohort, state }, new Date("2026-11-15T00:00:00Z"))).toBe(state);
});

test("23:59 Anywhere on Earth is 11:59 UTC of the next day", () => {
  const at = instantOf("2026-12-11", "23:59", "aoe");
  expect(at).toEqual(closesAt);
  expect(inZone(at as Date, ANYWHERE_ON_EARTH)).toContain("11 December 2026, 23:59");
  expect(instantOf("2026-12-11", "23:59", "utc")?.toISOString()).toBe("2026-12-11T23:59:00.000Z");
});

test.for([
  ["2026-02-30", "12:00"],
  ["2026-13-01", "12:00"],
  ["2026-12-11", "24:00"],
  ["2026-12-11", "12:60"],
  ["11/12/2026", "12:00"],
  ["1899-12-11", "12:00"],
  ["", ""],
])("%s %s is no moment", ([date, time]) => {
  expect(instantOf(date ?? "", time ?? "", "utc")).toBeNull();
});

test("a leap day is a moment, and what is shown is what was entered", () => {
  for (const zone of ["utc", "aoe"] as const) {
    const at = instantOf("2028-02-29", "23:59", zone) as Date;
    expect(wallClock(at, zone)).toEqual({ date: "2028-02-29", time: "23:59", zone });
  }
});

test("the end of a day Anywhere on Earth is shown in that zone, everything else in UTC", () => {
  expect(wallClock(closesAt)).toEqual({ date: "2026-12-11", time: "23:59", zone: "aoe" });
  expect(wallClock(opensAt)).toEqual({ date: "2026-11-01", time: "00:00", zone: "utc" });
});

test("an unchanged minute keeps its seconds", () => {
  const stored = new Date("2026-12-12T11:59:59.999Z");
  expect(keepsMinute(new Date("2026-12-12T11:59:00Z"), stored)).toBe(stored);
  expect(keepsMinute(new Date("2026-12-12T11:58:00Z"), stored)).toEqual(new Date("2026-12-12T11:58:00Z"));
});

test("a cohort goes back to a draft only while nobody has applied", () => {
  expect(cohortActRefusal("unpublish", { state: "published", applications: 0 })).toBeUndefined();
  expect(cohortActRefusal("unpublish", { state: "published", applications: 1 })).toMatch(/applied already/);
  expect(cohortActRefusal("archive", { state: "published", applications: 1 })).toBeUndefined();
  expect(cohortActRefusal("archive", { state: "draft", applications: 0 })).toBeDefined();
  expect(cohortActRefusal("restore", { state: "archived", applications: 3 })).toBeUndefined();
});
