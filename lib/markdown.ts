import type { Root } from "hast";
import rehypeSanitize from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { type Link, parseLinks } from "./links.ts";
import { allowed } from "./markdown/allowed.ts";
import { highlightCode } from "./markdown/code.ts";
import { hasRtl, setDirections } from "./markdown/direction.ts";
import { markdownFinding } from "./markdown/finding.ts";
import { setMath } from "./markdown/math.ts";
import { notesOf } from "./markdown/notes.ts";
import { parseMarkdown } from "./markdown/parse.ts";
import { asTyped, dirAttribute, escapeText } from "./markdown/plain.ts";
import { tame } from "./markdown/tame.ts";

export { markdownFinding };

const writer = unified().use(rehypeSanitize, allowed).use(rehypeStringify).freeze();

/**
 * Markdown (GitHub's flavour, fenced code in colours, TeX between dollars) as sanitised HTML:
 * nothing in it runs, loads, asks or is styled by its author. HTML is text: tags and comments are
 * seen as they were typed. Headings start at h3. The result may be set as HTML; nothing else may.
 *
 * Never throws. What markdownFinding refuses is shown as it was typed, under a note.
 * @param idPrefix keeps the footnotes of several texts on one page apart
 */
export function renderMarkdown(markdown: string, idPrefix = "text-"): string {
  return renderWithNotes(markdown, idPrefix).html;
}

/**
 * The same for its author, with what is not shown as it may have been meant: sentences, often none.
 * @param finish puts what is the portal's own into the tree, after it was sanitised
 */
export function renderWithNotes(
  markdown: string,
  idPrefix = "text-",
  finish?: (tree: Root) => void,
): { html: string; notes: string[] } {
  const why = markdownFinding(markdown);
  if (why !== undefined) return typed(markdown, why);
  try {
    const tree = remarkRehype({ clobberPrefix: idPrefix })(parseMarkdown(markdown), undefined as never) as Root;
    const { formulas, codeBlocks, unshown } = tame(tree, markdown, idPrefix);
    unshown.formulas = setMath(formulas);
    highlightCode(codeBlocks);
    if (hasRtl(markdown)) setDirections(tree);
    const clean = writer.runSync(tree);
    finish?.(clean);
    return { html: writer.stringify(clean), notes: notesOf(unshown) };
  } catch {
    // The parser has given up on texts before, by running out of stack: no page falls with it.
    return typed(markdown, "could not be read as Markdown.");
  }
}

function typed(markdown: string, why: string): { html: string; notes: string[] } {
  return { html: asTyped(markdown, why), notes: [`The text is shown as it was typed, since it ${why}`] };
}

/** A short answer: one paragraph, with no marks but what was typed. */
export function renderPlain(text: string): string {
  return `<p${dirAttribute(text)}>${escapeText(text.trim())}</p>`;
}

/**
 * A list of links, one a line, each with its whole address in sight, and with its host in its own
 * letters beside it. A line that is no link stays as it was typed.
 */
export function renderLinks(text: string): string {
  const links = new Map(parseLinks(text).links.map((link) => [link.line, link]));
  const items = text.split(/\r\n?|\n/).flatMap((line, at) => {
    const link = links.get(at + 1);
    if (link) return [`<li${dirAttribute(link.title)}>${linkHtml(link)}</li>`];
    return line.trim() === "" ? [] : [`<li${dirAttribute(line)}>${escapeText(line.trim())}</li>`];
  });
  return items.length === 0 ? "" : `<ul class="links">\n${items.join("\n")}\n</ul>`;
}

function linkHtml({ title, address, host }: Link): string {
  const shown = escapeText(address);
  const anchor = `<a href="${shown}" class="bare" rel="nofollow noopener noreferrer">${title === "" ? shown : `<bdi>${escapeText(title)}</bdi>`}</a>`;
  const beside = [
    ...(title === "" ? [] : [`<bdi class="address" dir="ltr">${shown}</bdi>`]),
    ...(host === undefined ? [] : [`(its host in its own letters: <bdi>${escapeText(host)}</bdi>)`]),
  ];
  return [anchor, ...beside].join(" ");
}
