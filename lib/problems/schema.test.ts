import { expect, test } from "vitest";
import { fieldsOf, formValues } from "#lib/forms.ts";
import { newProblemSchema } from "./schema.ts";

function parse(entries: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries({
    kind: "essay",
    title: "A failure",
    guidance: "",
    minWords: "",
    recommendedWords: "",
    maxWords: "",
    ...entries,
  }))
    form.append(name, value);
  return newProblemSchema.safeParse(formValues(form));
}
const errors = (entries: Record<string, string>) => {
  const { error } = parse(entries);
  return error ? fieldsOf(error) : {};
};

test("prompts are a list by their fields' numbers; gaps are empty fields", () => {
  expect(parse({ "prompts.0": " One?\r\n", "prompts.1": "", "prompts.3": "Two?" }).data?.prompts).toEqual([
    "One?",
    "",
    "",
    "Two?",
  ]);
  expect(parse({}).data?.prompts).toEqual([]);
});

test("what is wrong with a prompt is said beside it", () => {
  expect(errors({ "prompts.0": "Same?", "prompts.2": "Same?" })).toEqual({
    "prompts.2": "This prompt is the same as prompt 1.",
  });
  expect(errors({ "prompts.0": "", "prompts.1": "" })).toEqual({});
  expect(Object.keys(errors({ "prompts.1": "\0" }))).toEqual(["prompts.1"]);
  expect(Object.keys(errors({ "prompts.0": "x".repeat(6_001) }))).toEqual(["prompts.0"]);
});

test("a range that contradicts itself is refused by the field that mends it", () => {
  expect(Object.keys(errors({ minWords: "700", maxWords: "300" }))).toEqual(["maxWords"]);
  expect(Object.keys(errors({ minWords: "700", recommendedWords: "300" }))).toEqual(["recommendedWords"]);
  expect(errors({ minWords: "300", recommendedWords: "1000", maxWords: "1,200" })).toEqual({});
});

test("a range is of the kind of answer: words, a few words, or at most 50 links", () => {
  expect(errors({ kind: "links", minWords: "1", maxWords: "5" })).toEqual({});
  expect(errors({ kind: "links", maxWords: "51" })).toEqual({
    maxWords: "51 links are too many: a list has at most 50. Leave it empty, or enter a smaller number.",
  });
  expect(errors({ kind: "links", minWords: "2", recommendedWords: "1" })).toEqual({
    recommendedWords: "The recommended number (1) is below the minimum (2).",
  });
  expect(errors({ kind: "short_answer", maxWords: "60" })).toEqual({});
  expect(Object.keys(errors({ kind: "short_answer", minWords: "300" }))).toEqual(["minWords"]);
  expect(errors({ kind: "essay", minWords: "300" })).toEqual({});
  expect(errors({ kind: "poem" })).toEqual({ kind: "Choose the kind of answer." });
});

test("blank lines around the guidance are no change", () => {
  expect(parse({ guidance: "\r\n  \n    code\n\nText.  \n\n" }).data?.guidance).toBe("    code\n\nText.");
});
