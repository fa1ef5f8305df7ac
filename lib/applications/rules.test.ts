import { describe, expect, test } from "vitest";
import {
  type Answer,
  answerState,
  answerText,
  applicationActRefusal,
  blocks,
  changedSince,
  chosenPrompt,
  missingText,
} from "./rules.ts";

const cohort = {
  state: "published" as const,
  opensAt: new Date("2026-11-01T00:00:00Z"),
  closesAt: new Date("2026-12-06T23:59:59.000Z"),
};
const published = { state: "published" as const };
const during = new Date("2026-11-20T12:00:00Z");
const range = { min: 300, recommended: 1000, max: 1200 };

function answer(words: number, rest: Partial<Answer> = {}): Answer {
  return {
    title: "Inner alignment",
    kind: "essay",
    required: true,
    group: null,
    leftOut: false,
    range,
    prompts: [{ id: "a" }],
    essay: { words, promptId: null },
    ...rest,
  };
}

describe("what may be done to an application", () => {
  test("the deadline itself still counts, a millisecond later is too late", () => {
    const submit = (now: Date) => applicationActRefusal("submit", { state: "draft" }, published, cohort, now);
    expect(submit(cohort.closesAt)).toBeUndefined();
    expect(submit(new Date(cohort.closesAt.getTime() + 1))).toMatch(/deadline has passed/);
    expect(submit(new Date(cohort.opensAt.getTime() - 1))).toMatch(/not opened yet/);
  });

  test("a closed project takes nothing, though its cohort is open", () => {
    expect(applicationActRefusal("submit", { state: "draft" }, { state: "closed" }, cohort, during)).toBeDefined();
    expect(applicationActRefusal("submit", { state: "draft" }, published, cohort, during)).toBeUndefined();
  });

  test("one may withdraw at any time, but take up again only while it is open", () => {
    const later = new Date("2027-01-01T00:00:00Z");
    expect(applicationActRefusal("withdraw", { state: "submitted" }, published, cohort, later)).toBeUndefined();
    expect(applicationActRefusal("resume", { state: "withdrawn" }, published, cohort, later)).toMatch(/deadline/);
    expect(applicationActRefusal("resume", { state: "withdrawn" }, published, cohort, during)).toBeUndefined();
  });

  test("a withdrawn application is not submitted, nor withdrawn again", () => {
    expect(applicationActRefusal("submit", { state: "withdrawn" }, published, cohort, during)).toMatch(
      /Take it up again/,
    );
    expect(applicationActRefusal("withdraw", { state: "withdrawn" }, published, cohort, during)).toMatch(/already/);
  });
});

describe("what an answer lacks", () => {
  test("too short, too long, and the limits themselves", () => {
    expect(missingText(answer(299))).toBe("“Inner alignment” is 1 word short of its minimum of 300.");
    expect(missingText(answer(300))).toBeUndefined();
    expect(missingText(answer(1200))).toBeUndefined();
    expect(missingText(answer(1320))).toBe("“Inner alignment” is 120 words over its maximum of 1,200.");
    expect(answerText(answer(1320))).toBe("1,320 words, 120 over the maximum");
  });

  test("of several prompts one must be chosen, of those that are asked now", () => {
    const prompts = [{ id: "a" }, { id: "b" }];
    expect(answerState(answer(500, { prompts, essay: { words: 500, promptId: null } }))).toEqual({ kind: "prompt" });
    expect(answerState(answer(500, { prompts, essay: { words: 500, promptId: "gone" } }))).toEqual({ kind: "prompt" });
    expect(answerState(answer(500, { prompts, essay: { words: 500, promptId: "b" } }))).toEqual({ kind: "ready" });
  });

  test("a single prompt needs no choice", () => {
    expect(chosenPrompt(answer(500))).toEqual({ id: "a" });
    expect(answerState(answer(500))).toEqual({ kind: "ready" });
  });

  test("an optional problem may be left empty, but not be half done", () => {
    expect(blocks(answer(0))).toBe(true);
    expect(blocks(answer(0, { required: false }))).toBe(false);
    expect(blocks(answer(0, { required: false, essay: null }))).toBe(false);
    expect(blocks(answer(20, { required: false }))).toBe(true);
  });
});

describe("what changed since it was submitted", () => {
  const one = { problemId: "1", problemVersionId: "v1", prompt: "Why?", sha256: "aa" };
  const two = { problemId: "2", problemVersionId: "v2", prompt: "How?", sha256: "bb" };

  test("nothing, in whichever order", () => {
    expect(changedSince([one, two], [two, one])).toEqual([]);
  });

  test("a text, a prompt, a wording, an answer more or one less", () => {
    expect(changedSince([one, two], [one, { ...two, sha256: "cc" }])).toEqual(["2"]);
    expect(changedSince([one, two], [{ ...one, prompt: "When?" }, two])).toEqual(["1"]);
    expect(changedSince([one], [{ ...one, problemVersionId: "v9" }])).toEqual(["1"]);
    expect(changedSince([one], [one, two])).toEqual(["2"]);
    expect(changedSince([one, two], [one])).toEqual(["2"]);
  });
});
