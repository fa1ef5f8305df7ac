/** Quotes, lists and notes within each other. */
const NESTING = 40;
/** Items of lists, quotes and notes in the whole text. */
const ITEMS = 1_000;
/** Of all lines: how deep each stands. */
const DEPTHS = 30_000;

const number = new Intl.NumberFormat("en-GB");

type Container = { kind: "quote" } | { kind: "item"; offset: number };

/** A quote, an item of a list, or the text of a note, at the place where one may begin. */
const OPENS = /(>)|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)|\[\^[^\s[\]]{1,999}\]:/y;

/**
 * Follows which quotes and items are open from line to line. Where a line may or may not belong
 * to what was open, it is taken to belong: never too shallow.
 */
export function nestingFinding(lines: readonly string[]): string | undefined {
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
  if (deepest > NESTING) {
    return `is nested ${number.format(deepest)} levels deep; at most ${NESTING} are shown.`;
  }
  if (items > ITEMS) {
    return `has ${number.format(items)} items of lists, quotes and notes; at most ${number.format(ITEMS)} are read as Markdown.`;
  }
  if (depths > DEPTHS) return "has too many lines that are nested deeply; they would not be legible.";
  return undefined;
}
