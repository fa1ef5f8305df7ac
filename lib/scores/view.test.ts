import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Phase } from "#lib/reviews/rights.ts";
import { scale, short, ticks } from "./chart.ts";
import type { ScoreReport } from "./report.ts";
import {
  agreementText,
  alphaText,
  binsOf,
  cumulated,
  effectText,
  hiddenText,
  intervalOf,
  intervalText,
  spreadText,
} from "./view.ts";

const now = new Date("2026-11-22T12:00:00Z");
const phase = (name: string, scores: Phase["scores"], from: number, to: number | null): Phase => ({
  name,
  scores,
  startsAt: new Date(now.getTime() + from * 3_600_000),
  endsAt: to === null ? null : new Date(now.getTime() + to * 3_600_000),
  mayRead: true,
  mayScore: true,
  mayEdit: true,
  seeNames: false,
  mayDecide: false,
});

describe("when scores are hidden, it is said until when", () => {
  const text = (...phases: Phase[]) => hiddenText({ why: "phase", phases }, now);
  test("the next phase that shows all", () => {
    const [reading, later, deciding] = [
      phase("Reading", "own", -1, 1),
      phase("Again", "all", 20, 21),
      phase("Deciding", "all", 2, 3),
    ];
    expect(text(reading, later, deciding)).toBe(
      "The scores are shown from 22 November 2026, 14:00 UTC on, when the phase “Deciding” begins.",
    );
  });
  test("one that is over, none at all, and one's own application", () => {
    expect(text(phase("Deciding", "all", -3, -2))).toContain("“Deciding”, which ended on 22 November 2026, 10:00 UTC");
    expect(text(phase("Reading", "own", -1, null))).toContain("no such phase");
    expect(text()).toContain("no such phase");
    expect(hiddenText({ why: "applied" }, now)).toContain("applied to this project yourself");
  });
});

describe("numbers in words", () => {
  test("the spread, told in points and as a share", () => {
    const report = { sd: { applications: 12, reviewers: 6, noise: 4 } } as ScoreReport;
    expect(spreadText(report)).toContain("by about 12.0 points, reviewers in how strict they are by 6.0 points");
    expect(spreadText(report)).toContain("18% are differences between reviewers");
    expect(spreadText({ sd: { applications: 0, reviewers: 0, noise: 0 } } as ScoreReport)).toContain(", 0% are");
  });
  test("agreement, by the customary limits", () => {
    const row = { criterionId: null, units: 30, scores: 60, interval: null };
    expect(agreementText({ ...row, alpha: 0.81 })).toContain("well");
    expect(agreementText({ ...row, alpha: 0.7 })).toContain("tolerably");
    expect(agreementText({ ...row, alpha: 0.7, interval: { low: 0.4, high: 0.9 } })).toContain("too wide");
    expect(agreementText({ ...row, alpha: 0.3 })).toContain("little");
    expect(agreementText({ ...row, alpha: -0.1 })).toContain("no better than chance");
    expect(agreementText({ ...row, alpha: null, units: 0 })).toContain("two scores yet");
    expect(alphaText({ ...row, alpha: -0.1, interval: { low: -0.3, high: 0.12 } })).toBe("−0.10 (−0.30 to 0.12)");
  });
  test("effects have signs, intervals stay on the scale", () => {
    expect([3.21, -0.44, 0, -0.01].map(effectText)).toEqual(["+3.2", "−0.4", "0.0", "0.0"]);
    expect(intervalOf({ corrected: 98, error: 5 })).toEqual({ low: 98 - 9.8, high: 100 });
    expect(intervalText(intervalOf({ corrected: 98, error: 5 }))).toBe("88.2 to 100.0");
    expect(intervalText(intervalOf({ corrected: 98, error: null }))).toBe("not known");
    expect(intervalText({ low: 3, high: 3 })).toBe("not known");
  });
});

describe("pictures", () => {
  test("each score has its column; long scales go in steps, and nothing is lost", () => {
    expect(binsOf({ min: 1, max: 5 }, { "1": 2, "5": 1 }).map(({ count }) => count)).toEqual([2, 0, 0, 0, 1]);
    expect(binsOf({ min: 0, max: 100 }, {}).map(({ label }) => label)[0]).toBe("0–9");
    fc.assert(
      fc.property(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 1, max: 400 }), (min, span) => {
        const max = min + span;
        const bins = binsOf({ min, max }, { [String(min)]: 1, [String(max)]: 2, [String(min + (span >> 1))]: 4 });
        expect(bins.length).toBeLessThanOrEqual(11);
        expect(bins.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThanOrEqual(6);
      }),
    );
  });
  test("days without reviews are filled in", () => {
    expect(
      cumulated([
        { day: "2026-02-27", reviews: 2 },
        { day: "2026-03-01", reviews: 1 },
      ]),
    ).toEqual([
      { day: "2026-02-27", reviews: 2, total: 2 },
      { day: "2026-02-28", reviews: 0, total: 2 },
      { day: "2026-03-01", reviews: 1, total: 3 },
    ]);
    expect(cumulated([])).toEqual([]);
  });
  test("ticks cover what is drawn, few and round", () => {
    expect(ticks(0, 100)).toEqual([0, 20, 40, 60, 80, 100]);
    expect(ticks(-7.3, 12)).toEqual([-10, -5, 0, 5, 10, 15]);
    expect(ticks(3, 3)).toEqual([3]);
    fc.assert(
      fc.property(
        fc.double({ min: -100, max: 100, noNaN: true }),
        fc.double({ min: 0.001, max: 200, noNaN: true }),
        (low, span) => {
          const all = ticks(low, low + span);
          expect(all.length).toBeLessThan(9);
          expect(all[0]).toBeLessThanOrEqual(low + 1e-9);
          expect(all.at(-1)).toBeGreaterThanOrEqual(low + span - 1e-9);
        },
      ),
    );
    expect(scale([0, 10], [100, 200])(2.5)).toBe(125);
    expect(scale([5, 5], [0, 10])(5)).toBe(5);
    expect(short("Grace Brewster Murray Hopper", 10)).toBe("Grace Bre…");
  });
});
