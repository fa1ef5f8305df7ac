import { lineEnd, lineStart, spliced, type Writing } from "./change.ts";

const ADDRESS = /^(?:https?:\/\/|mailto:)\S+$/i;
const START = "https://";

/**
 * Makes a link of what is selected, ready for its address to be typed, or for its text when an address
 * is selected. Within a link, the link goes and its text stays. Several lines are left as they are.
 */
export function toggleLink(writing: Writing): Writing {
  const { text } = writing;
  const link = linkAround(writing);
  if (link) {
    const left = link.text || (link.address === START ? "" : link.address);
    return { text: spliced(text, link.from, link.to, left), start: link.from, end: link.from + left.length };
  }
  const chosen = text.slice(writing.start, writing.end);
  const start = writing.start + (chosen.length - chosen.trimStart().length);
  const words = chosen.trim();
  if (words.includes("\n")) return writing;
  const isAddress = ADDRESS.test(words);
  const made = isAddress ? `[](${words})` : `[${words}](${START})`;
  const behind = start + words.length + 3;
  return {
    text: spliced(text, start, start + words.length, made),
    ...(isAddress || words === ""
      ? { start: start + 1, end: start + 1 }
      : { start: behind, end: behind + START.length }),
  };
}

type Link = { from: number; to: number; text: string; address: string };

/** The link that holds the selection. Looks no further than an address is long. */
function linkAround({ text, start, end }: Writing): Link | null {
  const REACH = 2_500;
  const from = Math.max(lineStart(text, start), start - REACH);
  const near = text.slice(from, Math.min(lineEnd(text, end), end + REACH));
  for (const found of near.matchAll(/\[([^[\]\n]*)\]\(([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)/g)) {
    const at = from + found.index;
    const to = at + found[0].length;
    const inside = start === end ? start > at && start < to : start >= at && end <= to;
    if (inside) return { from: at, to, text: found[1] ?? "", address: found[2] ?? "" };
  }
  return null;
}

/** The first number that no footnote has. */
export function freeFootnote(text: string): number {
  let last = 0;
  for (const [, number] of text.matchAll(/\[\^(\d{1,6})\]/g)) last = Math.max(last, Number(number));
  return last + 1;
}

/** A footnote at the end of what is selected; the cursor goes to where its text is written, at the end. */
export function addFootnote({ text, end }: Writing): Writing {
  const mark = `[^${freeFootnote(text)}]`;
  const marked = spliced(text, end, end, mark).trimEnd();
  const lastLine = marked.slice(lineStart(marked, marked.length));
  const written = `${marked}${/^\[\^[^\]\s]+\]:/.test(lastLine) ? "\n" : "\n\n"}${mark}: `;
  return { text: written, start: written.length, end: written.length };
}
