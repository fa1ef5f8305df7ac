import type { Root } from "hast";
import rehypeSanitize from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { parseLinks } from "./links.ts";
import { allowed } from "./markdown/allowed.ts";
import { highlightCode } from "./markdown/code.ts";
import { hasRtl, setDirections } from "./markdown/direction.ts";
import { setMath } from "./markdown/math.ts";
import { parseMarkdown } from "./markdown/parse.ts";
import { asTyped, dirAttribute, escapeText } from "./markdown/plain.ts";
import { markdownFinding } from "./markdown/rules.ts";
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
  const why = markdownFinding(markdown);
  if (why !== undefined) return asTyped(markdown, why);
  try {
    const tree = remarkRehype({ clobberPrefix: idPrefix })(parseMarkdown(markdown), undefined as never) as Root;
    const { formulas, codeBlocks } = tame(tree, markdown, idPrefix);
    setMath(formulas);
    highlightCode(codeBlocks);
    if (hasRtl(markdown)) setDirections(tree);
    return writer.stringify(writer.runSync(tree));
  } catch {
    // The parser has given up on texts before, by running out of stack: no page falls with it.
    return asTyped(markdown, "could not be read as Markdown.");
  }
}

/** A short answer: one paragraph, with no marks but what was typed. */
export function renderPlain(text: string): string {
  return `<p${dirAttribute(text)}>${escapeText(text.trim())}</p>`;
}

/** A list of links, one a line, each with its whole address in sight; what is no link stays as it was typed. */
export function renderLinks(text: string): string {
  return parseLinks(text).links.join("");
}
