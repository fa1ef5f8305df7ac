import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { glossaryOf, type MarkedTerm, usesIn } from "./glossary.ts";
import { formKey } from "./rules.ts";

const term = (name: string, ...also: string[]): MarkedTerm => ({
  slug: formKey(name).replace(/[^a-z0-9]+/g, "-"),
  name,
  also,
  definition: `What ${name} means.`,
});
/** What stands in a text, as it stands there. */
const found = (text: string, ...terms: MarkedTerm[]) =>
  usesIn(text, glossaryOf(terms)).map(({ from, to }) => text.slice(from, to));

describe("finding terms in a text", () => {
  test("finds a name and its listed forms as whole words, in any case", () => {
    const model = term("language model", "language models");
    expect(found("Language models are models; a LANGUAGE\nmodel is one.", model)).toEqual([
      "Language models",
      "LANGUAGE\nmodel",
    ]);
    expect(found("language modelling, sublanguage model, language-model", model)).toEqual([]);
  });

  test("takes words in capitals as they are written", () => {
    const llm = term("LLM", "LLMs");
    expect(found("LLMs and an LLM, but no llm and no Llms", llm)).toEqual(["LLMs", "LLM"]);
    expect(found("An LLM Agent is an llm agent.", term("LLM agent"))).toEqual(["LLM Agent"]);
  });

  test("takes a word that a hyphen joins to another as another word, but not capitals", () => {
    expect(found("self-attention and attention-like, attention – yes", term("attention"))).toEqual(["attention"]);
    expect(found("RLHF-trained", term("RLHF"))).toEqual(["RLHF"]);
    expect(found("chain-of-thought and chain‑of‑thought", term("chain-of-thought"))).toHaveLength(2);
  });

  test("takes the first of overlapping terms, and of those that begin together the longest", () => {
    const terms = [term("model"), term("large language model"), term("language model"), term("model organism")];
    expect(found("A large language model organism; a language model; a model.", ...terms)).toEqual([
      "large language model",
      "language model",
      "model",
    ]);
  });

  test("finds names with signs of any kind in them", () => {
    for (const name of ["p(doom)", "C++", ".NET", "Goodhart's law", "a|b", "[x]", "$^.*", "R\\d+", "(?:a)", "50 %"]) {
      if (!/[\p{L}\p{N}]/u.test(name)) continue;
      expect(found(`We say ${name}, and mean it.`, term(name)), name).toEqual([name]);
    }
    expect(found("Goodhart’s law", term("Goodhart's law"))).toEqual(["Goodhart’s law"]);
    expect(found("Doom is near; p doom", term("p(doom)"))).toEqual([]);
  });

  test("finds letters with accents however they are composed, and other scripts", () => {
    expect(found("Une ÉVALUATION.", term("évaluation".normalize("NFD")))).toEqual(["ÉVALUATION"]);
    expect(found("evaluation", term("évaluation"))).toEqual([]);
    expect(found("ما هو نموذج اللغة اليوم؟", term("نموذج اللغة"))).toEqual(["نموذج اللغة"]);
  });

  test("knows what stands around a part of a longer text", () => {
    const glossary = glossaryOf([term("aligned")]);
    expect(usesIn("aligned", glossary, { before: "un" })).toEqual([]);
    expect(usesIn("aligned", glossary, { after: "s" })).toEqual([]);
    expect(usesIn("aligned", glossary, { before: "n ", after: ", " })).toHaveLength(1);
  });

  test("whatever the names and the text are: in order, apart, and each a form of its term", () => {
    const words = fc.stringMatching(/^[aAbB.+()é -]{1,8}$/);
    fc.assert(
      fc.property(fc.array(words, { maxLength: 8 }), fc.array(words, { maxLength: 20 }), (names, text) => {
        const glossary = glossaryOf(names.map((name) => term(name)));
        const all = text.join(" ");
        let last = 0;
        for (const { from, to, term: of } of usesIn(all, glossary)) {
          expect(from).toBeGreaterThanOrEqual(last);
          expect(formKey(all.slice(from, to))).toBe(formKey(of.name));
          last = to;
        }
      }),
    );
  });

  test("finds each of very many terms, also where they begin alike", () => {
    const many = Array.from({ length: 500 }, (_, n) => term(`word ${n} of many`, `w${n}x`));
    const text = many.map(({ name, also: [form] }) => `${form}, then ${name} and word ${name}s.`).join(" ");
    expect(usesIn(text, glossaryOf(many))).toHaveLength(1_000);
  });
});
