import { expect, test } from "vitest";
import { uuid7 } from "./ids.ts";
import { createRandom } from "./random.ts";

test("the same seed makes the same numbers, another seed others", () => {
  const ten = (...seed: number[]) => {
    const random = createRandom(...seed);
    return Array.from({ length: 10 }, () => random.int(0, 999));
  };
  expect(ten(1, 2)).toEqual(ten(1, 2));
  expect(ten(1, 2)).not.toEqual(ten(1, 3));
  expect(ten(1, 2)).not.toEqual(ten(2, 1));
});

test("numbers are spread evenly, and normal deviates have their mean and deviation", () => {
  const random = createRandom(7);
  const even = Array.from({ length: 40_000 }, () => random.int(1, 4));
  for (const face of [1, 2, 3, 4])
    expect(Math.abs(even.filter((one) => one === face).length - 10_000)).toBeLessThan(400);
  const normal = Array.from({ length: 40_000 }, () => random.normal(5, 2));
  const mean = normal.reduce((sum, one) => sum + one, 0) / normal.length;
  const deviation = Math.sqrt(normal.reduce((sum, one) => sum + (one - mean) ** 2, 0) / normal.length);
  expect(mean).toBeCloseTo(5, 1);
  expect(deviation).toBeCloseTo(2, 1);
});

test("ids are UUIDs of version 7 that sort by their time", () => {
  const random = createRandom(3);
  const early = uuid7(new Date("2026-01-01"), random);
  const late = uuid7(new Date("2026-01-02"), random);
  expect(early).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(early < late).toBe(true);
});
