import { describe, expect, test } from "vitest";
import { byLetter, formsTaken, otherForms } from "./rules.ts";
import { newTermSchema } from "./schema.ts";

const form = { name: "Language model", slug: "", also: "", definition: "A model.", text: "" };

describe("what a term may be called", () => {
  test("other forms are one a line, each once, and none of them the name", () => {
    const also = newTermSchema.parse({ ...form, also: " LLM \r\n\r\nllm\nlanguage  models" }).also;
    expect(also).toEqual(["LLM", "language models"]);
    expect(otherForms("language Model", ["LANGUAGE MODEL", "LLM"])).toEqual(["LLM"]);
  });

  test("a name or form needs a letter or digit; the definition is a line of at most 300 characters", () => {
    const fields = (over: Partial<typeof form>) =>
      newTermSchema.safeParse({ ...form, ...over }).error?.issues.map(({ path }) => path.join("."));
    expect(fields({})).toBeUndefined();
    expect(fields({ name: "…" })).toEqual(["name"]);
    expect(fields({ also: "fine\n???" })).toEqual(["also"]);
    expect(fields({ definition: " \n " })).toEqual(["definition"]);
    expect(fields({ definition: "x".repeat(300) })).toBeUndefined();
    expect(fields({ definition: "x".repeat(301) })).toEqual(["definition"]);
    expect(fields({ also: Array.from({ length: 21 }, (_, n) => `form ${n}`).join("\n") })).toEqual(["also"]);
  });

  test("what another term is called is refused by the field, however it is written", () => {
    const others = [{ name: "Language model", also: ["LLM"] }];
    expect(formsTaken({ name: "probe", also: ["probes"] }, others)).toEqual({});
    expect(formsTaken({ name: "language  MODEL", also: ["llm"] }, others)).toEqual({
      name: expect.stringContaining("“Language model”"),
      also: expect.stringContaining("“llm” belongs to the term “Language model”"),
    });
  });
});

test("the glossary is sorted as a dictionary is, accents aside, digits last", () => {
  const terms = ["zebra", "Éclair", "eagle", "“apple”", "7 wonders", "Apple pie", "ωmega"].map((name) => ({ name }));
  const letters = byLetter(terms).map(({ letter, terms: of }) => [letter, of.map(({ name }) => name)]);
  expect(letters).toEqual([
    ["A", ["“apple”", "Apple pie"]],
    ["E", ["eagle", "Éclair"]],
    ["Z", ["zebra"]],
    ["Ω", ["ωmega"]],
    ["0–9", ["7 wonders"]],
  ]);
});
