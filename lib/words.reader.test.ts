import fc from "fast-check";
import { expect, test } from "vitest";
import { renderMarkdown } from "./markdown.ts";
import { countWords } from "./words.ts";

// What is counted is what the reader sees: documents of every mark, rendered as a reviewer gets them,
// and the words of the page counted by the plain rule.

const inline = fc.constantFrom(
  "word",
  "words, two",
  "don’t",
  "well-known",
  "a—b",
  "—",
  "3.5",
  "1984.",
  "7)",
  "(aside)",
  "**bold words**",
  "_slanted_",
  "half**bold**",
  "~~gone text~~",
  "`code here`",
  "`</s>`",
  "`[a](b c)`",
  "``a ` b``",
  "[text here](https://example.org/a_(b))",
  '[text](<https://example.org/a b> "its title")',
  "[wrapped\ntext](https://example.org)",
  "[**a** b][r]",
  "[](https://example.org)",
  "![a picture](https://example.org/p.png 'a title')",
  "[![alt text](p.png)](https://example.org)",
  "<https://example.org/x>",
  "https://example.org/x_y_z",
  "ana@example.org",
  "note[^1]",
  "[^1]",
  "\\*starred\\*",
  "\\[not a\\](link at all)",
  "[not a] (link)",
  "[brackets]",
  "AT&amp;T",
  "&amp;",
  "no&nbsp;break",
  "&#97;&#x20;&#98;",
  "caf&eacute;",
  "H<sub>2</sub>O",
  'a <span class="x">tag</span>',
  "said <!-- this, too --> so",
  "a <b and c> d",
  "one<br>two <br/>",
  "5 < 6",
  "x|y",
  "costs $5 and $10",
  "\\$x\\$",
  "#tag",
  "* b",
  "emphasis*",
);
const phrase = fc.array(inline, { minLength: 1, maxLength: 6 }).map((some) => `So ${some.join(" ")}`);
const oneLine = phrase.map((text) => text.replaceAll("\n", " "));
const wrapped = fc.array(oneLine, { minLength: 1, maxLength: 3 }).map((lines) => lines.join("\n"));
const block = fc.oneof(
  wrapped,
  fc.tuple(fc.constantFrom("#", "##", "######"), oneLine).map(([hashes, text]) => `${hashes} ${text} ${hashes}`),
  oneLine.map((text) => `${text}\n======`),
  fc.array(oneLine, { minLength: 1 }).map((items) => items.map((item) => `- ${item}`).join("\n")),
  fc.array(oneLine, { minLength: 1 }).map((items) => items.map((item, at) => `${at + 4}. ${item}`).join("\n")),
  fc.tuple(oneLine, oneLine).map(([one, other]) => `1. ${one}\n   - ${other}\n     1) ${other}`),
  fc.tuple(oneLine, oneLine).map(([one, other]) => `- [x] ${one}\n- [ ] ${other}`),
  fc.tuple(oneLine, oneLine).map(([one, other]) => `> ${one}\n> ${other}\n>\n> 3. ${one}`),
  fc.tuple(oneLine, oneLine).map(([one, other]) => `~~~python\n${one}\n# ${other}\n1. x | y\n~~~`),
  fc.tuple(oneLine, oneLine).map(([one, other]) => `${one}\n\`\`\`\n- [x] ${other}\n\`\`\` js\n\`\`\`\n${one}`),
  fc
    .tuple(oneLine, oneLine)
    .map((cells) => cells.map((cell) => cell.replaceAll("|", "\\|")).join("|"))
    .map((row) => `|one|two|\n|:-|-|\n|${row}|\n${row}`),
  fc.constantFrom("---", "* * *", "***", "___"),
);
const document = fc
  .array(block, { maxLength: 6 })
  .map((blocks) => ["A note[^1].", ...blocks, "[^1]: Its text.\n\n[r]: https://example.org (a title)"].join("\n\n"));

function visible(html: string): string {
  return (
    html
      .replace(/<h\d[^>]*>Footnotes<\/h\d>|<sup>.*?<\/sup>|<a [^>]*data-footnote-backref.*?<\/a>/gs, "")
      // What stands within a line.
      .replace(/<\/?(?:a|strong|em|del|code|span)(?:\s[^>]*)?>/g, "")
      .replace(/<[^>]+>/g, " ")
      .replace(/&#x26;|&amp;/g, "&")
      .replace(/&#x3C;|&lt;/g, "<")
  );
}

test("what is counted is what the reader sees", () => {
  fc.assert(
    fc.property(document, (markdown) => {
      const seen = visible(renderMarkdown(markdown))
        .split(/\s+/)
        .filter((run) => /[\p{L}\p{N}]/u.test(run));
      expect(countWords(markdown), seen.join(" ")).toBe(seen.length);
    }),
    { numRuns: Number(process.env["RUNS"] ?? 200) },
  );
});
