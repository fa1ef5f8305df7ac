// RSS, RDF, Atom and JSON Feed say the same in four ways; here they say it in one.
import { parseFeed } from "feedsmith";
import { oneLine, plainText } from "./plain-text.ts";

/** An entry before anything of it is checked. What is HTML in the feed is text here. */
export type Raw = {
  guid: string | undefined;
  title: string;
  /** The first that is there is meant; relative to `base`. */
  links: (string | undefined)[];
  base: string | undefined;
  dates: (string | undefined)[];
  authors: string[];
  source: string | undefined;
  /** From the shortest to the whole text. */
  texts: string[];
  categories: string[];
  /** It is about another page than its own. */
  external: boolean;
};

export type RawFeed = { format: string; title: string; home: string | undefined; authors: string[]; entries: Raw[] };

type Parsed = ReturnType<typeof parseFeed<string>>;
type Of<F extends Parsed["format"]> = Extract<Parsed, { format: F }>["feed"];
type Text = { value?: string | undefined; type?: string | undefined } | undefined;

/**
 * Errors: throws what the parser throws when it is no feed, or one that is written wrongly.
 * @param most how many entries are read
 */
export function parseShape(text: string, most: number): RawFeed {
  const parsed: Parsed = parseFeed<string>(text, { maxItems: most });
  if (parsed.format === "atom") return ofAtom(parsed.feed);
  if (parsed.format === "json") return ofJson(parsed.feed);
  return parsed.format === "rss" ? ofRss(parsed.feed) : ofRdf(parsed.feed);
}

function ofRss(feed: Of<"rss">): RawFeed {
  const entries = (feed.items ?? []).map((item): Raw => {
    const { guid, dc } = item;
    return {
      guid: guid?.value,
      title: plainText(item.title ?? dc?.titles?.[0] ?? ""),
      links: [item.link, guid?.isPermaLink === false ? undefined : permalink(guid?.value)],
      base: item.xml?.base ?? feed.xml?.base,
      dates: [item.pubDate, dc?.dates?.[0]],
      authors: names([...(item.authors ?? []).map(({ name }) => name), ...(dc?.creators ?? [])]),
      source: item.source?.title,
      texts: [item.description, item.content?.encoded].map((html) => plainText(html ?? "")),
      categories: [...(item.categories ?? []).map(({ name }) => name ?? ""), ...(dc?.subjects ?? [])],
      external: false,
    };
  });
  return { format: "RSS", title: plainText(feed.title ?? ""), home: feed.link, authors: [], entries };
}

function ofRdf(feed: Of<"rdf">): RawFeed {
  const entries = (feed.items ?? []).map(
    (item): Raw => ({
      guid: item.rdf?.about,
      title: plainText(item.title ?? ""),
      links: [item.link, permalink(item.rdf?.about)],
      base: item.xml?.base ?? feed.xml?.base,
      dates: [item.dc?.dates?.[0]],
      authors: names(item.dc?.creators ?? []),
      source: item.dc?.sources?.[0],
      texts: [item.description, item.content?.encoded].map((html) => plainText(html ?? "")),
      categories: item.dc?.subjects ?? [],
      external: false,
    }),
  );
  return { format: "RDF", title: plainText(feed.title ?? ""), home: feed.link, authors: [], entries };
}

function ofAtom(feed: Of<"atom">): RawFeed {
  const entries = (feed.entries ?? []).map(
    (entry): Raw => ({
      guid: entry.id,
      title: asText(entry.title),
      links: [linkOf(entry.links), entry.content?.src],
      base: entry.xml?.base ?? feed.xml?.base,
      dates: [entry.published, entry.updated],
      authors: names([...(entry.authors ?? []), ...(entry.contributors ?? [])].map(({ name }) => name)),
      source: asText(entry.source?.title),
      texts: [asText(entry.summary), asText(entry.content)],
      categories: (entry.categories ?? []).flatMap(({ term, label }) => [term ?? "", label ?? ""]),
      external: false,
    }),
  );
  const authors = names((feed.authors ?? []).map(({ name }) => name));
  return { format: "Atom", title: asText(feed.title), home: linkOf(feed.links), authors, entries };
}

function ofJson(feed: Of<"json">): RawFeed {
  const entries = (feed.items ?? []).map(
    (item): Raw => ({
      guid: item.id,
      title: oneLine(item.title ?? ""),
      links: [item.url, item.external_url],
      base: undefined,
      dates: [item.date_published, item.date_modified],
      authors: names((item.authors ?? []).map(({ name }) => name)),
      source: undefined,
      texts: [oneLine(item.summary ?? ""), oneLine(item.content_text ?? ""), plainText(item.content_html ?? "")],
      categories: item.tags ?? [],
      external: item.external_url !== undefined && item.external_url !== item.url,
    }),
  );
  const authors = names((feed.authors ?? []).map(({ name }) => name));
  return { format: "JSON", title: oneLine(feed.title ?? ""), home: feed.home_page_url, authors, entries };
}

/** Atom's texts say themselves whether they are HTML. */
function asText(text: Text): string {
  const value = text?.value ?? "";
  return text?.type === undefined || text.type === "text" || text.type === "text/plain"
    ? oneLine(value)
    : plainText(value);
}

type Link = { href?: string | undefined; rel?: string | undefined };

function linkOf(links: readonly Link[] | undefined): string | undefined {
  return links?.find(({ rel }) => rel === undefined || rel === "alternate")?.href;
}

/** A guid that is an address by itself. */
function permalink(guid: string | undefined): string | undefined {
  return guid !== undefined && /^https?:\/\//i.test(guid) ? guid : undefined;
}

function names(given: readonly (string | undefined)[]): string[] {
  return [...new Set(given.map((name) => oneLine(name ?? "")).filter((name) => name !== "" && !name.includes("@")))];
}
