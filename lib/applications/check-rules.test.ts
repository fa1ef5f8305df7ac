import { expect, test } from "vitest";
import type { Part } from "#lib/difference.ts";
import { around, likeness } from "./check-rules.ts";

test("likeness tells the nearest text, whatever the order of its words", () => {
  expect(likeness("One two, three.", "three TWO one")).toBe(1);
  expect(likeness("one two three four", "one two five six")).toBe(0.5);
  expect(likeness("one", "two")).toBe(0);
  expect(likeness("", "")).toBe(1);
  expect(likeness("", "!")).toBe(0);
  expect(likeness("a a a", "a")).toBe(0.5);
});

test("a megabyte is compared in one go over it", () => {
  const long = "word ".repeat(200_000);
  expect(likeness(long, long)).toBe(1);
});

const text = (parts: Part[]) => parts.map((part) => part.text).join("|");

test("what is the same is cut to what stands beside a change", () => {
  const same = "0123456789".repeat(10);
  expect(
    text(
      around(
        [
          { kind: "same", text: same },
          { kind: "removed", text: "old" },
          { kind: "added", text: "new" },
          { kind: "same", text: same },
          { kind: "added", text: "more" },
          { kind: "same", text: same },
        ],
        5,
        1_000,
      ),
    ),
  ).toBe("[…] 56789|old|new|01234 […] 56789|more|01234 […]");
  expect(text(around([{ kind: "same", text: "short" }], 5, 100))).toBe("short");
});

test("no more than was asked for, and never half of a character", () => {
  const cut = around([{ kind: "added", text: "😀".repeat(50) }], 5, 9);
  expect(text(cut)).toBe("😀😀😀😀| […]");
  expect(
    text(
      around(
        [
          { kind: "same", text: "😀".repeat(50) },
          { kind: "added", text: "x" },
        ],
        5,
        99,
      ),
    ).isWellFormed(),
  ).toBe(true);
});
