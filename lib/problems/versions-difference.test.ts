import { expect, test } from "vitest";
import { changedText, wordingDifference } from "./versions-difference.ts";
import type { Wording } from "./wording.ts";

const wording: Wording = {
  kind: "essay",
  title: "A doubt",
  guidance: "Be brief.\n\n- Say why\n- Say how",
  prompts: [
    "Which assumption of your own field do you doubt most, and why?",
    "Describe a failure that taught you something.",
    "What would change your mind?",
  ],
  minWords: 300,
  recommendedWords: 500,
  maxWords: 800,
};
const difference = (changes: Partial<Wording>) => wordingDifference(wording, { ...wording, ...changes });

test("nothing reads differently: the same, or other white space", () => {
  for (const same of [
    {},
    { title: " A  doubt" },
    { guidance: "Be brief.\n\n\n- Say why\n- Say how\n" },
    { prompts: wording.prompts.map((prompt) => prompt.replaceAll(" ", "\n")) },
  ]) {
    expect(difference(same).changed).toEqual([]);
    expect(changedText(difference(same))).toBe("");
  }
});

test("each field that reads differently is named, the range with what it is now", () => {
  expect(changedText(difference({ title: "Another doubt" }))).toBe("the title");
  expect(changedText(difference({ minWords: null, recommendedWords: null }))).toBe(
    "the range (now: at most 800 words)",
  );
  expect(changedText(difference({ guidance: "", prompts: ["Why?"], maxWords: 900 }))).toBe(
    "the guidance, the prompts and the range (now: 300 to 900 words, about 500 recommended)",
  );
  const links = { kind: "links" as const, minWords: 1, recommendedWords: null, maxWords: 5 };
  expect(changedText(wordingDifference({ ...wording, ...links }, { ...wording, ...links, maxWords: 6 }))).toBe(
    "the range (now: 1 to 6 links)",
  );
});

const states = (prompts: string[], before = wording.prompts) =>
  wordingDifference({ ...wording, prompts: before }, { ...wording, prompts }).prompts.map(
    ({ state, number }) => `${number} ${state}`,
  );
const [doubt = "", failure = "", mind = ""] = wording.prompts;

test("a prompt is the same, worded anew, added or removed", () => {
  expect(states([doubt, failure, mind])).toEqual(["1 same", "2 same", "3 same"]);
  expect(states([doubt.replace("most, and why", "least"), failure, mind])).toEqual(["1 changed", "2 same", "3 same"]);
  expect(states([doubt, failure])).toEqual(["1 same", "2 same", "3 removed"]);
  expect(states([doubt, "Name a paper.", failure, mind])).toEqual(["1 same", "2 added", "3 same", "4 same"]);
  expect(states([doubt, failure, "Name a paper that you would retract."])).toEqual([
    "1 same",
    "2 same",
    "3 added",
    "3 removed",
  ]);
});

test("prompts in another order are the same prompts; the only prompt is worded anew, however much", () => {
  expect(states([mind, doubt, failure])).toEqual(["1 same", "2 same", "3 same"]);
  expect(difference({ prompts: [mind, doubt, failure] }).changed).toEqual([]);
  expect(states(["Name a paper."], ["Why?"])).toEqual(["1 changed"]);
  expect(states(["Name a paper."], [])).toEqual(["1 added"]);
});

test("the likeliest pair goes first, and no prompt is paired twice", () => {
  const before = ["one two three four", "one two three five"];
  expect(states(["one two three five six"], before)).toEqual(["1 changed", "1 removed"]);
  const found = wordingDifference({ ...wording, prompts: before }, { ...wording, prompts: ["one two three five six"] });
  expect(found.prompts[0]).toMatchObject({ before: "one two three five" });
});
