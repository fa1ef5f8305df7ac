import fc from "fast-check";
import type { Element, Nodes } from "hast";
import { fromHtml } from "hast-util-from-html";
import { expect, test } from "vitest";
import { markdownFinding, renderLinks, renderMarkdown, renderPlain, renderWithNotes } from "./markdown.ts";

/** Every element of a piece of HTML, as a browser would find it there. */
function elements(html: string): Element[] {
  const found: Element[] = [];
  const walk = (node: Nodes) => {
    if (node.type === "element") found.push(node);
    if ("children" in node) node.children.forEach(walk);
  };
  walk(fromHtml(html, { fragment: true }));
  return found;
}

const names = (html: string) => new Set(elements(html).map(({ tagName }) => tagName));

function textOf(html: string): string {
  const walk = (node: Nodes): string =>
    node.type === "text" ? node.value : "children" in node ? node.children.map(walk).join("") : "";
  return walk(fromHtml(html, { fragment: true }));
}

test("keeps what an essay needs", () => {
  const html = renderMarkdown(
    "# Title\n\n*so* **it** goes[^1]\n\n- a\n  - b\n\n> quoted\n\n```\ncode\n```\n\n| a | b |\n|---|:-:|\n| 1 | 2 |\n\n[^1]: A note.",
  );
  for (const piece of [
    "<h3>Title</h3>",
    "<em>so</em>",
    "<strong>it</strong>",
    "<ul>",
    "<blockquote>",
    "<pre><code>",
    "<table",
    '<td align="center">2</td>',
    "A note.",
  ])
    expect(html).toContain(piece);
});

test("footnotes lead to their notes and back, and two texts on a page do not collide", () => {
  const [one = "", two = ""] = ["one-", "two-"].map((prefix) => renderMarkdown("# A\n\nx[^1]\n\n[^1]: y", prefix));
  expect(one).toContain('href="#one-fn-1"');
  expect(one).toContain('id="one-fn-1"');
  expect(one).toContain('href="#one-fnref-1"');
  expect(one).toContain('id="one-fnref-1"');
  expect(one).toContain('aria-label="Back to reference 1"');
  expect(one).toContain('<h3 id="one-footnotes">Footnotes</h3>');
  expect(two).not.toContain("one-");
  const ids = [one, two].flatMap((html) => [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
  expect(new Set(ids).size).toBe(ids.length);
  expect(one).toContain('aria-describedby="one-footnotes"');
});

test("headings start at h3 and leave out no level, whatever the author began with", () => {
  const levels = (markdown: string) =>
    [...renderMarkdown(markdown).matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
  expect(levels("# A\n\n## B\n\n# C")).toEqual([3, 4, 3]);
  expect(levels("## A\n\n### B\n\n## C")).toEqual([3, 4, 3]);
  expect(levels("### A\n\n# B\n\n#### C")).toEqual([3, 3, 4]);
  expect(levels("# 1\n\n## 2\n\n### 3\n\n#### 4\n\n##### 5\n\n###### 6")).toEqual([3, 4, 5, 6, 6, 6]);
});

test("code in a language that it names is coloured; other code, and long code, is not", () => {
  const html = renderMarkdown("```js\nconst a = 1; // <b>\n```");
  expect(html).toContain('<code class="hljs language-js"><span class="hljs-keyword">const</span> a');
  expect(textOf(html)).toBe("const a = 1; // <b>\n");
  expect(renderMarkdown("```\nconst a = 1;\n```")).not.toContain("hljs");
  expect(renderMarkdown("```nosuchlanguage\nconst a = 1;\n```")).not.toContain("hljs-");
  const long = renderMarkdown(`\`\`\`js\n${"const a = 1;\n".repeat(1_000)}\`\`\``);
  expect(long).not.toContain("hljs-");
  expect(textOf(long)).toHaveLength(13_000);
});

test("an author names no class of the style sheet", () => {
  const classes = (markdown: string) =>
    elements(renderMarkdown(markdown)).flatMap(({ properties }) => properties["className"] ?? []);
  expect(classes("```js fixed inset-0 no-print\n1\n```")).toEqual(["hljs", "language-js", "hljs-number"]);
  expect(classes(`\`\`\`x"y<z\n1\n\`\`\``)).toEqual(["hljs"]);
  expect(classes('<div class="fixed inset-0">x</div>')).toEqual([]);
});

test("TeX between dollars is set as MathML alone", () => {
  const html = renderMarkdown("It is $x^2 \\in \\mathbb{R}$.\n\n$$\n\\frac{a}{b}\n$$\n\n$$ y = 1 $$");
  expect(html).toContain("<math><mrow><msup><mi>x</mi><mn>2</mn></msup><mo>∈</mo><mi>ℝ</mi></mrow></math>");
  expect(html.match(/<math display="block">/g)).toHaveLength(2);
  expect(names(html)).toEqual(
    new Set(["p", "math", "mrow", "msup", "mi", "mn", "mo", "mfrac"].filter((name) => html.includes(`<${name}`))),
  );
  expect(html).not.toMatch(/annotation|style=|class=|mathvariant/);
});

test.each([
  "It costs $5 and $10.",
  "Between $5–$10, or US$5 and CA$10.",
  "**$5**/**$10**",
  "From $5 a day to 7$ a week.",
  "5$ and 10$",
  "\\$x$",
  "$ x $",
  "$x $",
  "$$ is what they want",
  "$$\nnever ended\n\nmore",
  "`$x$`",
  "costs $5",
])("%j has no mathematics in it, and all of its words", (markdown) => {
  const html = renderMarkdown(markdown);
  expect(names(html)).not.toContain("math");
  const words = (text: string) => text.match(/[a-z0-9]+/gi);
  expect(words(textOf(html))).toEqual(words(markdown));
});

test.each(["$x$", "the $n$th", "$$x$$ in text", "$5$", "$2n + 1$", "pay $20, let $x$ be", "$3 \\text{ apples}$"])(
  "%j has",
  (markdown) => expect(names(renderMarkdown(markdown))).toContain("math"),
);

test.each([
  ["a group without end", "$\\frac{a$", /^Not shown as mathematics: Unexpected end/],
  ["a command that is none", "$\\foo$", /\\foo is not known, or not allowed here/],
  ["a link", "$\\href{javascript:alert(1)}{x}$", /\\href is not known, or not allowed/],
  ["an image", "$\\includegraphics{https://evil.example/x.png}$", /not allowed/],
  ["a style", "$\\htmlStyle{position:fixed}{x}$", /not allowed/],
  ["a command that calls itself", "$\\def\\a{\\a\\a}\\a$", /new commands can’t be defined/],
  ["a formula of 3,000 characters", `$${"x".repeat(3_000)}$`, /longer than 2,000 characters/],
  ["roots within roots", `$${"\\sqrt{".repeat(240)}x${"}".repeat(240)}$`, /nested too deeply/],
])("%s is shown as its TeX, and why", (_, markdown, why) => {
  const { html, notes } = renderWithNotes(markdown);
  expect(textOf(html)).toBe(markdown);
  expect(names(html)).toEqual(new Set(["p", "code"]));
  expect(elements(html)[1]?.properties["title"]).toMatch(why);
  expect(notes).toEqual(["A formula can’t be shown as mathematics; its TeX is shown."]);
});

test.each([
  ["<script>alert(1)</script>", "<script>alert(1)</script>"],
  ["<style>body{display:none}</style>", "<style>body{display:none}</style>"],
  ["<!-- hidden -->", "<!-- hidden -->"],
  ["<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"],
  ["<svg onload=alert(1)>", "<svg onload=alert(1)>"],
  ["the model's <thinking> tag", "the model's <thinking> tag"],
  ["<iframe src='https://evil.example'></iframe>", "<iframe src='https://evil.example'></iframe>"],
  ["<form action='https://evil.example'><input></form>", "<form action='https://evil.example'><input></form>"],
])("%s is text, seen as it was typed", (markdown, text) => {
  const { html, notes } = renderWithNotes(markdown);
  expect(textOf(html)).toBe(text);
  expect([...names(html)].filter((name) => !["p", "a"].includes(name))).toEqual([]);
  expect(notes.join(" ")).toMatch(/HTML is not used/);
});

test("a line break that was typed as a tag is one", () => {
  expect(renderMarkdown("| a |\n|---|\n| b<br>c |")).toContain("b<br>c");
});

test.each([
  "[x](javascript:alert(1))",
  "[x](JaVaScRiPt:alert(1))",
  "[x](&#106;avascript:alert(1))",
  "[x](data:text/html;base64,PHNjcmlwdD4=)",
  "[x](vbscript:msgbox)",
  "[x](file:///etc/passwd)",
  "[x]()",
  "[x][1]\n\n[1]: javascript:alert(1)",
])("%j is text, not a link", (markdown) => {
  const { html, notes } = renderWithNotes(markdown);
  expect(html).toBe("<p>x</p>");
  expect(notes.join(" ")).toMatch(/link is shown as text/);
});

test("links that may be followed tell nobody where they came from", () => {
  const html = renderMarkdown(
    "[x](https://example.org/?a=b) [y](mailto:a@example.org) [z](/projects/a) <https://a.org/>",
  );
  const links = elements(html).filter(({ tagName }) => tagName === "a");
  expect(links.map(({ properties }) => properties["href"])).toEqual([
    "https://example.org/?a=b",
    "mailto:a@example.org",
    "/projects/a",
    "https://a.org/",
  ]);
  for (const { properties } of links) expect(properties["rel"]).toEqual(["nofollow", "noopener", "noreferrer"]);
});

test("an image leaves its description", () => {
  const { html, notes } = renderWithNotes("![a plot of loss](https://evil.example/p.png)");
  expect(html).toBe("<p>a plot of loss</p>");
  expect(notes).toEqual(["An image is not shown; its description is."]);
});

test("what reverses the order of text is named, and no text of a link can lie by it", () => {
  const { html, notes } = renderWithNotes(
    '[https://good.example/\u202egnp.elpmaxe-live](https://evil.example) \u2066a\u2069 &#x202e;b `c\u202e`\n\n```\nd\u202e\n```\n\n$e\u202e$ $\\char"202E$ ![f\u202e](g)',
  );
  expect(html).not.toMatch(/[\u202a-\u202e\u2066-\u2069]|&#x20[26]/i);
  expect(textOf(html)).toContain("https://good.example/⟨U+202E⟩gnp.elpmaxe-live a ⟨U+202E⟩b c⟨U+202E⟩");
  expect(notes.join(" ")).toMatch(/Hidden characters/);
  expect(renderPlain("a\u202eb")).toBe("<p>a<code>⟨U+202E⟩</code>b</p>");
});

test("Hebrew and Arabic run from right to left, block by block, and English beside them does not", () => {
  const html = renderMarkdown("שלום עולם\n\nHello שלום\n\n- مرحبا\n- hello\n\n```\nשלום\n```");
  expect(html).toContain('<p dir="rtl">שלום עולם</p>');
  expect(html).toContain("<p>Hello שלום</p>");
  expect(html).toContain('<ul dir="rtl">\n<li>مرحبا</li>\n<li dir="ltr">hello</li>');
  expect(html).toContain("<pre><code>שלום");
  expect(renderMarkdown("Hello")).not.toContain("dir=");
});

const deep = (mark: string) => mark.repeat(10_000);

test.each([
  ["quotes within quotes", `${deep("> ")}x`, /nested 10,000 levels deep/],
  ["lists within lists", `${deep("- ")}x`, /nested 10,000 levels deep/],
  ["lists by indents", Array.from({ length: 300 }, (_, at) => `${"  ".repeat(at)}- a`).join("\n"), /nested \d+ levels/],
  ["notes within notes", `${deep("[^1]: ")}x`, /refers to notes/],
  ["a million newlines", "\n".repeat(1_000_000), /1,000,000 characters/],
  ["100,000 newlines", "\n".repeat(100_000), /100,001 lines/],
  ["1 MB of [", "[".repeat(1_000_000), /1,000,000 characters/],
  ["1 MB of $", "$".repeat(1_000_000), /1,000,000 characters/],
  ["1 MB of `", "`".repeat(1_000_000), /1,000,000 characters/],
  ["1 MB of |", "|".repeat(1_000_000), /1,000,000 characters/],
  ["80,000 of [", "[[[[\n\n".repeat(20_000), /lines|marks/],
  ["2,000 of [", "[".repeat(2_000), /2,000 marks/],
  ["40,000 of $", "$".repeat(40_000), /40,000 marks/],
  ["many paragraphs full of *", `${"a*".repeat(900)}\n\n`.repeat(20), /full of marks/],
  ["200,000 of a*", "a*".repeat(100_000), /characters/],
  ["images within images", `${"![".repeat(5_000)}a${"](b)".repeat(5_000)}`, /10,000 marks/],
  ["a table of a million cells", `${"|a".repeat(500)}|\n${"|-".repeat(500)}|\n${"|x\n".repeat(2_000)}`, /cells/],
  [
    "a table of 16,000 cells",
    `${"|a".repeat(8)}|\n${"|-".repeat(8)}|\n${`${"|x".repeat(8)}|\n`.repeat(2_000)}`,
    /cells/,
  ],
  ["a text full of marks", `${"*a* ".repeat(20)}\n\n`.repeat(600), /24,000 marks/],
  ["a text full of addresses", `${"a@b.cd ".repeat(200)}\n\n`.repeat(20), /4,000 addresses/],
  ["underlined headings", "a\n===\n".repeat(2_000), /lines of ===/],
  [
    "an address that many links share",
    `[a]: /${"u".repeat(1_900)}\n\n${`${"[a] ".repeat(400)}\n\n`.repeat(2)}`,
    /long addresses/,
  ],
  ["a long address", `http://a.org/${"&a;".repeat(60_000)}`, /address|characters/],
  ["a paragraph without end", "word ".repeat(20_000), /a paragraph of 100,001 characters/],
])("%s: read as it was typed, with a reason", { timeout: 30_000 }, (_, markdown, why) => {
  expect(markdownFinding(markdown)).toMatch(why);
  const { html, notes } = renderWithNotes(markdown);
  expect(html).toMatch(/^<p><em>This text is shown as it was typed, since it /);
  expect(names(html)).toEqual(new Set(["p", "em", "pre"]));
  expect(notes).toHaveLength(1);
});

test.each([
  ["NUL", "a\0b"],
  ["half a character", "a\ud800b"],
  ["binary", Array.from({ length: 20_000 }, (_, at) => String.fromCharCode((at * 7_919) % 256)).join("")],
  ["a quote forty deep", `${"> ".repeat(39)}x`],
  ["999 marks", `${"*a ".repeat(499)}`],
  ["1,000 notes", Array.from({ length: 499 }, (_, at) => `[^${at}]\n\n[^${at}]: n`).join("\n\n")],
  ["a table of 1,500 cells", `|a|b|\n|-|-|\n${"|1|2|\n".repeat(700)}`],
  ["600 formulas, of which 500 are set", "$x$\n\n".repeat(600)],
  ["1,000 items", "- a\n".repeat(1_000)],
])("%s: read as Markdown", { timeout: 30_000 }, (_, markdown) => {
  expect(markdownFinding(markdown)).toBeUndefined();
  expect(renderMarkdown(markdown)).not.toContain("as it was typed");
});

const pieces = [
  ..."*_~[]()`$<>|#-+!\\&\"'=:{}^@/ \n\t",
  ...[
    "\n\n",
    "  ",
    "    ",
    "> ",
    "- ",
    "1. ",
    "```\n",
    "```js\n",
    "```xml\n",
    "$$\n",
    "[^1]",
    "[^1]: ",
    "[a]: b",
    "|-|-|\n",
  ],
  ...["<script>", "</script>", "<!--", "-->", "<img src=x onerror=alert(1)>", "<a href='", "javascript:", "data:", "x"],
  ...["&#106;", "&colon;", "&lt;", "&quot;", "https://a.org/", "www.a.org", "a@b.org", "style=", "onload=", "class="],
  ...["\\href{javascript:x}{y}", "\\text{<b>}", "\\frac{a}{b}", "\\color{red}", "\\url{x}", "\\sqrt", "\\begin{array}"],
  ...["\u202e", "\u2066", "\u2069", "א", "ا", "é", "日本", "😀", "\ud83d", "\u0301", "\0", "\u00a0", "word"],
];
const hostile = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((all) => all.join("")),
  fc
    .tuple(fc.array(fc.constantFrom(...pieces), { maxLength: 6 }), fc.nat(80))
    .map(([all, n]) => all.join("").repeat(n)),
  fc.string({ unit: "binary", maxLength: 200 }),
);

const allowedElements =
  /^(a|blockquote|br|code|del|em|h[3-6]|hr|li|ol|p|pre|section|span|strong|sup|table|tbody|td|th|thead|tr|ul|bdi|math|m(enclose|frac|i|n|o|over|padded|phantom|root|row|space|sqrt|style|sub|subsup|sup|table|td|text|tr|under|underover))$/;
const allowedAttributes =
  /^(href|id|rel|dir|align|start|title|tabIndex|className|ariaLabel|ariaDescribedBy|dataFootnote(Ref|Backref|s)|display|displaystyle|scriptlevel|accent|accentunder|fence|largeop|separator|stretchy|lspace|rspace|maxsize|minsize|linethickness|mathvariant|notation|depth|height|width|voffset|linebreak|columnalign|columnlines|rowlines)$/;
const allowedClasses =
  /^(bare|data-footnote-backref|footnotes|hljs|hljs-[a-z_-]+|language-[\w.+#-]+|[a-z]+_{1,2}|as-typed|links|address)$/;

test("whatever goes in, only what is allowed comes out", { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(hostile, (text) => {
      for (const html of [renderMarkdown(text), renderLinks(text), renderPlain(text)]) {
        expect(html).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
        for (const { tagName, properties } of elements(html)) {
          expect(tagName).toMatch(allowedElements);
          for (const [name, value] of Object.entries(properties)) {
            expect(`${tagName} ${name}`).toMatch(new RegExp(` ${allowedAttributes.source.slice(1)}`));
            if (name === "href") expect(String(value)).toMatch(/^(https?:|mailto:|[^:]*$|[^:]*[/?#])/i);
            if (name === "className") for (const one of value as string[]) expect(one).toMatch(allowedClasses);
          }
        }
      }
    }),
    { numRuns: 1_000 },
  );
});

test("a list of links shows each address in full, beside its title", () => {
  const html = renderLinks("Thesis: https://example.org/t\n\nhttps://bücher.example/\nno link <b>");
  expect(elements(html).filter(({ tagName }) => tagName === "li")).toHaveLength(3);
  expect(html).toContain('<a href="https://example.org/t" class="bare" rel="nofollow noopener noreferrer">');
  expect(textOf(html)).toContain("Thesis https://example.org/t");
  expect(textOf(html)).toContain("https://xn--bcher-kva.example/ (its host in its own letters: bücher.example)");
  expect(html).toContain("<li>no link &lt;b&gt;</li>");
  expect(renderLinks(" \n")).toBe("");
});

test("a short answer is one paragraph of what was typed", () => {
  expect(renderPlain(' *a* <b> & "c" ')).toBe("<p>*a* &lt;b&gt; &amp; &quot;c&quot;</p>");
  expect(renderPlain("שלום")).toBe('<p dir="rtl">שלום</p>');
});
