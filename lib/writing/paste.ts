import TurndownService from "turndown";
import { freeFootnote } from "./insert.ts";
import { rebuilt } from "./paste-blocks.ts";
import { restoreLists } from "./paste-lists.ts";
import { type Note, numberDocsNotes, numberNotes } from "./paste-notes.ts";
import { dropUnread, STYLE, tamed } from "./paste-unread.ts";

/** What a clipboard holds of a formatted text. */
export type Pasted = {
  html: string;
  /** Google Docs' own form of the same, under "application/x-vnd.google-docs-document-slice-clip+wrapped", or "". */
  slice: string;
};

/**
 * A formatted text as Markdown: headings, nested lists, links, emphasis, quotations, code, tables and
 * footnotes, without anything else. Nothing is fetched and nothing runs.
 * @param into the text that it is pasted into, so that footnotes are numbered on
 * @param parse makes a document that does not live
 * @returns null when there is no formatting that Markdown has: then the plain text is as good
 */
export function markdownOf({ html, slice }: Pasted, into: string, parse: (html: string) => Document): string | null {
  const document = parse(tamed(html));
  const { body } = document;
  if (!body || isSource(body)) return null;
  dropUnread(document);
  restoreLists(document);
  const notes = numberNotes(body, freeFootnote(into));
  if (notes.length === 0) notes.push(...numberDocsNotes(body, slice, freeFootnote(into)));
  const content = rebuilt(body);
  const formatted = content.querySelector(
    "h1,h2,h3,h4,h5,h6,strong,em,del,a,ul,ol,table,blockquote,pre,code,hr,sup,br",
  );
  if (!formatted && notes.length === 0 && content.children.length < 2) return null;
  return [turndown.turndown(content), ...notes.map(definition)].join("\n\n").trim();
}

/** Whether it is code, or Markdown as such, that an editor of code put there, coloured. */
function isSource(body: HTMLElement): boolean {
  const [only, ...others] = body.children;
  return (
    Boolean(only) &&
    others.length === 0 &&
    (only?.tagName === "PRE" || /white-space:\s*pre\b(?!-)/.test(only?.getAttribute(STYLE) ?? ""))
  );
}

function definition({ number, element }: Note): string {
  const [first = "", ...others] = turndown.turndown(rebuilt(element)).split("\n");
  return [`[^${number}]: ${first}`, ...others.map((line) => line && `    ${line}`)].join("\n");
}

const turndown = new TurndownService({
  headingStyle: "atx",
  hr: "---",
  bulletListMarker: "-",
  codeBlockStyle: "fenced",
  emDelimiter: "*",
});
turndown.escape = escaped;
turndown
  .addRule("struck", { filter: "del", replacement: (content) => `~~${content}~~` })
  .addRule("reference", {
    filter: (node) => node.nodeName === "SUP" && node.hasAttribute("data-footnote"),
    replacement: (_content, node) => `[^${(node as Element).getAttribute("data-footnote")}]`,
  })
  .addRule("mathematics", {
    filter: (node) => node.hasAttribute("data-tex"),
    replacement: (_content, node) => (node as Element).getAttribute("data-tex") ?? "",
  })
  .addRule("item", {
    filter: "li",
    replacement: (content, node) => {
      const list = node.parentNode as Element;
      const first = Number(list.getAttribute("start") ?? 1);
      const mark = list.nodeName === "OL" ? `${first + [...list.children].indexOf(node as Element)}. ` : "- ";
      return `${mark}${content
        .trim()
        .replaceAll("\n", `\n${" ".repeat(mark.length)}`)
        .replace(/^ +$/gm, "")}\n`;
    },
  })
  .addRule("link", {
    filter: "a",
    replacement: (content, node) => {
      const address = (node as Element).getAttribute("href") ?? "";
      const text = node.textContent?.trim() ?? "";
      // Bare addresses become links by themselves.
      if (/^https?:/.test(address) && (text === address || `${text}/` === address)) return text;
      if (address === `mailto:${text}`) return text;
      const target = /[\s()<>]/.test(address) ? `<${address.replace(/[\s<>]/g, encodeURIComponent)}>` : address;
      return `[${content.trim()}](${target})`;
    },
  })
  .addRule("table", {
    filter: "table",
    replacement: (_content, node) => {
      const rows = [...(node as Element).querySelectorAll("tr")].map((row) =>
        [...row.children].map((cell) =>
          turndown
            .turndown(cell as HTMLElement)
            .replace(/\s*\n\s*/g, " ")
            .replaceAll("|", "\\|"),
        ),
      );
      const columns = Math.max(...rows.map((row) => row.length));
      const lines = rows.map((row) => `| ${Array.from({ length: columns }, (_, at) => row[at] ?? "").join(" | ")} |`);
      lines.splice(1, 0, `|${" --- |".repeat(columns)}`);
      return `\n\n${lines.join("\n")}\n\n`;
    },
  });

/**
 * Text so that nothing in it changes its look: asterisks and underscores that would be emphasis, and what
 * would stand for another character. TeX is left, and marks typed at the beginning of a line are, too:
 * whoever writes "- " by hand wants a list.
 */
function escaped(text: string): string {
  return text
    .split(MATHEMATICS)
    .map((part, at) =>
      at % 2 === 1
        ? part
        : part
            .replace(/&(?=#?\w{1,31};)/g, "\\&")
            .replace(/\*\S(?:[^*]*\S)?\*+/g, (stretch) => stretch.replaceAll("*", "\\*"))
            .replace(/(?<![\p{L}\p{N}])_(?=\S(?:[^_]*\S)?_(?![\p{L}\p{N}]))/gu, "\\_"),
    )
    .join("");
}

/** TeX between dollars: no blank inside of them, and no digit behind the last. "$5 and $10" is money. */
const MATHEMATICS = /(\$\$[^$]+\$\$|(?<![\\$])\$(?![\s$])[^$\n]*?[^\s$\\]\$(?![\d$]))/;

/** Markdown for between two stretches of text: what has blocks of its own gets blank lines around it. */
export function fitted(markdown: string, before: string, after: string): string {
  if (!/\n|^(?:#{1,6} |[-*+] |\d+\. |> |\||```)/.test(markdown)) return markdown;
  const lead = /(?:^|\n[ \t]*\n|^\n)[ \t]*$/.test(before) ? "" : /\n[ \t]*$/.test(before) ? "\n" : "\n\n";
  const tail = /^[ \t]*(?:$|\n[ \t]*(?:\n|$))/.test(after) ? "" : /^[ \t]*\n/.test(after) ? "\n" : "\n\n";
  return lead + markdown + tail;
}
