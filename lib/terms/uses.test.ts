import { expect, test } from "vitest";
import { glossaryOf, type MarkedTerm } from "./glossary.ts";
import { pagesUsing, patternsFor, readable } from "./uses.ts";

const model: MarkedTerm = { slug: "model", name: "language model", also: ["LM"], definition: "d" };
const large: MarkedTerm = { slug: "large", name: "large language model", also: [], definition: "d" };
const glossary = glossaryOf([model, large]);
const mentor = (slug: string, agenda: string, biography = "") => ({
  kind: "mentor" as const,
  slug,
  title: slug,
  texts: { agenda, biography },
});

test("a page is listed with the texts that use the term, and not for a longer term that holds it", () => {
  const pages = [
    mentor("mei", "On *language\nmodels* and a **language model**.", "Trains an LM."),
    mentor("noor", "A large language model only."),
    mentor("felix", "No models here.", "[LM work](https://x.example)"),
  ];
  expect(pagesUsing("model", glossary, pages)).toEqual([
    { kind: "mentor", href: "/mentors/mei#agenda", title: "mei", where: ["agenda", "biography"] },
    { kind: "mentor", href: "/mentors/felix#biography", title: "felix", where: ["biography"] },
  ]);
  expect(pagesUsing("large", glossary, pages).map(({ title }) => title)).toEqual(["noor"]);
});

test("code, formulas and addresses are not read", () => {
  const hidden = ["`LM`", "```\nLM\n```", "~~~py\nLM", "$LM$", "[x](https://x.example/LM)", "https://x.example/LM now"];
  for (const text of hidden) expect(pagesUsing("model", glossary, [mentor("m", text)]), text).toEqual([]);
  expect(readable("a **LM** b")).toBe("a LM b");
});

test("the first search finds whatever the real one can", () => {
  expect(patternsFor({ name: "100 % évaluation", also: ["p(doom)", "нет"] })).toEqual(["%valuation%", "%doom%", "%%"]);
});
