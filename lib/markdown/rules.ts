/**
 * What is read as Markdown: above these a text is shown as it was typed. Every one of them is far
 * beyond what people write, and low enough that the worst text within all of them is read in
 * about a second (the parser's own time grows with the square of some, and its stack is finite).
 */
export const markdownLimits = {
  /** UTF-16 code units of the whole text. */
  length: 300_000,
  lines: 10_000,
  /** Quotes, lists and notes within each other. */
  nesting: 40,
  /** Items of lists, quotes and notes in the whole text. */
  items: 2_000,
  /** UTF-16 code units of one paragraph. */
  paragraph: 50_000,
  /** Headings that are underlined with === or ---. */
  underlines: 1_000,
  /** `*`, `_`, `~`, `[`, `]`, `` ` `` and `$` in one paragraph. */
  marks: 1_000,
  /** Cells of all tables, as many in each row as in the widest. */
  cells: 20_000,
  /** `[^1]`: each leads to its note and back. */
  notes: 1_000,
  /** Characters of one address. */
  address: 2_000,
} as const;

/** Of all paragraphs: the sum of the squares of their marks. */
const SQUARES = 4 * markdownLimits.marks ** 2;
/** Of all lines: how deep each stands. */
const DEPTHS = 60_000;
/** An address that many links share is written out for each. */
const REPEATED = 1_000_000;

const MARKS = /[*_~[\]`$]/g;
const number = new Intl.NumberFormat("en-GB");

/**
 * Why a text is not read as Markdown, to follow its name ("is nested 4,000 levels deep; …"), or
 * undefined. Linear in its length.
 */
export function markdownFinding(text: string): string | undefined {
  const { length, lines: mostLines, notes: mostNotes, address: longestAddress } = markdownLimits;
  if (text.length > length) {
    return `is ${number.format(text.length)} characters long; at most ${number.format(length)} are read as Markdown.`;
  }
  const lines = text.split(/\r\n?|\n/);
  if (lines.length > mostLines) {
    return `has ${number.format(lines.length)} lines; at most ${number.format(mostLines)} are read as Markdown.`;
  }
  const notes = count(text, /\[\^/g);
  if (notes > mostNotes)
    return `refers to notes ${number.format(notes)} times; at most ${number.format(mostNotes)} are shown.`;
  return nestingFinding(lines) ?? marksFinding(lines) ?? addressFinding(text, longestAddress);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

type Container = { kind: "quote" } | { kind: "item"; offset: number };

/** A quote, an item of a list, or the text of a note, at the place where one may begin. */
const OPENS = /(>)|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)|\[\^[^\s[\]]{1,999}\]:/y;

/**
 * Follows which quotes and items are open from line to line. Where a line may or may not belong
 * to what was open, it is taken to belong: never too shallow.
 */
function nestingFinding(lines: readonly string[]): string | undefined {
  let open: Container[] = [];
  let depths = 0;
  let deepest = 0;
  let items = 0;
  /** How many of the open ones the line before was surely in. */
  let sure = 0;
  for (const line of lines) {
    let at = 0;
    let column = 0;
    const skip = () => {
      for (; line[at] === " " || line[at] === "\t"; at += 1) column += line[at] === "\t" ? 4 - (column % 4) : 1;
    };
    skip();
    if (at === line.length) {
      sure = 0;
      continue;
    }
    let continued = 0;
    for (const container of open) {
      if (container.kind === "quote" ? line[at] !== ">" : column < container.offset) break;
      continued += 1;
      if (container.kind === "item") continue;
      if (continued > sure) items += 1;
      at += 1;
      column += 1;
      skip();
    }
    const fresh: Container[] = [];
    for (OPENS.lastIndex = at; ; OPENS.lastIndex = at) {
      const found = OPENS.exec(line);
      if (!found) break;
      const start = column;
      at += found[0].length;
      column += found[0].length;
      skip();
      const note = found[0].startsWith("[");
      fresh.push(found[1] ? { kind: "quote" } : { kind: "item", offset: note ? start + 4 : start + 2 });
    }
    items += fresh.length;
    sure = continued + fresh.length;
    if (fresh.length > 0) open = [...open.slice(0, continued), ...fresh];
    deepest = Math.max(deepest, open.length);
    depths += open.length;
    if (open.length > 10_000) break;
  }
  if (deepest > markdownLimits.nesting) {
    return `is nested ${number.format(deepest)} levels deep; at most ${markdownLimits.nesting} are shown.`;
  }
  if (items > markdownLimits.items) {
    return `has ${number.format(items)} items of lists, quotes and notes; at most ${number.format(markdownLimits.items)} are read as Markdown.`;
  }
  if (depths > DEPTHS) return "has too many lines that are nested deeply; they would not be legible.";
  return undefined;
}

/** Lines that begin anew whatever stood before: a heading, an item of a list. */
const HEADING = /^ {0,3}#{1,6}(?:[ \t]|$)/;
const ITEM = /^( {0,3})([-+*]|\d{1,9}[.)])[ \t]+\S/;
const UNDERLINE = /^[ \t>]*(?:=+|-+)[ \t]*$/;
const TABLE_LINE = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** Counts marks by what is certainly a paragraph of its own, or a cell, and cells by tables. */
function marksFinding(lines: readonly string[]): string | undefined {
  let marks = 0;
  let size = 0;
  let most = 0;
  let longest = 0;
  let underlines = 0;
  let squares = 0;
  let cells = 0;
  let widest = 0;
  let rows = 0;
  /** Where the text of the latest item begins; an item further left is no part of its paragraph. */
  let item = 0;
  let table = false;
  const begin = () => {
    squares += marks ** 2;
    marks = size = 0;
  };
  const end = () => {
    begin();
    if (widest > 0) cells += (widest + 1) * rows;
    widest = rows = item = 0;
    table = false;
  };
  for (const [at, line] of lines.entries()) {
    if (line.trim() === "") {
      end();
      continue;
    }
    const pipes = pipesOf(line);
    if (rows === 1 && pipes > 0 && TABLE_LINE.test(line) && sides(line) === sides(lines[at - 1] ?? "")) table = true;
    rows += 1;
    widest = Math.max(widest, pipes);
    table &&= /^ {0,3}\|/.test(line);
    const found = ITEM.exec(line);
    const indent = found?.[1]?.length ?? 0;
    if (found && (/^(?:[-+*]|1[.)])$/.test(found[2] ?? "") || indent < item)) {
      begin();
      item = indent + (found[2]?.length ?? 0) + 1;
    } else if (table || HEADING.test(line)) begin();
    marks += count(line, MARKS);
    most = Math.max(most, marks);
    size += line.length + 1;
    longest = Math.max(longest, size);
    if (UNDERLINE.test(line)) underlines += 1;
    if (HEADING.test(line)) begin();
  }
  end();
  const { marks: mostMarks, cells: mostCells, paragraph, underlines: mostUnderlines } = markdownLimits;
  if (longest > paragraph) {
    return `has a paragraph of ${number.format(longest)} characters; at most ${number.format(paragraph)} are read as Markdown. Put an empty line between paragraphs.`;
  }
  if (underlines > mostUnderlines) {
    return `has ${number.format(underlines)} lines of === or --- alone; at most ${number.format(mostUnderlines)} are read as Markdown.`;
  }
  if (most > mostMarks) {
    return `has ${number.format(most)} marks (* _ ~ [ ] \` $) in one paragraph; at most ${number.format(mostMarks)} are read as Markdown.`;
  }
  if (squares > SQUARES)
    return "has too many paragraphs that are full of marks (* _ ~ [ ] ` $) to be read as Markdown.";
  if (cells > mostCells) {
    return `has tables of ${number.format(cells)} cells, or as many vertical bars; at most ${number.format(mostCells)} are shown.`;
  }
  return undefined;
}

function pipesOf(line: string): number {
  return line.match(/\\[\\|]|\|/g)?.filter((mark) => mark === "|").length ?? 0;
}

/** The cells of a row: of "| a | b |" and of "a | b" two. */
function sides(line: string): number {
  const trimmed = line.trim();
  return pipesOf(trimmed) + 1 - (trimmed.startsWith("|") ? 1 : 0) - (/(?<!\\)\|$/.test(trimmed) ? 1 : 0);
}

/** One address can be given to many links, and a long run of characters after www takes long to read. */
function addressFinding(text: string, most: number): string | undefined {
  let longest = 0;
  for (const [found] of text.matchAll(/\]:\s*(?:<[^>\n]*|\S+)/g)) longest = Math.max(longest, found.length);
  for (const [found] of text.matchAll(/(?:https?:|www\.|@)\S*/gi)) longest = Math.max(longest, found.length);
  if (longest > most) {
    return `has an address ${number.format(longest)} characters long; at most ${number.format(most)} are shown.`;
  }
  if (longest * count(text, /\[/g) > REPEATED) return "has long addresses and too many links.";
  return undefined;
}
