import { cslWith } from "./csl.ts";
import { type Identity, normaliseArxivId, titleKey } from "./identity.ts";
import type { ReadEntry } from "./read-entry.ts";
import { authorName, type Publication, publishedOn } from "./schema.ts";

/** A publication as it is stored, as far as an import is compared with it. */
export type Stored = Publication & { id: string; version: number };

/** One field that an import would change, in words. */
export type Change = { label: string; before: string; after: string };

/**
 * What an entry would do. `twin` is the line of an earlier entry of the same file that is the same publication.
 * `merged` is what would be stored.
 */
export type Judged = { at: number; key: string; line: number; notes: string[] } & (
  | { verdict: "new"; merged: Publication }
  | { verdict: "changed"; of: Stored; merged: Publication; changes: Change[] }
  | { verdict: "same"; title: string; twin?: number }
  | { verdict: "wrong"; problem: string }
);

const arxivDoi = "10.48550/arxiv.";

/** Finds which of the things put in is the same publication: by the rules of samePublication, at once. */
export class Known<T> {
  private readonly doi = new Map<string, T>();
  private readonly arxiv = new Map<string, T>();
  private readonly titles = new Map<string, { thing: T; doi: boolean; arxiv: boolean }[]>();

  put(identity: Identity, thing: T): void {
    const { doi, arxiv, title } = keys(identity);
    if (identity.doi) this.doi.set(identity.doi, thing);
    if (arxiv) this.arxiv.set(arxiv, thing);
    this.titles.set(title, [...(this.titles.get(title) ?? []), { thing, doi: !!doi, arxiv: !!arxiv }]);
  }

  /** By DOI, by arXiv id, or by title; `clash`: the two ids are those of different ones. */
  find(identity: Identity): { thing: T | undefined; clash?: [T, T] } {
    const { doi, arxiv, title } = keys(identity);
    const byDoi = identity.doi ? this.doi.get(identity.doi) : undefined;
    const byArxiv = arxiv ? this.arxiv.get(arxiv) : undefined;
    if (byDoi !== undefined && byArxiv !== undefined && byDoi !== byArxiv)
      return { thing: undefined, clash: [byDoi, byArxiv] };
    if (byDoi !== undefined || byArxiv !== undefined) return { thing: byDoi ?? byArxiv };
    // Of an id that both have, it is known here that they differ.
    const titled = this.titles.get(title)?.find((other) => !(doi && other.doi) && !(arxiv && other.arxiv));
    return { thing: titled?.thing };
  }
}

function keys({ doi, arxivId, title, year }: Identity) {
  const ofArxiv = doi?.startsWith(arxivDoi) === true;
  return {
    doi: ofArxiv ? null : doi,
    arxiv: arxivId ?? (ofArxiv && doi ? normaliseArxivId(doi) : null),
    title: `${year ?? ""} ${titleKey(title)}`,
  };
}

/** What each entry of an import would do to what is stored, in the order of the file. */
export function judge(entries: readonly ReadEntry[], stored: readonly Stored[]): Judged[] {
  const known = new Known<Stored | number>();
  for (const row of stored) known.put(row, row);
  // The line at which a stored publication was met in this file.
  const met = new Map<string, number>();
  return entries.map((entry, at): Judged => {
    const { key, line } = entry;
    if ("problem" in entry) return { at, key, line, notes: [], verdict: "wrong", problem: entry.problem };
    const { publication, notes } = entry;
    const { thing, clash } = known.find(publication);
    const named = { at, key, line, notes };
    if (clash) return { ...named, verdict: "wrong", problem: clashing(clash) };
    if (thing === undefined) {
      known.put(publication, line);
      return { ...named, verdict: "new", merged: publication };
    }
    const twin = typeof thing === "number" ? thing : met.get(thing.id);
    if (typeof thing === "number" || twin !== undefined)
      return { ...named, verdict: "same", title: publication.title, ...(twin === undefined ? {} : { twin }) };
    met.set(thing.id, line);
    const { merged, changes } = merge(thing, publication);
    // Under the ids that it gets, too, a later entry may be the same.
    if (changes.length > 0) known.put(merged, thing);
    return changes.length === 0
      ? { ...named, verdict: "same", title: thing.title }
      : { ...named, verdict: "changed", of: thing, merged, changes };
  });
}

function clashing([one, other]: [Stored | number, Stored | number]): string {
  const name = (thing: Stored | number) =>
    typeof thing === "number" ? `the entry in line ${thing}` : `“${thing.title}”`;
  return `Its DOI is that of ${name(one)}, its arXiv id that of ${name(other)}. Correct one of them, here or there.`;
}

/**
 * A stored publication with what an import says of it. What the import does not say stays; so do the marks
 * and affiliations of authors whose names are the same, a date that is more exact, and a venue or DOI where
 * the import only knows arXiv's.
 */
export function merge(stored: Publication, read: Publication): { merged: Publication; changes: Change[] } {
  const changes: Change[] = [];
  const pick = <T>(label: string, before: T, after: T, say: (value: T) => string, empty: boolean): T => {
    if (empty || say(before) === say(after)) return before;
    changes.push({ label, before: say(before), after: say(after) });
    return after;
  };
  const plain = (value: string | null) => value ?? "";
  const date = pick("Date", dateOf(stored), dateOf(read), publishedOn, read.year === null || lessExact(read, stored));
  const onlyArxiv = read.venue === "" || (read.venue === "arXiv" && stored.venue !== "");
  const arxivs = read.doi === null || (read.doi.startsWith(arxivDoi) && stored.doi !== null);
  const said = {
    title: pick("Title", stored.title, read.title, plain, false),
    authors: pick(
      "Authors",
      stored.authors,
      read.authors,
      (authors) => authors.map(authorName).join(", "),
      read.authors.length === 0,
    ),
    venue: pick("Venue", stored.venue, read.venue, plain, onlyArxiv),
    ...date,
    fields: pick(
      "Fields",
      stored.fields,
      read.fields,
      (fields) => fields.join(", "),
      read.fields.length === 0 || sameFields(stored.fields, read.fields),
    ),
    abstract: pick("Abstract", stored.abstract, read.abstract, plain, read.abstract === ""),
    doi: pick("DOI", stored.doi, read.doi, plain, arxivs),
    arxivId: pick("arXiv id", stored.arxivId, read.arxivId, plain, read.arxivId === null),
    url: pick("Link", stored.url, read.url, plain, read.url === null),
    pdfUrl: pick("PDF", stored.pdfUrl, read.pdfUrl, plain, read.pdfUrl === null),
  };
  return { merged: { ...said, csl: cslWith({ ...stored.csl, ...read.csl }, said) }, changes };
}

function dateOf({ year, month, day }: Publication) {
  return { year, month, day };
}

function lessExact(read: Publication, stored: Publication): boolean {
  return (
    read.year === stored.year &&
    ((read.month === null && stored.month !== null) ||
      (read.month === stored.month && read.day === null && stored.day !== null))
  );
}

function sameFields(one: readonly string[], other: readonly string[]): boolean {
  const set = (fields: readonly string[]) => [...new Set(fields.map((field) => field.toLowerCase()))].sort().join("\n");
  return set(one) === set(other);
}
