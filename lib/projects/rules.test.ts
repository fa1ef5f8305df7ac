import { expect, test } from "vitest";
import type { ProjectState } from "#prisma/generated/enums.ts";
import { anchoredScores, applying, moved, placeholderIn, possibleActs, projectActRefusal } from "./rules.ts";

test.for([
  "Problem description here",
  "Problem description here.",
  "problem description goes here",
  "Insert your text here",
  "Add a description here …",
  "[Your biography here]",
  "**Title here**",
  "TBD",
  "tbd.",
  "We look for people who TBD in their spare time.",
  "FIXME: ask Evan",
  "XXX",
  "Lorem ipsum dolor sit amet",
  "Placeholder",
  "This is placeholder text.",
  "(placeholder)",
  "To be announced",
  "Mentors to be announced.",
  "We study agents. Details to be confirmed.",
  "Coming soon!",
  "We study agents. More details coming soon.",
  "n/a",
  "None",
  "???",
  "…",
  "asdfasdf",
  "test",
  "Email [insert name] before applying.",
  "Work with [your mentor] on agents.",
])("“%s” is a placeholder", (text) => {
  expect(placeholderIn(text)).toBeTruthy();
});

test.for([
  "",
  "The question here is whether the model knows that it is being watched.",
  "What matters remains to be determined.",
  "Which of these explanations is right has to be decided by experiment.",
  "A number of the experiments that we planned three years ago with friends are still to be completed.",
  "Transformative AI may be coming soon, and its tests with it.",
  "Compare the placeholder token with the pad token.",
  "We give each character a placeholder name.",
  "Write about [Your own notebook](https://example.org/notebook), if you have one.",
  "Nonetheless, testing is half of the work.",
  "Describe the test that you would run.",
  "What would you do in the first week?",
  "We do not know…",
  "none of the above",
  "Explain in your own words what the context of the text is. There is more here than meets the eye.",
])("“%s” is writing", (text) => {
  expect(placeholderIn(text)).toBeUndefined();
});

test("the placeholder is quoted as it stands in the text", () => {
  expect(placeholderIn("We study agents. Details to be confirmed.")).toBe("Details to be confirmed.");
  expect(placeholderIn("Weeks one to four: TBD, then more")).toBe("TBD");
});

const acts = (state: ProjectState, applications = 0) => possibleActs({ state, applications });

test("a project's life", () => {
  expect(acts("draft")).toEqual(["publish"]);
  expect(acts("published")).toEqual(["unpublish", "close"]);
  expect(acts("published", 1)).toEqual(["close"]);
  expect(acts("closed", 1)).toEqual(["reopen", "archive"]);
  expect(acts("archived", 1)).toEqual([]);
});

test("why a published project can't go back says how many applied", () => {
  expect(projectActRefusal("unpublish", { state: "published", applications: 1 })).toMatch(/^Somebody has begun/);
  expect(projectActRefusal("unpublish", { state: "published", applications: 12 })).toMatch(/^12 people have begun/);
  expect(projectActRefusal("archive", { state: "published", applications: 0 })).toMatch(/is published/);
});

test("one applies to a published project of an open cohort, and to no other", () => {
  const cohort = { state: "published" as const, opensAt: new Date("2026-11-01"), closesAt: new Date("2026-12-01") };
  const [before, during, after] = [new Date("2026-10-01"), new Date("2026-11-15"), new Date("2026-12-02")];
  expect(applying({ state: "published" }, cohort, during)).toEqual({ open: true });
  expect(applying({ state: "published" }, cohort, before)).toEqual({ open: false, why: "upcoming" });
  expect(applying({ state: "published" }, cohort, after)).toEqual({ open: false, why: "closed" });
  expect(applying({ state: "closed" }, cohort, during)).toEqual({ open: false, why: "stopped" });
  expect(applying({ state: "draft" }, cohort, during)).toEqual({ open: false, why: "unavailable" });
  expect(applying({ state: "published" }, { ...cohort, state: "draft" }, during)).toEqual({
    open: false,
    why: "unavailable",
  });
});

test("an item moves one place, and stays at the end of its list", () => {
  expect(moved(["a", "b", "c"], "c", "up")).toEqual(["a", "c", "b"]);
  expect(moved(["a", "b", "c"], "a", "down")).toEqual(["b", "a", "c"]);
  expect(moved(["a", "b", "c"], "a", "up")).toEqual(["a", "b", "c"]);
  expect(moved(["a", "b", "c"], "c", "down")).toEqual(["a", "b", "c"]);
  expect(moved(["a", "b", "c"], "d", "up")).toEqual(["a", "b", "c"]);
});

test("short scales have words for every score, long ones for the ends and the middle", () => {
  expect(anchoredScores(1, 5)).toEqual([1, 2, 3, 4, 5]);
  expect(anchoredScores(0, 10)).toHaveLength(11);
  expect(anchoredScores(0, 100)).toEqual([0, 50, 100]);
});
