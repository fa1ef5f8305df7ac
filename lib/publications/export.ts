import { plugins } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import { familyName } from "#lib/mentors/names.ts";
import { slugify } from "#lib/text.ts";
import { cslWith, isCsl } from "./csl.ts";
import { authorName, type CslItem, type Publication, typedDate } from "./schema.ts";
import { texOf, verbatim } from "./tex.ts";

/** What is exported of a row. `csl` is what it was imported as; where the columns say something else, they win. */
export type Exported = Omit<Publication, "csl"> & { csl: unknown };

/** Papers as CSL-JSON items, each with an id of its own that stays while the papers stay. */
export function cslItems(papers: readonly Exported[]): CslItem[] {
  const keys = citationKeys(papers);
  return papers.map(({ csl, ...said }, at) => {
    const item = cslWith(isCsl(csl) ? csl : {}, said);
    return { ...item, ...withArxiv(item, said.arxivId), id: keys[at], "citation-key": keys[at] };
  });
}

/** CSL has no variable for arXiv's id: it is a number, as Zotero has it, or in the note where there is another number. */
function withArxiv({ number, note }: CslItem, arxivId: string | null): CslItem {
  if (!arxivId) return {};
  const said = `arXiv:${arxivId}`;
  if (number === undefined || number === said) return { number: said };
  return { note: typeof note === "string" ? `${note}; ${said}` : said };
}

/** "perez2022discovering", and "…b", "…c" where several would be called so. */
export function citationKeys(papers: readonly Pick<Exported, "title" | "authors" | "year">[]): string[] {
  const used = new Map<string, number>();
  return papers.map(({ title, authors, year }) => {
    const first = authors[0];
    const name = slugify(first ? (first.family ?? familyName(authorName(first))) : "").replaceAll("-", "");
    const word = slugify(title)
      .split("-")
      .find((part) => part.length > 0 && !/^(the|a|an|on|of|in|for|and|to)$/.test(part));
    const key = `${name}${year ?? ""}${word ?? ""}`.slice(0, 60) || "paper";
    const times = (used.get(key) ?? 0) + 1;
    used.set(key, times);
    return times === 1 ? key : `${key}-${times}`;
  });
}

type Entry = { type: string; label: string; properties: Record<string, unknown> };

/**
 * Papers as BibTeX in UTF-8. The library says which type and which field an item's parts become; what it has
 * no field for (keywords, abstract, arXiv's id) is added, and every value is written so that it can't end its field.
 */
export function bibtexOf(papers: readonly Exported[]): string {
  const items = cslItems(papers);
  return items.map((item, at) => entryText(item, papers[at])).join("\n");
}

function entryText(item: CslItem, paper: Exported | undefined): string {
  const [mapped] = plugins.output.format("bibtex", [carried(item)], { format: "object" }) as Entry[];
  const type = /^[a-z]+$/.test(mapped?.type ?? "") ? mapped?.type : "misc";
  // Of the mapping the names of fields are taken; its way of writing values drops letters that are not Latin.
  const has = (field: string) => mapped !== undefined && field in mapped.properties;
  const fields: [name: string, value: string][] = [];
  const add = (name: string, value: unknown, write = texOf) => {
    if (typeof value === "number" || (typeof value === "string" && value !== ""))
      fields.push([name, write(String(value))]);
  };
  add("title", item["title"], (text) => `{${texOf(text)}}`);
  if (paper && paper.authors.length > 0)
    fields.push(["author", paper.authors.map(bibtexName).filter(Boolean).join(" and ")]);
  const venue = paper?.venue === "arXiv" ? "" : paper?.venue;
  add(venueField(type ?? "misc"), venue);
  add("year", paper?.year);
  if (paper?.year && paper.month) {
    fields.push(["month", paper.month.toString()]);
    // BibTeX has no field for the day; BibLaTeX reads the date, and others pass over it.
    if (paper.day) fields.push(["date", typedDate(paper)]);
  }
  const kept = { volume: "volume", number: "issue", pages: "page", publisher: "publisher", edition: "edition" };
  for (const [field, variable] of Object.entries(kept))
    if (has(field) && !fields.some(([name]) => name === field)) add(field, item[variable]);
  add("isbn", item["ISBN"]);
  add("issn", item["ISSN"]);
  add("doi", paper?.doi, verbatim);
  if (paper?.arxivId) {
    add("eprint", paper.arxivId, verbatim);
    add("archiveprefix", "arXiv");
  }
  add("url", paper?.url ?? item["URL"], verbatim);
  add("pdf", paper?.pdfUrl, verbatim);
  add("keywords", paper?.fields.join(", "));
  add("abstract", paper?.abstract);
  const lines = fields.map(([name, value]) => `  ${name} = {${value}},\n`);
  return `@${type}{${String(item["id"])},\n${lines.join("")}}\n`;
}

/** A type that has a place for where the paper appeared. */
function carried(item: CslItem): CslItem {
  const bare = item["type"] === "document" || item["type"] === "webpage" || item["type"] === "article";
  return bare && item["container-title"] ? { ...item, type: "article-journal" } : item;
}

function venueField(type: string): string {
  if (type === "article") return "journal";
  if (type === "inproceedings" || type === "incollection" || type === "inbook") return "booktitle";
  if (type === "phdthesis" || type === "mastersthesis") return "school";
  return type === "techreport" ? "institution" : type === "book" ? "publisher" : "howpublished";
}

/** "Perez, Ethan"; a name that is not taken apart stands in braces. */
function bibtexName({ given, family, literal }: Publication["authors"][number]): string {
  if (literal || !family) return `{${texOf(literal ?? given ?? "")}}`;
  const [last, first] = [texOf(family), texOf(given ?? "")].map((part) =>
    /\band\b|,/i.test(part) ? `{${part}}` : part,
  );
  return first ? `${last}, ${first}` : `{${last}}`;
}
