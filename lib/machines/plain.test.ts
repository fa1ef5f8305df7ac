import { expect, test } from "vitest";
import { glossaryOf } from "#lib/terms/glossary.ts";
import { renderWithTerms } from "#lib/terms/mark.ts";
import { plainText } from "./plain.ts";

test("a sentence is said without the definitions of its terms", () => {
  const terms = ["inner alignment", "reward"].map((name) => ({
    slug: name.replace(" ", "-"),
    name,
    also: [],
    definition: "What “<a></a></span>” means.",
  }));
  const text = "Evan works on (inner alignment), and reward, at Anthropic: <span popover>.";
  const html = renderWithTerms(text, glossaryOf(terms), { idPrefix: "t-" });
  expect(html).toContain("Full definition");
  expect(plainText(html)).toBe(text);
});
