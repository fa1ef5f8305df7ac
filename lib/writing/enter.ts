import { lineEnd, lineStart, spliced, type Writing } from "./change.ts";

/** Quotes and indentation, a dot or a number, blanks, a box to tick. Years such as 1984. are no numbers of items. */
const ITEM = /^((?:[ \t]*>)*[ \t]*)(?:([-*+])|(\d{1,3})([.)]))([ \t]+)(\[[ xX]\][ \t]+)?/;
const QUOTE = /^(?:[ \t]*>)+[ \t]?/;
const RULE = /^[ \t]*([-*_])(?:[ \t]*\1){2,}[ \t]*$/;

/**
 * What Enter does in a list or a quotation: the next item begins; in an item without words the list
 * ends, or goes up one level. Null where Enter is just Enter.
 */
export function afterEnter({ text, start, end }: Writing): Writing | null {
  if (start !== end) return null;
  const from = lineStart(text, start);
  const to = lineEnd(text, start);
  const line = text.slice(from, to);
  const item = RULE.test(line) ? null : ITEM.exec(line);
  const mark = item ?? QUOTE.exec(line);
  if (!mark || start < from + mark[0].length || inBlock(text, from)) return null;
  if (line.slice(mark[0].length).trim() === "") {
    const left = item ? upOne(text, from, item[1] ?? "") : "";
    const cursor = from + left.length;
    return { text: spliced(text, from, to, left), start: cursor, end: cursor };
  }
  const next = item ? nextMark(item) : mark[0].trimEnd().concat(" ");
  const blanks = /^[ \t]*/.exec(text.slice(start, to))?.[0].length ?? 0;
  const cursor = start + 1 + next.length;
  return { text: spliced(text, start, start + blanks, `\n${next}`), start: cursor, end: cursor };
}

function nextMark([, before = "", dot, number, stop, gap = " ", box]: RegExpExecArray): string {
  return `${before}${dot ?? `${Number(number) + 1}${stop}`}${gap}${box ? "[ ] " : ""}`;
}

/** The mark of an item one level above this indentation, or what is left of the line when there is none. */
function upOne(text: string, from: number, indent: string): string {
  const quotes = /^(?:[ \t]*>)*/.exec(indent)?.[0] ?? "";
  for (let at = from; at > 0 && indent.length > quotes.length; ) {
    at = lineStart(text, at - 1);
    const line = text.slice(at, lineEnd(text, at));
    if (line.trim() === "") break;
    const above = ITEM.exec(line);
    if (above && (above[1] ?? "").length < indent.length) return nextMark(above);
  }
  return quotes === "" ? "" : `${quotes} `;
}

/** Whether a line is inside a block of code or mathematics, where marks are none. */
function inBlock(text: string, from: number): boolean {
  let open = "";
  for (const [, fence = ""] of text.slice(0, from).matchAll(/^[ \t>]*(`{3,}|~{3,}|\${2,})/gm)) {
    if (open === "") open = fence;
    else if (fence.startsWith(open)) open = "";
  }
  return open !== "";
}
