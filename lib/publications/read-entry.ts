import { type CslItem, cslWith, keptOf, venueVariable } from "./csl.ts";
import { normaliseArxivId, normaliseDoi } from "./identity.ts";
import { cleanAddress, cleanLine, cleanText, count, cut, Unreadable } from "./read-clean.ts";
import { type Author, importLimits, limits, type Publication } from "./schema.ts";

/** One entry as it was read: a publication, with what was left out of it; or why it can't be one. `line` counts from 1. */
export type ReadEntry = { key: string; line: number } & (
  | { publication: Publication; notes: string[] }
  | { problem: string }
);

/** What the CSL item of an entry does not say, or says badly: the same fields of the entry itself. */
export type Beside = {
  arxiv?: (string | undefined)[];
  keywords?: string[];
  pdf?: (string | undefined)[];
  notes?: string[];
};

/** A publication from one CSL item. Throws Unreadable when it can't be one. */
export function publicationOf(item: CslItem, beside: Beside = {}): { publication: Publication; notes: string[] } {
  const notes = [...(beside.notes ?? [])];
  const title = cleanLine(item["title"], "Its title", limits.title);
  if (title === "") throw new Unreadable("It has no title.");
  const venueRead = cleanLine(
    first(item["container-title"]) ?? first(item["event-title"]) ?? item["publisher"],
    "Its venue",
    limits.venue,
  );
  const own = cleanLine(item[venueVariable(item["type"])], "Its venue", limits.venue) || venueRead;
  const doiTyped = cleanLine(item["DOI"], "Its DOI", limits.address);
  const doi = doiTyped === "" ? null : normaliseDoi(doiTyped);
  if (doiTyped && !doi) notes.push(`“${cut(doiTyped, 80)}” is not a DOI, and was left out.`);
  const link = cleanAddress(first(item["URL"]));
  if (link.problem) notes.push(`Its link was left out: ${link.problem}`);
  const arxivId = firstArxiv([...(beside.arxiv ?? []), doi, link.address, own.replace(/^arxiv preprint\s*/i, "")]);
  const pdf = (beside.pdf ?? []).map((typed) => cleanAddress(typed).address).find((address) => address !== null);
  const said = {
    title,
    authors: authorsFrom(item["author"] ?? item["editor"], notes),
    venue: arxivId && (own === "" || /^arxiv\b|^corr$/i.test(own)) ? "arXiv" : own,
    ...dateFrom(item["issued"]),
    fields: fieldsFrom(beside.keywords ?? keywordsOf(item["keyword"])),
    abstract: cleanText(item["abstract"], "Its abstract", limits.abstract),
    doi,
    arxivId,
    url: link.address,
    pdfUrl: pdf ?? null,
  };
  return { publication: { ...said, csl: cslWith(keptOf(item), said) }, notes };
}

function first(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : value;
}

function firstArxiv(typed: (string | null | undefined)[]): string | null {
  for (const text of typed) {
    const found = text ? normaliseArxivId(text.slice(0, 300)) : null;
    if (found) return found;
  }
  return null;
}

export function keywordsOf(value: unknown): string[] {
  const all = Array.isArray(value) ? value : [value];
  return all.flatMap((text) => (typeof text === "string" ? text.split(/[,;\n]/) : []));
}

function fieldsFrom(keywords: readonly string[]): string[] {
  const fields = new Map<string, string>();
  for (const keyword of keywords) {
    const field = cleanLine(keyword, "One of its keywords", limits.field);
    if (field !== "" && !fields.has(field.toLowerCase())) fields.set(field.toLowerCase(), field);
  }
  if (fields.size > limits.fields)
    throw new Unreadable(`It has ${fields.size} keywords; at most ${limits.fields} fit.`);
  return [...fields.values()];
}

function authorsFrom(value: unknown, notes: string[]): Author[] {
  if (!Array.isArray(value)) return [];
  if (value.length > limits.authors)
    throw new Unreadable(`It has ${count(value.length)} authors; at most ${count(limits.authors)} fit.`);
  const authors: Author[] = [];
  for (const name of value as unknown[]) {
    const author = authorFrom(name);
    if (!author) notes.push("The name of one of its authors can’t be read, and was left out.");
    else if (author.family === "others" && !author.given) notes.push("It names only the first of its authors.");
    else authors.push(author);
  }
  return authors;
}

function authorFrom(name: unknown): Author | undefined {
  const part = (value: unknown) => cleanLine(value, "The name of one of its authors", limits.name);
  if (typeof name === "string") return part(name) ? { literal: part(name) } : undefined;
  if (typeof name !== "object" || name === null) return undefined;
  const said = name as CslItem;
  const family = [said["dropping-particle"], said["non-dropping-particle"], said["family"]].map(part).filter(Boolean);
  const given = [said["given"], said["suffix"]].map(part).filter(Boolean);
  const literal = part(said["literal"]);
  // A group: only a name in braces keeps its words together.
  if (given.length === 0 && family.length === 1 && family[0]?.includes(" ")) return { literal: family[0] };
  if (family.length > 0) return { ...(given.length > 0 ? { given: given.join(", ") } : {}), family: family.join(" ") };
  return literal || given.length > 0 ? { literal: literal || given.join(" ") } : undefined;
}

/** The first date of a CSL date, as far as it is one; a span's beginning. */
function dateFrom(issued: unknown): Pick<Publication, "year" | "month" | "day"> {
  const none = { year: null, month: null, day: null };
  if (typeof issued !== "object" || issued === null) return none;
  const said = issued as CslItem;
  const parts = Array.isArray(said["date-parts"]) ? (said["date-parts"] as unknown[])[0] : undefined;
  const text = said["raw"] ?? said["literal"];
  const numbers = Array.isArray(parts)
    ? parts.map(Number)
    : typeof text === "string"
      ? (/^\s*(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?!\d)/.exec(text)?.slice(1) ?? []).map(Number)
      : [];
  const [year, month, day] = numbers;
  if (!within(year, limits.yearFrom, limits.yearTo)) return none;
  if (!within(month, 1, 12)) return { ...none, year };
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return { year, month, day: within(day, 1, last) ? day : null };
}

function within(number: number | undefined, from: number, to: number): number is number {
  return number !== undefined && Number.isInteger(number) && number >= from && number <= to;
}

/** An entry from what reads it: what can't be read is said by the entry, and the others are read on. */
export function entryOf(
  key: string,
  line: number,
  read: () => { publication: Publication; notes: string[] },
): ReadEntry {
  const named = { key: cut(key, importLimits.key), line };
  try {
    return { ...named, ...read() };
  } catch (error) {
    if (error instanceof Unreadable) return { ...named, line: error.line ?? line, problem: sentence(error.message) };
    // The library's errors are many, and speak of its own insides.
    return {
      ...named,
      problem: "Its text can’t be understood: look for a “$”, a brace or a backslash that stands alone.",
    };
  }
}

export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
