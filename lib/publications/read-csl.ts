import { isCsl } from "./csl.ts";
import { Unreadable } from "./read-clean.ts";
import { entryOf, publicationOf, type ReadEntry } from "./read-entry.ts";

const DEPTH = 40;

/** Markup that CSL-JSON has in titles (citeproc-js, “HTML-like formatting”); anything else in them is text. */
const RICH = /<\/?(?:i|b|sub|sup)>|<span (?:class="nocase"|style="font-variant:\s?small-caps;")>|<\/span>|<\/?sc>/g;

/** Every item of a CSL-JSON file, a list of items or one alone, at most one more than `most`. */
export function readCsl(text: string, most: number): ReadEntry[] {
  return slices(text, most).map(({ from, to, line, problem }) => {
    if (problem) return { key: "", line, problem };
    const item = parsed(text.slice(from, to));
    const id = isCsl(item) ? (item["id"] ?? item["citation-key"]) : undefined;
    return entryOf(typeof id === "string" || typeof id === "number" ? String(id) : "", line, () => {
      if (!isCsl(item))
        throw new Unreadable("It is no JSON object: look for a comma, a quotation mark or a brace too many.");
      return publicationOf(
        typeof item["title"] === "string" ? { ...item, title: item["title"].replace(RICH, "") } : item,
        { arxiv: [string(item["archive_id"]), arxivIn(item["number"]), arxivIn(item["note"])] },
      );
    });
  });
}

function string(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function arxivIn(value: unknown): string | undefined {
  return typeof value === "string" ? /arxiv:\s*(\S+)/i.exec(value.slice(0, 500))?.[1] : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type Slice = { from: number; to: number; line: number; problem?: string };

/** Where the items stand, so that each is read alone: from brace to brace, over strings. */
function slices(text: string, most: number): Slice[] {
  const found: Slice[] = [];
  let depth = 0;
  let from = -1;
  let line = 1;
  let start = 1;
  for (let at = 0; at < text.length && found.length <= most; at += 1) {
    const sign = text[at];
    if (sign === "\n") line += 1;
    else if (sign === '"') {
      const end = stringEnd(text, at);
      for (let next = text.indexOf("\n", at); next >= 0 && next < end; next = text.indexOf("\n", next + 1)) line += 1;
      at = end;
    } else if (sign === "{" || (sign === "[" && from >= 0)) {
      if (from < 0) [from, start] = [at, line];
      depth += 1;
      if (depth > DEPTH)
        return [
          ...found,
          {
            from,
            to: at,
            line: start,
            problem: `More than ${DEPTH} brackets stand within each other; nothing after this is read.`,
          },
        ];
    } else if ((sign === "}" || sign === "]") && from >= 0) {
      depth -= 1;
      if (depth === 0) {
        found.push({ from, to: at + 1, line: start });
        from = -1;
      }
    }
  }
  return from < 0
    ? found
    : [
        ...found,
        { from, to: text.length, line: start, problem: "It is not closed: a brace or a quotation mark is missing." },
      ];
}

/** Where the string that begins at `at` ends: its closing mark, or the end of the text. */
function stringEnd(text: string, at: number): number {
  for (let next = at + 1; next < text.length; next += 1) {
    if (text[next] === "\\") next += 1;
    else if (text[next] === '"') return next;
  }
  return text.length;
}
