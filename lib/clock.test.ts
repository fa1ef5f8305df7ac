import { expect, test } from "vitest";
import { ANYWHERE_ON_EARTH, inZone, span, utc } from "./clock.ts";

test("one moment in three places", () => {
  const moment = new Date("2026-12-07T11:59:00Z");
  expect(inZone(moment, "UTC")).toBe("Monday 7 December 2026, 11:59");
  expect(inZone(moment, ANYWHERE_ON_EARTH)).toBe("Sunday 6 December 2026, 23:59");
  expect(inZone(moment, "Asia/Kolkata")).toBe("Monday 7 December 2026, 17:29");
  expect(utc(moment)).toBe("7 December 2026, 11:59 UTC");
});

test("across a daylight-saving change", () => {
  expect(inZone(new Date("2026-03-29T00:59:00Z"), "Europe/London")).toBe("Sunday 29 March 2026, 00:59");
  expect(inZone(new Date("2026-03-29T01:00:00Z"), "Europe/London")).toBe("Sunday 29 March 2026, 02:00");
});

test("midnight is 00:00", () => {
  expect(inZone(new Date("2026-12-07T00:00:00Z"), "UTC")).toBe("Monday 7 December 2026, 00:00");
});

test.each([
  [59_999, "less than a minute"],
  [60_000, "1 minute"],
  [7_200_000, "2 hours"],
  [86_400_000 * 3 + 1, "3 days"],
])("%i ms is %s", (ms, words) => {
  expect(span(ms)).toBe(words);
});
