import { lineEnd, lineStart, spliced, type Writing } from "./change.ts";

/** A line, and where what is written on it begins: behind indentation and marks. */
type Line = { line: string; content: number };

/** A heading, or none: "## " before each line that is selected. A heading of any level is taken away. */
export function toggleHeading(writing: Writing): Writing {
  const heading = /^ {0,3}#{1,6}[ \t]/;
  return toggleLines(writing, heading, (line) => ({ line: `## ${line}`, content: 3 }));
}

/** A list with dots. Numbers make room for them. */
export function toggleBullets(writing: Writing): Writing {
  return toggleLines(writing, /^((?:[ \t]*>)*[ \t]*)[-*+][ \t]+(?:\[[ xX]\][ \t]+)?/, (line) => asItem(line, "- "));
}

/** A list with numbers, each depth from 1 on. Dots make room for them. */
export function toggleNumbers(writing: Writing): Writing {
  const counts: { indent: string; count: number }[] = [];
  return toggleLines(writing, /^((?:[ \t]*>)*[ \t]*)\d{1,9}[.)][ \t]+/, (line) => {
    const indent = /^(?:[ \t]*>)*[ \t]*/.exec(line)?.[0] ?? "";
    while ((counts.at(-1)?.indent.length ?? 0) > indent.length) counts.pop();
    const level = counts.at(-1);
    const count = level?.indent === indent ? level.count + 1 : 1;
    if (count > 1) counts.pop();
    counts.push({ indent, count });
    return asItem(line, `${count}. `);
  });
}

/** A quotation: "> " before each line, blank ones included, so that it stays one. */
export function toggleQuote(writing: Writing): Writing {
  return toggleLines(
    writing,
    /^ {0,3}> ?/,
    (line) => (line === "" ? { line: ">", content: 1 } : { line: `> ${line}`, content: 2 }),
    true,
  );
}

function asItem(line: string, mark: string): Line {
  const found = /^((?:[ \t]*>)*[ \t]*)(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?/.exec(line);
  const before = found?.[1] ?? "";
  return { line: before + mark + line.slice(found?.[0].length ?? 0), content: before.length + mark.length };
}

/**
 * Takes the mark from every selected line when all of them have it, else puts it on each. Blank lines
 * count only when there are no others, or when `blank` says so.
 * @param mark finds the mark at a line's beginning; its first group, if any, is what stays before it
 */
function toggleLines(writing: Writing, mark: RegExp, put: (line: string) => Line, blank = false): Writing {
  const { text, start, end } = writing;
  const from = lineStart(text, start);
  // What ends at the beginning of a line does not reach into it.
  const to = lineEnd(text, end > start && text[end - 1] === "\n" ? end - 1 : end);
  const lines = text.slice(from, to).split("\n");
  const written = lines.filter((line) => line.trim() !== "");
  const off = written.length > 0 && written.every((line) => mark.test(line));
  const touched = (line: string) => written.length === 0 || line.trim() !== "" || blank;

  const [first, last] = [start - from, Math.min(end, to) - from];
  const selected: Partial<Record<"start" | "end", number>> = {};
  const changed: string[] = [];
  let [old, now] = [0, 0];
  for (const line of lines) {
    const found = mark.exec(line);
    const kept = found?.[1] ?? "";
    const next = !touched(line)
      ? { line, content: 0, before: 0 }
      : off
        ? { line: kept + line.slice(found?.[0].length ?? 0), content: kept.length, before: found?.[0].length ?? 0 }
        : withBefore(line, put(line));
    // What stood behind the marks stays where it is in the words; what stood in them goes to their end.
    const moved = (at: number) => now + Math.max(next.content, next.content + (at - old) - next.before);
    if (first >= old && first <= old + line.length)
      selected.start ??= first - old === 0 && first !== last ? now : moved(first);
    if (last >= old && last <= old + line.length) selected.end ??= moved(last);
    changed.push(next.line);
    old += line.length + 1;
    now += next.line.length + 1;
  }
  const { start: begin = 0, end: finish = begin } = selected;
  return {
    text: spliced(text, from, to, changed.join("\n")),
    start: from + Math.min(begin, finish),
    end: from + Math.max(begin, finish),
  };
}

/** How far the old line's own marks reached: its words are as long as the new one's. */
function withBefore(line: string, next: Line): Line & { before: number } {
  return { ...next, before: line.length - (next.line.length - next.content) };
}
