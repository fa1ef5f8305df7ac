import { nestingFinding } from "./nesting.ts";

/**
 * What is read as Markdown: above these a text is shown as it was typed. Every one of them is far
 * beyond what people write, and low enough that the worst text within all of them is read in about
 * a third of a second (the parser's own time grows with the square of some, and its stack is finite):
 * it happens while somebody submits.
 */
const limits = {
  /** UTF-16 code units of the whole text. */
  length: 150_000,
  lines: 5_000,
  /** UTF-16 code units of one paragraph. */
  paragraph: 50_000,
  /** Headings that are underlined with === or ---. */
  underlines: 1_000,
  /** `*`, `_`, `~`, `[`, `]`, `` ` `` and `$` in one paragraph. */
  marks: 1_000,
  /** And in the whole text. */
  allMarks: 20_000,
  /** Cells of all tables, as many in each row as in the widest. */
  cells: 3_000,
  /** `[^1]`: each leads to its note and back. */
  notes: 1_000,
  /** Characters of one address. */
  address: 2_000,
  /** Addresses of the web and of mail. */
  addresses: 3_000,
} as const;

/** Of all paragraphs: the sum of the squares of their marks. */
const SQUARES = 4 * limits.marks ** 2;
/** An address that many links share is written out for each. */
const REPEATED = 1_000_000;

const MARKS = /[*_~[\]`$]/g;
const number = new Intl.NumberFormat("en-GB");

/**
 * Why a text is not read as Markdown, to follow its name ("is nested 4,000 levels deep; …"), or
 * undefined. Linear in its length.
 */
export function markdownFinding(text: string): string | undefined {
  const { length, lines: mostLines, notes: mostNotes } = limits;
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
  return nestingFinding(lines) ?? marksFinding(lines) ?? addressFinding(text);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** Lines that begin anew whatever stood before: a heading, an item of a list. */
const HEADING = /^ {0,3}#{1,6}(?:[ \t]|$)/;
const ITEM = /^( {0,3})([-+*]|\d{1,9}[.)])[ \t]+\S/;
const UNDERLINE = /^[ \t>]*(?:=+|-+)[ \t]*$/;
const TABLE_LINE = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?$/;

/** Counts marks by what is certainly a paragraph of its own, or a cell, and cells by tables. */
function marksFinding(lines: readonly string[]): string | undefined {
  let marks = 0;
  let size = 0;
  let most = 0;
  let longest = 0;
  let underlines = 0;
  let squares = 0;
  let all = 0;
  let cells = 0;
  let widest = 0;
  let rows = 0;
  /** Where the text of the latest item begins; an item further left is no part of its paragraph. */
  let item = 0;
  let table = false;
  const begin = () => {
    squares += marks ** 2;
    all += marks;
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
  const { marks: mostMarks, allMarks, cells: mostCells, paragraph, underlines: mostUnderlines } = limits;
  if (longest > paragraph) {
    return `has a paragraph of ${number.format(longest)} characters; at most ${number.format(paragraph)} are read as Markdown. Put an empty line between paragraphs.`;
  }
  if (underlines > mostUnderlines) {
    return `has ${number.format(underlines)} lines of === or --- alone; at most ${number.format(mostUnderlines)} are read as Markdown.`;
  }
  if (most > mostMarks) {
    return `has ${number.format(most)} marks (* _ ~ [ ] \` $) in one paragraph; at most ${number.format(mostMarks)} are read as Markdown.`;
  }
  if (all > allMarks) {
    return `has ${number.format(all)} marks (* _ ~ [ ] \` $); at most ${number.format(allMarks)} are read as Markdown.`;
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
function addressFinding(text: string): string | undefined {
  const { address: most, addresses } = limits;
  const found = count(text, /https?:|www\.|@/gi);
  if (found > addresses) {
    return `has ${number.format(found)} addresses; at most ${number.format(addresses)} are shown.`;
  }
  let longest = 0;
  for (const [found] of text.matchAll(/\]:\s*(?:<[^>\n]*|\S+)/g)) longest = Math.max(longest, found.length);
  for (const [found] of text.matchAll(/(?:https?:|www\.|@)\S*/gi)) longest = Math.max(longest, found.length);
  if (longest > most) {
    return `has an address ${number.format(longest)} characters long; at most ${number.format(most)} are shown.`;
  }
  if (longest * count(text, /\[/g) > REPEATED) return "has long addresses and too many links.";
  return undefined;
}
