import { lineEnd, lineStart, spliced, type Writing } from "./change.ts";

/** Strong, emphasis, code, mathematics: what stands on both sides of the marked words. */
export type Mark = "**" | "*" | "`" | "$";

type Span = { start: number; end: number };

/**
 * Marks what is selected, or takes the mark away when it is there. With nothing selected: the word that
 * the cursor is in; between words an empty pair with the cursor inside; before a closing mark, the cursor
 * goes behind it. Emphasis goes line by line, since it can't reach over paragraphs; of several lines, code
 * and mathematics make a block.
 */
export function toggleMark(writing: Writing, mark: Mark): Writing {
  const { text, start, end } = writing;
  const several = text.slice(start, end).includes("\n");
  if (mark === "`" || mark === "$") {
    const blank = start === end && text.slice(lineStart(text, start), lineEnd(text, start)).trim() === "";
    if (several || blank || fenceAround(writing, mark)) return toggleBlock(writing, mark);
  }
  if (several) return toggleLines(writing, mark);
  if (start !== end) return toggleSpan(text, { start, end }, mark);
  const word = wordAt(text, start);
  if (!word) return toggleAtCursor(writing, mark);
  const marked = toggleSpan(text, word, mark);
  const cursor = start + marked.start - word.start;
  return { text: marked.text, start: cursor, end: cursor };
}

function toggleAtCursor({ text, start: at }: Writing, mark: Mark): Writing {
  const here = { start: at, end: at };
  const before = text.slice(lineStart(text, at), at).split(mark).length - 1;
  const closes = !isOn(marksAround(text, here, mark.charAt(0)), mark) && text.startsWith(mark, at) && before % 2 === 1;
  return closes ? { text, start: at + mark.length, end: at + mark.length } : toggleSpan(text, here, mark);
}

function toggleSpan(text: string, wanted: Span, mark: Mark): Writing {
  const char = mark.charAt(0);
  const { start, end } = inwards(text, wanted, char);
  const held = marksAround(text, { start, end }, char);
  const inner = text.slice(start, end);
  if (isOn(held, mark)) {
    // All backticks go, since they belong together; of three asterisks only the one, or the two.
    const size = char === "*" ? mark.length : held;
    return { text: spliced(text, start - size, end + size, inner), start: start - size, end: end - size };
  }
  if (char === "`" && text[start - 1] === " " && text[end] === " ") {
    // Code that begins or ends with a backtick has a blank on both sides.
    const size = marksAround(text, { start: start - 1, end: end + 1 }, char);
    const from = start - 1 - size;
    if (size > 1) return { text: spliced(text, from, end + 1 + size, inner), start: from, end: from + inner.length };
  }
  const around = char === "`" && inner.includes("`") ? "`".repeat(longestRun(inner, "`") + 1) : mark;
  const padding = around.length > 1 && char === "`" && (inner.startsWith("`") || inner.endsWith("`")) ? " " : "";
  const open = around + padding;
  return {
    text: spliced(text, start, end, open + inner + padding + around),
    start: start + open.length,
    end: end + open.length,
  };
}

/** Each line that has words; off when all of them are marked, else on. */
function toggleLines({ text, start, end }: Writing, mark: Mark): Writing {
  const char = mark.charAt(0);
  const spans: (Span & { on: boolean })[] = [];
  for (let at = lineStart(text, start); at < end; at = lineEnd(text, at) + 1) {
    const line = text.slice(at, lineEnd(text, at));
    const opening = /^(?:[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t]|#{1,6}[ \t]))*/.exec(line)?.[0].length ?? 0;
    const span = { start: Math.max(start, at + opening), end: Math.min(end, at + line.length) };
    if (text.slice(span.start, span.end).trim() === "") continue;
    // Marks just outside of what is selected belong to it.
    while (span.start > at + opening && text[span.start - 1] === char) span.start -= 1;
    while (text[span.end] === char) span.end += 1;
    const inner = inwards(text, span, char);
    spans.push({ ...inner, on: isOn(marksAround(text, inner, char), mark) });
  }
  const off = spans.every(({ on }) => on);
  let changed: Writing = { text, start, end };
  let tail = 0;
  for (const [at, span] of [...spans.entries()].toReversed()) {
    const next = span.on && !off ? { ...changed, ...span } : toggleSpan(changed.text, span, mark);
    tail += at === spans.length - 1 ? next.end : next.text.length - changed.text.length;
    changed = { text: next.text, start: next.start, end: tail };
  }
  return changed;
}

type Fences = Span & { body: string };

/** The lines that are selected, without empty ones at the end. */
function linesOf({ text, start, end }: Writing): Span {
  while (end > start && text[end - 1] === "\n") end -= 1;
  return { start: lineStart(text, start), end: lineEnd(text, end) };
}

/** The fences that are the first and last of the selected lines, or stand just outside of them. */
function fenceAround(writing: Writing, mark: "`" | "$"): Fences | null {
  const { text } = writing;
  const { start, end } = linesOf(writing);
  const isFence = mark === "`" ? /^(?:`{3,}|~{3,})[^`]*$/ : /^\${2,}$/;
  const body = text.slice(start, end);
  const lines = body.split("\n");
  if (lines.length > 1 && isFence.test(lines[0] ?? "") && isFence.test(lines.at(-1) ?? "")) {
    return { start, end, body: lines.slice(1, -1).join("\n") };
  }
  if (start === 0 || end === text.length) return null;
  const above = lineStart(text, start - 1);
  const below = lineEnd(text, end + 1);
  const fenced = isFence.test(text.slice(above, start - 1)) && isFence.test(text.slice(end + 1, below));
  return fenced ? { start: above, end: below, body } : null;
}

/** Fences on lines of their own around the lines that are selected. */
function toggleBlock(writing: Writing, mark: "`" | "$"): Writing {
  const { text } = writing;
  const fences = fenceAround(writing, mark);
  if (fences) {
    const { start, end, body } = fences;
    return { text: spliced(text, start, end, body), start, end: start + body.length };
  }
  const { start, end } = linesOf(writing);
  const body = text.slice(start, end);
  const fence = mark.repeat(mark === "`" ? Math.max(3, longestRun(body, "`") + 1) : 2);
  const from = start + fence.length + 1;
  const to = from + body.length;
  return {
    text: spliced(text, start, end, `${fence}\n${body}\n${fence}`),
    start: /^[ \t]*$/.test(body) ? to : from,
    end: to,
  };
}

/** Without the blanks, and without the marks, at both ends. */
function inwards(text: string, { start, end }: Span, char: string): Span {
  while (start < end && /\s/.test(text[start] ?? "")) start += 1;
  while (end > start && /\s/.test(text[end - 1] ?? "")) end -= 1;
  const inner = text.slice(start, end);
  const lead = inner.length - trimmedStart(inner, char).length;
  const trail = inner.length - trimmedEnd(inner, char).length;
  const marks = Math.min(lead, trail, inner.length >> 1);
  return { start: start + marks, end: end - marks };
}

/** How many of the character stand on both sides, directly; one behind a backslash is text. */
function marksAround(text: string, { start, end }: Span, char: string): number {
  let before = 0;
  while (text[start - 1 - before] === char) before += 1;
  if (before > 0 && text[start - 1 - before] === "\\") before -= 1;
  let after = 0;
  while (text[end + after] === char) after += 1;
  return Math.min(before, after);
}

function isOn(held: number, mark: Mark): boolean {
  if (mark === "**") return held >= 2;
  return mark === "*" ? held % 2 === 1 : held >= 1;
}

/** The word that this place is within, not at the edge of. */
function wordAt(text: string, at: number): Span | null {
  const isLetter = (index: number) => /[\p{L}\p{N}\p{M}]/u.test(text[index] ?? "");
  if (!isLetter(at - 1) || !isLetter(at)) return null;
  let start = at;
  let end = at;
  while (isLetter(start - 1)) start -= 1;
  while (isLetter(end)) end += 1;
  return { start, end };
}

function longestRun(text: string, char: string): number {
  let longest = 0;
  for (const [run] of text.matchAll(new RegExp(`\\${char}+`, "g"))) longest = Math.max(longest, run.length);
  return longest;
}

function trimmedStart(text: string, char: string): string {
  let at = 0;
  while (text[at] === char) at += 1;
  return text.slice(at);
}

function trimmedEnd(text: string, char: string): string {
  let at = text.length;
  while (text[at - 1] === char) at -= 1;
  return text.slice(0, at);
}
