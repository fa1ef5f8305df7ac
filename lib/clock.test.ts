import { expect, test } from "vitest";
import { ANYWHERE_ON_EARTH, inZone, offsetOf, remaining, span, untilNextWord, utc } from "./clock.ts";

test("one moment in three places", () => {
  const moment = new Date("2026-12-07T11:59:00Z");
  expect(inZone(moment, "UTC")).toBe("Monday 7 December 2026, 11:59");
  expect(inZone(moment, ANYWHERE_ON_EARTH)).toBe("Sunday 6 December 2026, 23:59");
  expect(inZone(moment, "Asia/Kolkata")).toBe("Monday 7 December 2026, 17:29");
  expect(utc(moment)).toBe("7 December 2026, 11:59 UTC");
});

test.each([
  // Clocks go forward: an hour is missing. Back: an hour comes twice, and the offset tells which.
  ["2026-03-29T00:59:59Z", "Europe/London", "Sunday 29 March 2026, 00:59", "UTC+0"],
  ["2026-03-29T01:00:00Z", "Europe/London", "Sunday 29 March 2026, 02:00", "UTC+1"],
  ["2026-10-25T00:30:00Z", "Europe/London", "Sunday 25 October 2026, 01:30", "UTC+1"],
  ["2026-10-25T01:30:00Z", "Europe/London", "Sunday 25 October 2026, 01:30", "UTC+0"],
  ["2026-11-01T05:59:00Z", "America/New_York", "Sunday 1 November 2026, 01:59", "UTC−4"],
  ["2026-11-01T06:00:00Z", "America/New_York", "Sunday 1 November 2026, 01:00", "UTC−5"],
  // By half an hour.
  ["2026-04-04T14:59:00Z", "Australia/Lord_Howe", "Sunday 5 April 2026, 01:59", "UTC+11"],
  ["2026-04-04T15:00:00Z", "Australia/Lord_Howe", "Sunday 5 April 2026, 01:30", "UTC+10:30"],
  // These never change.
  ["2026-07-01T11:59:00Z", ANYWHERE_ON_EARTH, "Tuesday 30 June 2026, 23:59", "UTC−12"],
  ["2026-12-01T11:59:00Z", ANYWHERE_ON_EARTH, "Monday 30 November 2026, 23:59", "UTC−12"],
  ["2026-12-01T11:59:00Z", "Asia/Kathmandu", "Tuesday 1 December 2026, 17:44", "UTC+5:45"],
])("%s in %s is %s, %s", (moment, zone, local, offset) => {
  expect(inZone(new Date(moment), zone)).toBe(local);
  expect(offsetOf(new Date(moment), zone)).toBe(offset);
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

const DAY = 86_400_000;

test.each([
  [3 * DAY + 4 * 3_600_000 + 59 * 60_000, "3 days 4 hours"],
  [3 * DAY + 59 * 60_000, "3 days"],
  [DAY - 1, "23 hours 59 minutes"],
  [3_600_000, "1 hour"],
  [3_599_999, "59 minutes"],
  [300_000, "5 minutes"],
  [299_999, "4 minutes 59 seconds"],
  [61_000, "1 minute 1 second"],
  [60_000, "1 minute"],
  [59_999, "59 seconds"],
  [1_000, "1 second"],
  [999, "less than a second"],
])("of %i ms are left: %s", (ms, words) => {
  expect(remaining(ms)).toBe(words);
});

test("what is left is said anew exactly when it reads otherwise", () => {
  for (const ms of [10 * DAY + 1, DAY, 3_600_001, 3_600_000, 300_001, 300_000, 299_999, 60_000, 1_500]) {
    const wait = untilNextWord(ms);
    expect(remaining(ms - wait + 1), String(ms)).toBe(remaining(ms));
    if (ms < DAY) expect(remaining(ms - wait), String(ms)).not.toBe(remaining(ms));
  }
});
