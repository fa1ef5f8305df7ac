import { type Author, authorName } from "./schema.ts";

export const orders = ["date", "citations", "field"] as const;
export type Order = (typeof orders)[number];

export const orderNames: Record<Order, string> = { date: "Date", citations: "Citations", field: "Field" };

/**
 * The place that an address names, or null: each has one address, so the first page by date is not
 * at "date", and first pages have no number.
 */
export function placeOf(order: string, page?: string): { order: Order; page: number } | null {
  const known = orders.find((name) => name === order);
  if (!known || (page === undefined && known === "date")) return null;
  if (page === undefined) return { order: known, page: 1 };
  return /^[1-9]\d{0,3}$/.test(page) && page !== "1" ? { order: known, page: Number(page) } : null;
}

/** Papers on the profile, and on one page of a list. */
export const NEWEST = 10;
export const ORDER_PAGE = 100;

/** Authors before "et al.", and how many are named at all; of a paper of a collaboration there may be thousands. */
const AUTHORS_FIRST = 3;
export const AUTHORS_NAMED = 60;
const AFFILIATIONS_NAMED = 4;

/** "1,234". */
export function figure(count: number): string {
  return count.toLocaleString("en-GB");
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${figure(count)} ${count === 1 ? one : many}`;
}

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

/** "1,234 citations (OpenAlex, 3 Nov 2026)", or null where nobody has counted. */
export function citationText(paper: {
  citations: number | null;
  citedAt: Date | null;
  citedBy: string | null;
}): string | null {
  if (paper.citations === null || paper.citedAt === null) return null;
  const source = [paper.citedBy, day.format(paper.citedAt).replace("Sept", "Sep")].filter(Boolean).join(", ");
  return `${counted(paper.citations, "citation")} (${source})`;
}

/** A run of names, with what parts it from the next; or the mentor's name, which is marked. */
export type NamePart = { text: string; self: boolean };

export type Authors = {
  /** The first, and the mentor wherever they stand. */
  short: NamePart[];
  /** Everybody, where `short` is not: at most AUTHORS_NAMED, and how many more there are. */
  all: NamePart[];
  total: number;
};

/** The authors of a paper as they are shown. */
export function shownAuthors(authors: readonly Author[]): Authors {
  const total = authors.length;
  const everybody = [...authors.keys()];
  // One name more is shorter than "et al." with a fold behind it.
  if (total <= AUTHORS_FIRST + 1) return { short: runs(authors, everybody, ""), all: [], total };
  const first = everybody.filter((at) => at < AUTHORS_FIRST || authors[at]?.self);
  const named = everybody.filter((at) => at < AUTHORS_NAMED || authors[at]?.self);
  const more = total - named.length;
  return {
    short: runs(authors, first, " et al."),
    all: runs(authors, named, more > 0 ? ` and ${counted(more, "other")}` : ""),
    total,
  };
}

/** The names at these places, in as few parts as their marks allow; "…" stands for those between. */
function runs(authors: readonly Author[], places: readonly number[], end: string): NamePart[] {
  const parts: NamePart[] = [];
  let before = -1;
  const say = (text: string, self: boolean) => {
    const last = parts.at(-1);
    if (last && !last.self && !self) last.text += text;
    else if (text !== "") parts.push({ text, self });
  };
  for (const at of places) {
    const author = authors[at];
    if (!author) continue;
    if (before >= 0) say(at - before > 1 ? ", … " : ", ", false);
    say(authorName(author), author.self === true);
    before = at;
  }
  say(end, false);
  return parts;
}

/** The affiliations that a paper's authors give, each once: the mentor's first, then in the order of authors. */
export function shownAffiliations(authors: readonly Author[]): { names: string[]; more: number } {
  const inOrder = [...authors.filter((author) => author.self), ...authors.filter((author) => !author.self)];
  const all = [...new Set(inOrder.flatMap((author) => author.affiliations ?? []))];
  return { names: all.slice(0, AFFILIATIONS_NAMED), more: Math.max(0, all.length - AFFILIATIONS_NAMED) };
}

/** An address that may stand in a link: of the web, whatever was imported. */
function webAddress(address: string | null): string | null {
  return address !== null && /^https?:\/\//i.test(address) && URL.canParse(address) ? new URL(address).href : null;
}

function doiAddress(doi: string): string {
  return `https://doi.org/${encodeURIComponent(doi).replaceAll("%2F", "/")}`;
}

export function arxivAddress(arxivId: string): string {
  return `https://arxiv.org/abs/${encodeURIComponent(arxivId).replaceAll("%2F", "/")}`;
}

type Linked = { doi: string | null; arxivId: string | null; url: string | null; pdfUrl: string | null };

/** Where the title leads, or null; and the further links by what they are called. */
export function paperLinks(paper: Linked): { title: string | null; links: { text: string; address: string }[] } {
  const doi = paper.doi && { text: `doi:${paper.doi}`, address: doiAddress(paper.doi) };
  const arxiv = paper.arxivId && { text: `arXiv:${paper.arxivId}`, address: arxivAddress(paper.arxivId) };
  const pdf = webAddress(paper.pdfUrl);
  const links = [doi, arxiv, pdf && { text: "PDF", address: pdf }].filter((link) => !!link);
  return { title: webAddress(paper.url) ?? links[0]?.address ?? null, links };
}

/** Papers in the order given, under headings; without one where the order has none. */
export function grouped<P extends { year: number | null; fields: string[] }>(
  papers: readonly P[],
  order: Order,
): { heading: string | null; papers: P[] }[] {
  const groups: { heading: string | null; papers: P[] }[] = [];
  const seen = new Map<string, P[]>();
  for (const paper of papers) {
    const heading =
      order === "citations"
        ? null
        : order === "date"
          ? String(paper.year ?? "Undated")
          : (paper.fields[0] ?? "No field given");
    const key = (heading ?? "").toLowerCase();
    const group = seen.get(key);
    if (group) group.push(paper);
    else {
      const begun = [paper];
      seen.set(key, begun);
      groups.push({ heading, papers: begun });
    }
  }
  return groups;
}
