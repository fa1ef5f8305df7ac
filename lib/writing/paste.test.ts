import { createRequire } from "node:module";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { docs, docsWithNotes, libreOffice, word, wordForTheWeb } from "#e2e/clipboards.ts";
import { renderMarkdown } from "#lib/markdown.ts";
import { keptCharacters } from "./characters.ts";
import { fitted, markdownOf } from "./paste.ts";

// What turndown itself reads HTML with outside of a browser; its types name another module.
const { createDocument } = createRequire(import.meta.url)("@mixmark-io/domino") as {
  createDocument(html: string): Document;
};

/** A document without a browser; what this one lacks of a browser's is added here. */
function parse(html: string): Document {
  const document = createDocument(html);
  const { body } = document;
  Object.getPrototypeOf(body.children)[Symbol.iterator] ??= Array.prototype[Symbol.iterator];
  let element = Object.getPrototypeOf(body);
  // What Element itself has can't be replaced, but HTMLElement can have its own.
  while (!Object.hasOwn(Object.getPrototypeOf(element), "querySelectorAll")) element = Object.getPrototypeOf(element);
  const { querySelectorAll } = element;
  if (!element.append) {
    Object.defineProperty(element, "querySelectorAll", {
      value(this: Element, selector: string) {
        return Array.from(querySelectorAll.call(this, selector));
      },
    });
  }
  element.append ??= function append(this: Element, ...nodes: Node[]) {
    for (const node of nodes) this.appendChild(node);
  };
  Object.getPrototypeOf(document.createTextNode("")).splitText ??= function splitText(this: Text, offset: number) {
    const rest = this.ownerDocument.createTextNode(this.data.slice(offset));
    this.data = this.data.slice(0, offset);
    this.after(rest);
    return rest;
  };
  return document;
}

const markdown = (html: string, { slice = "", into = "" } = {}) => markdownOf({ html, slice }, into, parse);

describe("from word processors", () => {
  test("Google Docs: headings, emphasis, links, lists in lists, a table; pictures leave their text", () => {
    expect(markdown(docs.html)).toBe(docs.markdown);
  });

  test("Google Docs: footnotes from its own form of the text", () => {
    expect(markdown(docsWithNotes.html, docsWithNotes)).toBe(docsWithNotes.markdown);
  });

  test("Google Docs: without that form, or with a broken one, the text comes without notes", () => {
    for (const slice of ["", "{", '{"data":"{}"}', '{"data":"null"}']) {
      expect(markdown(docsWithNotes.html, { slice })).toBe("Claim number #1 is bold. *Another* one.\n\nThe end.");
    }
  });

  test("Word: lists that were paragraphs, footnotes that were links, nothing hidden or deleted", () => {
    expect(markdown(word.html)).toBe(word.markdown);
  });

  test("Word for the web: lists that were one for each item", () => {
    expect(markdown(wordForTheWeb.html)).toBe(wordForTheWeb.markdown);
  });

  test("LibreOffice", () => {
    expect(markdown(libreOffice.html)).toBe(libreOffice.markdown);
  });

  test("footnotes are numbered on from those that are in the text", () => {
    expect(markdown(libreOffice.html, { into: "Before.[^4]\n\n[^4]: Note." })).toContain("A claim[^5]");
  });

  test("older Word, which loses the links of its footnotes", () => {
    expect(markdown(`<p>One<a name="_ftnref1"></a>[1].</p><p><a name="_ftn1"></a>[1] The note.</p>`)).toBe(
      "One[^1].\n\n[^1]: The note.",
    );
  });

  test("what was rendered from Markdown comes back as it was", () => {
    const text = "### Why\n\nA claim[^1] with *some* **weight** and `code`.\n\n1. one\n2. two\n\n[^1]: The source.";
    expect(markdown(renderMarkdown(text))).toContain("1. one\n2. two");
    expect(markdown(renderMarkdown(text))).toContain("A claim[^1] with *some* **weight** and `code`.");
    expect(markdown(renderMarkdown(text))).toContain("[^1]: The source.");
  });
});

describe("clean", () => {
  test.each<[string, string, string]>([
    ["scripts and styles go", "<p>a <b>b</b></p><script>alert(1)</script><style>p{}</style>", "a **b**"],
    [
      "of links only those that may be followed stay",
      `<p><a href="JaVaScRiPt:alert(1)">a</a> <a href="data:text/html,x">b</a> <a href="vbscript:x">c</a> <a href="/relative">d</a> <a href="https://e.org/x">e</a></p>`,
      "a b c d [e](https://e.org/x)",
    ],
    [
      "Google's detour is left out, unless it leads nowhere good",
      `<p><a href="https://www.google.co.uk/url?q=https%3A%2F%2Fe.org%2Fa%3Fb%3D1&amp;sa=D">a</a> <a href="https://www.google.com/url?q=javascript:alert(1)">b</a></p>`,
      "[a](https://e.org/a?b=1) b",
    ],
    [
      "an address in words is its own link",
      `<p><a href="https://e.org/">https://e.org</a> <a href="mailto:a@e.org">a@e.org</a></p><p>x</p>`,
      "https://e.org a@e.org\n\nx",
    ],
    [
      "pictures leave their text, if any",
      `<p>a <img alt="A curve" src="x"> <img src="data:image/png;base64,AAAA"> b</p><p>c</p>`,
      "a A curve b\n\nc",
    ],
    ["empty paragraphs go", "<p>a</p><p>&nbsp;</p><p><br></p><p><b> </b></p><p>b</p>", "a\n\nb"],
    [
      "rows of blanks are one; a single one that holds words together stays",
      "<p><i>a</i>&nbsp;&nbsp; b 10&nbsp;km&nbsp;</p>",
      "*a* b 10\u00a0km",
    ],
    [
      "what looks the same is marked once",
      "<p><b>one</b><b> two</b> <b>three</b><span style='font-weight:bold'>four</span></p>",
      "**one two threefour**",
    ],
    ["headings are not bold besides", "<h2><b>One</b> <i>two</i></h2>", "## One *two*"],
    ["two line breaks are a paragraph", "<div>a<br>b<br><br>c</div>", "a  \nb\n\nc"],
    ["a table that only arranges is none", "<table><tr><td><p>a</p><p>b</p></td></tr></table>", "a\n\nb"],
    ["code is not touched", "<p>a</p><pre>let a = *b*;\n\n\n  c</pre>", "a\n\n```\nlet a = *b*;\n\n\n  c\n```"],
    [
      "TeX comes out of what was set from it",
      `<p>so <math><semantics><mi>x</mi><annotation encoding="application/x-tex">x^2</annotation></semantics></math>, <b>then</b></p>`,
      "so $x^2$, **then**",
    ],
    [
      "struck out and raised",
      "<p><s>old</s> 5×10<sup>-3</sup>, H<sub>2</sub>O, x<sup>k</sup>, 1<sup>st</sup></p>",
      "~~old~~ 5×10⁻³, H₂O, x^k, 1st",
    ],
  ])("%s", (_name, html, expected) => {
    expect(markdown(html)).toBe(expected);
  });

  test.each<[string, string]>([
    ["costs $5 and $10", "costs $5 and $10"],
    ["so $x*_1 + y*_1$ is TeX, 2*3*4 is not", "so $x*_1 + y*_1$ is TeX, 2\\*3\\*4 is not"],
    ["a literal *star* and _line_ and snake_case_name", "a literal \\*star\\* and \\_line_ and snake_case_name"],
    ["2 * 3 * 4", "2 * 3 * 4"],
    ["List<String> and a < b and &lt;", "List<String> and a < b and \\&lt;"],
  ])("text stays text: %s", (text, expected) => {
    const html = `<p>${text.replace(/&/g, "&amp;").replace(/</g, "&lt;")}</p><p>x</p>`;
    expect(markdown(html)).toBe(`${expected}\n\nx`);
  });

  test.each([
    ["one line without looks", "<meta charset='utf-8'><span>Just words.</span>"],
    [
      "code from an editor of code",
      `<div style="font-family: Menlo, monospace;white-space: pre;"><div><span>- a</span></div><div>b</div></div>`,
    ],
    ["nothing", "<img src='data:image/png;base64,AAAA'>"],
  ])("no Markdown of %s", (_name, html) => {
    expect(markdown(html)).toBe(null);
  });

  test("whatever comes, nothing dangerous is made of it, and it is shown safely", () => {
    const piece = fc.constantFrom(
      ..."<b>|</b>|<p>|</p>|<ul>|</ul>|<ol start=7>|<li>|</li>|<a href='javascript:alert(1)'>|<a href='https://e.org/a b'>|</a>|<table>|<tr>|<td>|</table>|<script>alert(1)</script>|<img src=x onerror=alert(1)>|<sup>|</sup>|<a name='_ftnref1' href='#_ftn1'>[1]</a>|<a name='_ftn1' href='#_ftnref1'>[1]</a>|<p style='mso-list:l0 level2 lfo1'>|<h2>|</h2>|<br>|<pre>|</pre>|<math>|word|*|_|$|<|&lt;script&gt;|`|[|](|\n".split(
        "|",
      ),
      " ",
      "|",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const made = markdown(pieces.join("")) ?? "";
        expect(renderMarkdown(made)).not.toMatch(/<script|href="(?!https?:|mailto:|#)|onerror=|<img/);
      }),
      { numRuns: 300 },
    );
  });
});

describe("put between other text", () => {
  test.each([
    ["words go in as they are", "**a** b", "one ", " two", "**a** b"],
    ["a block gets blank lines around it", "# a", "one", "two", "\n\n# a\n\n"],
    ["or the rest of them", "a\n\nb", "one\n", "\ntwo", "\na\n\nb\n"],
    ["and none where there are some", "- a", "one\n\n", "\n\ntwo", "- a"],
    ["nor at either end", "> a", "", "", "> a"],
  ])("%s", (_name, markdown, before, after, expected) => {
    expect(fitted(markdown, before, after)).toBe(expected);
  });
});

test("an address that spells a style or a handler stays as it is", () => {
  const html = `<p>a <a href='https://e.org/?style=1&amp;x=/online=2' style="font-weight:700" onclick='alert(1)'>b</a></p>`;
  expect(markdown(html)).toBe("a [**b**](https://e.org/?style=1&x=/online=2)");
});

describe("characters that can't be kept", () => {
  test("are taken out and counted; all others stay", () => {
    expect(keptCharacters("a\0b\ud83dc\x07d")).toEqual({ text: "abcd", removed: 3 });
    expect(keptCharacters("a\tb\r\nc 😀 é\u200d")).toEqual({ text: "a\tb\nc 😀 é\u200d", removed: 0 });
  });

  test("what is left can be stored, and nothing else is lost", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const kept = keptCharacters(text);
        expect(kept.text.isWellFormed() && !kept.text.includes("\0")).toBe(true);
        expect(kept.text.length + kept.removed).toBe(text.replace(/\r\n?/g, "\n").length);
      }),
    );
  });
});
