import type { CslItem, Publication } from "./schema.ts";

export type { CslItem } from "./schema.ts";

/** Variables that are kept as they are read, each one short text or number; the others are made from the row's columns. */
const KEPT = [
  "id",
  "type",
  "citation-key",
  "genre",
  "language",
  "publisher",
  "publisher-place",
  "volume",
  "issue",
  "page",
  "number",
  "number-of-pages",
  "edition",
  "collection-title",
  "collection-number",
  "event-title",
  "event-place",
  "container-title-short",
  "title-short",
  "ISBN",
  "ISSN",
  "PMID",
  "PMCID",
  "note",
  "medium",
  "section",
  "version",
] as const;

const KEPT_MAX = 500;

export function isCsl(value: unknown): value is CslItem {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What of an item is kept: known variables with a short value. */
export function keptOf(item: CslItem): CslItem {
  const kept: CslItem = {};
  for (const variable of KEPT) {
    const value = item[variable];
    if (typeof value === "number" && Number.isFinite(value)) kept[variable] = value;
    if (typeof value === "string" && value.trim() !== "" && value.length <= KEPT_MAX && value.isWellFormed())
      kept[variable] = value.replace(/[\s\p{Cc}]+/gu, " ").trim();
  }
  return kept;
}

/** The CSL-JSON item of a publication (CSL 1.0.2): what was kept of the imported one, and what its columns say now. */
export function cslWith(kept: CslItem, said: Omit<Publication, "csl">): CslItem {
  const { title, authors, venue, year, month, day, fields, abstract, doi, arxivId, url, pdfUrl } = said;
  const address = url ?? (arxivId ? `https://arxiv.org/abs/${arxivId}` : pdfUrl);
  const container = venueVariable(kept["type"]);
  const parts = year === null ? [] : month === null ? [year] : day === null ? [year, month] : [year, month, day];
  return {
    ...keptOf(kept),
    type: typeof kept["type"] === "string" ? kept["type"] : "article",
    title,
    author: authors.map(({ given, family, literal }) =>
      literal ? { literal } : { ...(family ? { family } : {}), ...(given ? { given } : {}) },
    ),
    ...(venue && !(venue === "arXiv" && arxivId) ? { [container]: venue } : {}),
    ...(parts.length > 0 ? { issued: { "date-parts": [parts] } } : {}),
    ...(fields.length > 0 ? { keyword: fields.join(", ") } : {}),
    ...(abstract ? { abstract } : {}),
    ...(doi ? { DOI: doi } : {}),
    ...(arxivId && !doi ? { number: `arXiv:${arxivId}` } : {}),
    ...(address ? { URL: address } : {}),
  };
}

/** Where an item of this type says what it appeared in. */
export function venueVariable(type: unknown): "publisher" | "container-title" {
  return type === "thesis" || type === "report" || type === "book" ? "publisher" : "container-title";
}
