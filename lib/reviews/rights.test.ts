import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Phase, phaseAt, rightsAt, rightsWithoutPhases } from "./rights.ts";

const at = (hour: number) => new Date(Date.UTC(2026, 11, 7, hour));

const phase = (name: string, from: number, to: number | null, more: Partial<Phase> = {}): Phase => ({
  name,
  startsAt: at(from),
  endsAt: to === null ? null : at(to),
  mayRead: true,
  mayScore: true,
  mayEdit: true,
  scores: "own",
  seeNames: false,
  mayDecide: false,
  ...more,
});

const reading = phase("Read and score", 8, 12);
const deciding = phase("Decide", 14, null, { mayScore: false, mayEdit: false, scores: "all", mayDecide: true });
const nothing = { read: false, score: false, edit: false, scores: "none", names: false, decide: false };

describe("the phase that goes on", () => {
  test("begins on the second it says, and its end is no longer part of it", () => {
    const phases = [reading, deciding];
    expect(phaseAt(phases, new Date(at(8).getTime() - 1))).toBeNull();
    expect(phaseAt(phases, at(8))).toBe(reading);
    expect(phaseAt(phases, new Date(at(12).getTime() - 1))).toBe(reading);
    expect(phaseAt(phases, at(12))).toBeNull();
    expect(phaseAt(phases, at(14))).toBe(deciding);
    expect(phaseAt(phases, at(9_999))).toBe(deciding);
  });

  test("is the one that began last where two go on, in whatever order they are listed", () => {
    const inner = phase("Inner", 9, 11);
    for (const phases of [
      [reading, inner],
      [inner, reading],
    ])
      expect(phaseAt(phases, at(10))).toBe(inner);
    expect(phaseAt([reading, inner], at(11))).toBe(reading);
  });
});

describe("what readers may do", () => {
  test("without phases is to read, score, change and decide, and to see others’ scores once their own are in", () => {
    expect(rightsAt([], at(10))).toEqual(rightsWithoutPhases);
    expect(rightsWithoutPhases).toEqual({
      read: true,
      score: true,
      edit: true,
      scores: "own",
      names: false,
      decide: true,
    });
  });

  test("is what the phase says while it goes on, and nothing between two", () => {
    const phases = [reading, deciding];
    expect(rightsAt(phases, at(10))).toEqual({ ...rightsWithoutPhases, decide: false });
    expect(rightsAt(phases, at(13))).toEqual(nothing);
    expect(rightsAt(phases, at(15))).toEqual({
      read: true,
      score: false,
      edit: false,
      scores: "all",
      names: false,
      decide: true,
    });
  });

  test("is nothing at all where they may not read, whatever else is ticked", () => {
    fc.assert(
      fc.property(fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean(), (mayScore, mayEdit, seeNames, mayDecide) => {
        const closed = phase("Closed", 8, 12, {
          mayRead: false,
          mayScore,
          mayEdit,
          seeNames,
          mayDecide,
          scores: "all",
        });
        expect(rightsAt([closed], at(10))).toEqual(nothing);
      }),
    );
  });
});
