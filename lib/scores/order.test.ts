import { expect, test } from "vitest";
import { cutOf, movedOverCut } from "./order.ts";

const scored = [
  { id: "a", mean: 90, score: 85 },
  { id: "b", mean: 80, score: 70 },
  { id: "c", mean: 70, score: 75 },
  { id: "d", mean: 60, score: 62 },
];

test("with two places, correcting puts c before b; with one or three it changes no decision", () => {
  expect(movedOverCut(scored, 2)).toEqual(new Set(["b", "c"]));
  expect(movedOverCut(scored, 1)).toEqual(new Set());
  expect(movedOverCut(scored, 3)).toEqual(new Set());
});

test("as many places as applications, or none: there is no cut to move over", () => {
  for (const places of [0, 4, 9]) {
    expect(movedOverCut(scored, places)).toEqual(new Set());
    expect(
      cutOf(
        scored.map(({ score }) => score),
        places,
      ),
    ).toBeNull();
  }
});

test("a tie at the cut leaves open who is within, so nobody moves by its being broken", () => {
  const tied = [
    { id: "a", mean: 80, score: 85 },
    { id: "b", mean: 70, score: 71 },
    { id: "c", mean: 70.0000000001, score: 72 },
    { id: "d", mean: 60, score: 62 },
  ];
  expect(movedOverCut(tied, 2)).toEqual(new Set());
  // But one that stood above the tie and falls below it has moved.
  expect(movedOverCut([{ id: "e", mean: 90, score: 50 }, ...tied], 3)).toEqual(new Set(["e"]));
});

test("the cut lies halfway between the last in and the first out", () => {
  expect(cutOf([62, 85, 75, 70], 2)).toBe(72.5);
});
