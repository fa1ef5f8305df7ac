import type { Nodes } from "hast";
import { fromHtml } from "hast-util-from-html";

/** Of one entry's HTML, in UTF-16 code units: an excerpt needs no more of it. */
const READ = 20_000;
/** Deeper elements are not looked into; the stack is not a feed's to fill. */
const DEEP = 200;

const silent = new Set([
  ...["script", "style", "template", "noscript", "iframe", "object", "embed", "svg", "math", "title", "head"],
  ...["textarea", "select", "button", "audio", "video", "canvas", "noembed", "noframes", "xmp", "plaintext"],
]);
const inline = new Set([
  ...["a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q"],
  ...["s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"],
]);

/**
 * The text of a piece of HTML in one line, without what scripts, styles and pictures hold. The result is
 * text: what looks like a tag in it was written as text.
 */
export function plainText(html: string): string {
  const piece = html.slice(0, READ);
  if (!/[<&]/.test(piece)) return oneLine(piece);
  const parts: string[] = [];
  const walk = (node: Nodes, depth: number) => {
    if (node.type === "text") parts.push(node.value);
    else if (node.type === "root" || (node.type === "element" && !silent.has(node.tagName) && depth < DEEP)) {
      const apart = node.type === "element" && !inline.has(node.tagName);
      if (apart) parts.push(" ");
      for (const child of node.children) walk(child, depth + 1);
      if (apart) parts.push(" ");
    }
  };
  try {
    walk(fromHtml(piece, { fragment: true }), 0);
  } catch {
    // Nested as no text is: the reader of HTML has run out of stack.
    return "";
  }
  return oneLine(parts.join(""));
}

/** One line, without characters that are not seen, turn the order around, or can't be stored. */
export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/\s+/gu, " ")
    .replace(/[\p{Cc}\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu, "")
    .trim();
}

/** At most `max` code units, ending at a word, with an ellipsis where something is left out. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const piece = text
    .slice(0, max - 1)
    .toWellFormed()
    .replace(/\ufffd$/, "");
  const end = piece.lastIndexOf(" ");
  return `${(end > max / 2 ? piece.slice(0, end) : piece).replace(/[\s,;:.…]+$/u, "")}…`;
}
