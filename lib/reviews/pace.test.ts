import { describe, expect, test } from "vitest";
import { LONGEST_GAP, paceOf, timeLeftText } from "./pace.ts";

/** Reviews that were submitted with these minutes between them. */
function spaced(...gaps: number[]): Date[] {
  const start = Date.UTC(2026, 10, 1, 18);
  const since = (count: number) => gaps.slice(0, count).reduce((sum, gap) => sum + gap, 0);
  return [0, ...gaps].map((_, at) => new Date(start + since(at) * 60_000));
}

describe("somebody’s pace", () => {
  test("is the median of the gaps between their reviews, an even number of them halved", () => {
    expect(paceOf(spaced(10, 30, 12))).toBe(12);
    expect(paceOf(spaced(10, 30, 12, 20))).toBe(16);
  });

  test("leaves pauses out: a night between two evenings is no reading", () => {
    expect(paceOf(spaced(10, 12, 900, 14))).toBe(12);
    expect(paceOf(spaced(10, 12, LONGEST_GAP))).toBe(12);
    expect(paceOf(spaced(10, 12, LONGEST_GAP + 1))).toBeNull();
  });

  test("is not said of too few, and does not depend on their order", () => {
    expect(paceOf([])).toBeNull();
    expect(paceOf(spaced(10, 10))).toBeNull();
    expect(paceOf(spaced(10, 10, 10))).toBe(10);
    expect(paceOf(spaced(10, 30, 12).toReversed())).toBe(12);
  });
});

test("the time left is rounded as one would say it", () => {
  expect(timeLeftText(1, 1)).toBe("about 5 min at your pace");
  expect(timeLeftText(9, 3)).toBe("about 25 min at your pace");
  expect(timeLeftText(11.6, 5)).toBe("about 1 h at your pace");
  expect(timeLeftText(15, 6)).toBe("about 1½ h at your pace");
  expect(timeLeftText(12, 15)).toBe("about 3 h at your pace");
  expect(timeLeftText(15, 39)).toBe("about 10 h at your pace");
  expect(timeLeftText(20, 3_100)).toBe("about 1,033 h at your pace");
});
