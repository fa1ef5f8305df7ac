import { dayOf } from "#lib/writings/rules.ts";
import { webAddress, writingLimits } from "#lib/writings/schema.ts";
import { dayWritten } from "./day.ts";
import { feedLimits } from "./limits.ts";
import { cut, oneLine } from "./plain-text.ts";
import { Refused } from "./refused.ts";
import { parseShape, type Raw, type RawFeed } from "./shapes.ts";

/** A post as a feed tells of it; `publishedOn` is a day, "2023-09-21". */
export type Entry = {
  guid: string | null;
  title: string;
  url: string;
  publishedOn: string;
  coauthors: string[];
  source: string;
  excerpt: string;
  linkpost: boolean;
};

/** `at` counts from 1. A `wrong` one has a sentence about why, and as much of its title as could be read. */
export type Read = { at: number; entry: Entry } | { at: number; title: string; wrong: string };

/** `more`: the feed has further entries, which were not read. */
export type ReadFeed = { format: string; title: string; more: boolean; entries: Read[] };

/**
 * The posts of an RSS, RDF, Atom or JSON feed. What is wrong with one entry is said at that entry; the
 * others are read. Takes time and memory at the writer's will: strangers' feeds go through readApart.
 * @param given.address where the feed came from: what its relative links are relative to
 * @param given.self the mentor, who is no co-author of their own posts
 * Errors: Refused, in words for the mentor, when it is no feed.
 */
export function readFeed(text: string, given: { address?: string | undefined; self: string; now: Date }): ReadFeed {
  // Before the first element it may declare entities of its own: the parser would leave them as they are, at best.
  const prologue = text.slice(0, Math.max(0, text.search(/<[a-z]/i)));
  if (/<!ENTITY|<!DOCTYPE[^>]*\[/i.test(prologue))
    throw new Refused("The feed declares entities of its own (<!ENTITY …>), which are not read here.");
  const feed = shapeOf(text, given.address !== undefined);
  const owners = ownersOf(feed, given.self);
  const tomorrow = dayOf(new Date(given.now.getTime() + 86_400_000));
  const seen = new Map<string, number>();
  const entries = feed.entries.slice(0, feedLimits.entries).map((raw, index): Read => {
    const at = index + 1;
    const found = entryOf(raw, feed, { ...given, owners, tomorrow });
    if (typeof found === "string") return { at, title: cut(raw.title, writingLimits.title), wrong: found };
    const before = seen.get(found.url);
    seen.set(found.url, before ?? at);
    return before === undefined
      ? { at, entry: found }
      : { at, title: found.title, wrong: `It has the same address as entry ${before}.` };
  });
  const { format, title } = feed;
  return { format, title: cut(title, writingLimits.source), more: feed.entries.length > feedLimits.entries, entries };
}

function shapeOf(text: string, fetched: boolean): RawFeed {
  try {
    return parseShape(text, feedLimits.entries + 1);
  } catch (error) {
    if ((error as Error).name !== "DetectError")
      throw new Refused("This begins like a feed, but is written wrongly, so that nothing could be read.");
    const hint = " The address of a page is not that of its feed; the site’s help says where that is.";
    throw new Refused(`This is not an RSS, Atom or JSON feed.${fetched ? hint : ""}`);
  }
}

type Given = { address?: string | undefined; owners: ReadonlySet<string>; tomorrow: string };

/** An entry, or what is wrong with it. */
function entryOf(raw: Raw, feed: RawFeed, { address, owners, tomorrow }: Given): Entry | string {
  if (raw.title === "") return "It has no title.";
  const link = raw.links.find((given) => given !== undefined && given !== "");
  if (link === undefined) return "It has no address.";
  const url = absolute(link, [raw.base, address, feed.home]);
  if (url === undefined) return `Its address is not one of the web: ${cut(oneLine(link), 100)}`;
  const date = raw.dates.find((given) => given !== undefined);
  if (date === undefined) return "It has no date.";
  const publishedOn = dayWritten(date.trim());
  if (publishedOn === undefined) return `Its date can’t be read: ${cut(oneLine(date), 60)}`;
  if (publishedOn > tomorrow) return `Its date lies in the future: ${publishedOn}`;
  const texts = raw.texts.map((text) => text.replace(PREFACE, "")).filter((text) => text !== "");
  const guid = oneLine(raw.guid ?? "");
  return {
    guid: guid === "" || guid.length > writingLimits.guid ? null : guid,
    title: cut(raw.title, writingLimits.title),
    url,
    publishedOn,
    coauthors: raw.authors
      .filter((name) => !owners.has(key(name)))
      .map((name) => cut(name, writingLimits.author))
      .slice(0, writingLimits.coauthors),
    source: cut(oneLine(raw.source || feed.title), writingLimits.source),
    excerpt: cut(texts[0] ?? "", writingLimits.excerpt),
    linkpost:
      raw.external ||
      texts.some((text) => LINKPOST.test(text)) ||
      raw.categories.some((category) => /^link[ -]?posts?$/i.test(category.trim())),
  };
}

/** What some sites put before every text. */
const PREFACE = /^Published on [A-Z][a-z]+ \d{1,2}, \d{4} \d{1,2}:\d\d [AP]M GMT\s*/;
const LINKPOST = /^\W{0,3}(?:this is (?:a )?)?(?:link[ -]?post|cross[ -]?posted link) (?:for|to)\b/i;

/** The whole address of a link, from the first base that makes one of it. */
function absolute(link: string, bases: readonly (string | undefined)[]): string | undefined {
  if (URL.canParse(link)) return webAddress(new URL(link).href);
  for (const base of bases) {
    const whole = base !== undefined && URL.canParse(link, base) ? webAddress(new URL(link, base).href) : undefined;
    if (whole !== undefined) return whole;
  }
  return undefined;
}

/** A name as it is compared. */
function key(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toLowerCase();
}

/** Whose feed it is: the mentor by name, who is said to have written it all, and who signed every single entry. */
function ownersOf(feed: RawFeed, self: string): Set<string> {
  const owners = new Set([key(self), ...(feed.authors.length === 1 ? feed.authors.map(key) : [])]);
  const signed = feed.entries.map(({ authors }) => authors.map(key)).filter((authors) => authors.length > 0);
  if (signed.length > 1)
    for (const name of signed[0] ?? []) if (signed.every((authors) => authors.includes(name))) owners.add(name);
  return owners;
}
