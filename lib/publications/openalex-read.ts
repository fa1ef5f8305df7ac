import { familyName } from "#lib/mentors/names.ts";
import { type CslItem, cslWith } from "./csl.ts";
import type { Work } from "./openalex-schema.ts";
import { cleanLine } from "./read-clean.ts";
import { entryOf, publicationOf, type ReadEntry } from "./read-entry.ts";
import { type Author, limits } from "./schema.ts";

/** How often a work is cited, as OpenAlex counts it: in all, and by the years in which the citations were received. */
export type Counts = { openalexId: string; citations: number; citedIn: Record<string, number> };

/** A work as an entry of an import has it, or why it can't be one; and its counts. */
export type FoundWork = { entry: ReadEntry; counts: Counts; createdOn: string | null };

/** The short name of a work: "W2741809807". */
function workId({ id }: Pick<Work, "id">): string {
  return id.slice(id.lastIndexOf("/") + 1);
}

/**
 * Whether a work is one of the person with this ORCID iD, as far as it says. In lists OpenAlex names the first
 * hundred authors only.
 */
export function isBy(work: Work, orcid: string): boolean {
  if (work.is_authors_truncated || work.authorships.length >= 100) return true;
  return work.authorships.some(({ author }) => hasOrcid(author.orcid, orcid));
}

function hasOrcid(address: string | null, orcid: string): boolean {
  return address?.toUpperCase().endsWith(orcid.toUpperCase()) ?? false;
}

/** @param at the work's place among those that were found, from 1 */
export function foundWork(work: Work, orcid: string, at: number): FoundWork {
  const key = workId(work);
  const entry = entryOf(key, at, () => {
    const { publication, notes } = publicationOf(itemOf(work), {
      arxiv: (work.locations ?? []).map((location) => arxivAddress(location.landing_page_url)),
      pdf: [work.best_oa_location?.pdf_url ?? undefined, work.primary_location?.pdf_url ?? undefined],
    });
    // The DOI that arXiv gives says the same as its id.
    const doi = publication.doi?.startsWith("10.48550/arxiv.") && publication.arxivId ? null : publication.doi;
    const said = { ...publication, doi, authors: authorsOf(work, orcid) };
    return { publication: { ...said, csl: cslWith(publication.csl, said) }, notes };
  });
  return {
    entry,
    counts: { openalexId: key, citations: work.cited_by_count, citedIn: citedIn(work) },
    createdOn: work.created_date,
  };
}

function arxivAddress(address: string | null): string | undefined {
  return address && /^https?:\/\/(?:[a-z]+\.)?arxiv\.org\//i.test(address) ? address : undefined;
}

function citedIn(work: Work): Record<string, number> {
  const years = (work.counts_by_year ?? []).filter(({ cited_by_count }) => cited_by_count > 0);
  return Object.fromEntries(years.map(({ year, cited_by_count }) => [String(year), cited_by_count]));
}

const types: Record<string, string> = {
  article: "article-journal",
  preprint: "article",
  book: "book",
  "book-chapter": "chapter",
  dataset: "dataset",
  dissertation: "thesis",
  report: "report",
};

function itemOf(work: Work): CslItem {
  const source = work.primary_location?.source?.display_name ?? "";
  const field = work.primary_topic?.subfield?.display_name;
  return {
    type: types[work.type ?? ""] ?? "article",
    title: plain(work.title ?? ""),
    "container-title": cut(/^arxiv\b/i.test(source) ? "arXiv" : plain(source), limits.venue),
    issued: { "date-parts": [dateParts(work)] },
    abstract: abstractOf(work),
    keyword: field ? [cut(plain(field), limits.field)] : [],
    DOI: work.doi ?? undefined,
    URL: work.primary_location?.landing_page_url ?? work.doi ?? undefined,
  };
}

/** Where only the year is known, OpenAlex says the first of January. */
function dateParts({ publication_date: date, publication_year: year }: Work): number[] {
  const parts = date?.split("-").map(Number) ?? [];
  if (parts.length === 3 && !(parts[1] === 1 && parts[2] === 1)) return parts;
  return [parts[0] ?? year ?? 0].filter((part) => part > 0);
}

/** The authors with their names taken apart, their affiliations, and the mentor among them. */
function authorsOf(work: Work, orcid: string): Author[] {
  return work.authorships.slice(0, limits.authors).flatMap(({ author, raw_author_name, institutions }) => {
    const said = plain(author.display_name ?? raw_author_name ?? "");
    const name = cleanLine(cut(said, limits.name), "The name of one of its authors", limits.name);
    if (name === "") return [];
    const family = familyName(name);
    const given = name.slice(0, name.length - family.length).trim();
    const places = (institutions ?? []).flatMap(
      ({ display_name }) => cut(plain(display_name ?? ""), limits.affiliation) || [],
    );
    const affiliations = [...new Set(places)].slice(0, limits.affiliations);
    return [
      {
        ...(given && name.endsWith(family) ? { given, family } : { literal: name }),
        ...(affiliations.length > 0 ? { affiliations } : {}),
        ...(hasOrcid(author.orcid, orcid) ? { self: true } : {}),
      },
    ];
  });
}

/** An abstract comes as its words with their places; places nobody could have written are left out. */
function abstractOf({ abstract_inverted_index: index }: Work): string {
  const placed = Object.entries(index ?? {}).flatMap(([word, places]) => places.map((place) => ({ place, word })));
  placed.sort((one, other) => one.place - other.place);
  let text = "";
  for (const { word } of placed) {
    if (text.length + word.length >= limits.abstract) break;
    text += `${text === "" ? "" : " "}${word}`;
  }
  return plain(text);
}

/** Titles and names come with a little HTML at times. */
function plain(text: string): string {
  return text
    .replace(/<\/?(?:i|b|em|strong|sub|sup|sc|scp|p|jats:[a-z]+|mml:[a-z]+)>/gi, "")
    .replace(/&(amp|lt|gt);/g, (_, name: string) => ({ amp: "&", lt: "<", gt: ">" })[name] ?? "")
    .replace(/\s+/g, " ")
    .trim();
}

function cut(text: string, length: number): string {
  return text.slice(0, length).toWellFormed();
}
