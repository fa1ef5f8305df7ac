import { expect, test } from "vitest";
import { keep, lastSaved, startOf } from "./kept.ts";

const page = { text: "the page’s", promptId: null, version: 4, savedAt: "2026-11-22T10:00:00.000Z" };
const mine = { text: "mine", promptId: "a", version: 4, savedAt: "2026-11-22T10:00:00.000Z", saved: true };

test("without anything kept, the page is shown", () => {
  expect(startOf(page, undefined)).toEqual({ ...page, saved: true, conflict: false });
});

test("what this tab saved since the page was made is newer than the page", () => {
  expect(startOf(page, { ...mine, version: 5 })).toMatchObject({ text: "mine", version: 5, conflict: false });
  expect(startOf(page, { ...mine, version: 3 })).toMatchObject({ text: "the page’s", version: 4 });
});

test("unsaved text comes back, and is a conflict when another was saved in between", () => {
  expect(startOf(page, { ...mine, saved: false })).toMatchObject({ text: "mine", saved: false, conflict: false });
  expect(startOf(page, { ...mine, saved: false, version: 3 })).toMatchObject({
    text: "mine",
    version: 3,
    conflict: true,
  });
});

test("the last save of the tab is the newest of all essays, not of unsaved ones", () => {
  expect(lastSaved()).toBe("");
  keep("1", { ...mine, savedAt: "2026-11-22T10:00:05.000Z" });
  keep("2", { ...mine, savedAt: "2026-11-22T10:00:09.000Z", saved: false });
  expect(lastSaved()).toBe("2026-11-22T10:00:05.000Z");
});
