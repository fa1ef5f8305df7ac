import type { Element, Nodes } from "hast";
import { fromHtml } from "hast-util-from-html";
import { describe, expect, test } from "vitest";
import { renderMarkdown } from "#lib/markdown.ts";
import { glossaryOf, type MarkedTerm } from "./glossary.ts";
import { renderWithTerms } from "./mark.ts";

const term = (name: string, definition = "A thing.", ...also: string[]): MarkedTerm => ({
  slug: name.toLowerCase().replace(/[^a-z0-9]+/g, "-"),
  name,
  also,
  definition,
});
const model = term("language model", "A model of language.", "language models", "LM");
const rlhf = term("RLHF");
const render = (markdown: string, terms = [model, rlhf], seen = new Set<string>(), idPrefix = "t-") =>
  renderWithTerms(markdown, glossaryOf(terms), { idPrefix, seen });

function elements(html: string): Element[] {
  const found: Element[] = [];
  const walk = (node: Nodes) => {
    if (node.type === "element") found.push(node);
    if ("children" in node) node.children.forEach(walk);
  };
  walk(fromHtml(html, { fragment: true }));
  return found;
}
const textOf = (node: Nodes): string =>
  node.type === "text" ? node.value : "children" in node ? node.children.map(textOf).join("") : "";
const marked = (html: string) =>
  elements(html)
    .filter(({ tagName }) => tagName === "button")
    .map(textOf);

describe("marking terms", () => {
  test("the first use opens the definition, with a link to the term’s page; the text stays as it was", () => {
    const html = render("A **language model** is a language model.");
    expect(html).toContain(
      '<button type="button" class="term" popovertarget="t-term-language-model">language model</button>',
    );
    expect(html).toContain('popover="" id="t-term-language-model"');
    expect(html).toContain("A model of language.");
    expect(html).toContain('href="/glossary/language-model"');
    expect(marked(html)).toEqual(["language model"]);
    expect(textOf(fromHtml(html.replace(/<span popover.*?<\/a><\/span>/gs, ""), { fragment: true }))).toBe(
      "A language model is a language model.",
    );
  });

  test("not in links, code, headings, formulas and the marks of footnotes; in quotes, lists, tables and notes", () => {
    const nowhere = [
      "[a language model](https://example.org)",
      "`language model`",
      "```\nlanguage model\n```",
      "## A language model",
      "$\\text{language model}$",
      "https://example.org/RLHF",
    ];
    for (const markdown of nowhere) expect(marked(render(markdown)), markdown).toEqual([]);
    const somewhere = [
      "> a language model",
      "- RLHF\n- *language models*",
      "| a |\n|---|\n| LM |",
      "A note[^1].\n\n[^1]: On RLHF.",
    ];
    for (const markdown of somewhere) expect(marked(render(markdown)), markdown).not.toEqual([]);
  });

  test("not a part of a word whose other part is set otherwise", () => {
    expect(marked(render("un**rlhf**, *RLHF*s, RLHF**s**"))).toEqual([]);
    expect(marked(render("*RLHF*, or LM<br>RLHF"))).toEqual(["RLHF", "LM"]);
  });

  test("a term is marked once on a page, in whichever of its texts comes first, and not on its own page", () => {
    const seen = new Set<string>();
    expect(marked(render("A language model.", undefined, seen, "one-"))).toEqual(["language model"]);
    expect(marked(render("RLHF of a language model.", undefined, seen, "two-"))).toEqual(["RLHF"]);
    expect(marked(render("RLHF of an LM", undefined, new Set(["rlhf"])))).toEqual(["LM"]);
  });

  test("ids are unique, and buttons name what they open", () => {
    const many = Array.from({ length: 50 }, (_, n) => term(`word${n}`));
    const html = render(many.map(({ name }) => `${name} and ${name}[^${name}]`).join(" "), many);
    const ids = elements(html).flatMap(({ properties }) => (properties["id"] ? [properties["id"]] : []));
    expect(new Set(ids).size).toBe(ids.length);
    const targets = elements(html).flatMap(
      ({ properties }) => properties["popoverTarget"] ?? properties["popovertarget"] ?? [],
    );
    expect(targets).toHaveLength(50);
    for (const target of targets) expect(ids).toContain(target);
  });

  test("a name or a definition that looks like HTML or Markdown is text; hidden controls of direction are seen", () => {
    const hostile = term("x<img src=q onerror=alert(1)>", '</span></p><script>alert(1)</script> **b** "q" \u202Eevil');
    const html = render("We use x<img src=q onerror=alert(1)> here.", [hostile]);
    expect(marked(html)).toEqual(["x<img src=q onerror=alert(1)>"]);
    expect(elements(html).map(({ tagName }) => tagName)).not.toContain("script");
    expect(elements(html).map(({ tagName }) => tagName)).not.toContain("img");
    expect(html).not.toContain("\u202E");
  });

  test("authors can’t write the portal’s own marks", () => {
    const html = render('<button class="term" popovertarget="x">LM</button> <span popover id="x">y</span>', []);
    expect(elements(html).map(({ tagName }) => tagName)).toEqual(["p"]);
  });

  test("a definition in a script that runs from right to left says so", () => {
    expect(render("See LM.", [term("LM", "نموذج لغوي")])).toContain('dir="rtl"');
  });

  test("without terms, and in texts that use none, it is what Markdown gives", () => {
    const markdown = "# A\n\nSome *text*[^1] about nothing.\n\n[^1]: Note.";
    expect(render(markdown, [])).toBe(renderMarkdown(markdown, "t-"));
    expect(render(markdown)).toBe(renderMarkdown(markdown, "t-"));
  });
});
