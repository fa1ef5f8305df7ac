import type { Entry, Read } from "#lib/feeds/read.ts";
import type { Verdict } from "#lib/imports/rules.ts";

/** What of a post an import can change. */
export type Compared = {
  title: string;
  url: string;
  publishedOn: string;
  coauthors: string[];
  source: string;
  excerpt: string;
  linkpost: boolean;
};
export type Kept = Compared & { id: string; guid: string | null; version: number };
export type Change = { field: keyof Compared; was: string; becomes: string };

const fields = ["title", "url", "publishedOn", "coauthors", "source", "excerpt", "linkpost"] as const;

/**
 * The stored post that an entry is: with the same address, else with the feed's own name for it. The
 * address decides, since a profile has each once.
 */
function matchOf(entry: { url: string; guid: string | null }, stored: readonly Kept[]): Kept | undefined {
  return (
    stored.find(({ url }) => url === entry.url) ??
    (entry.guid === null ? undefined : stored.find(({ guid }) => guid === entry.guid))
  );
}

/** What an entry would change. What the feed doesn't tell (no co-authors, no excerpt, no source) stays. */
export function changesOf(entry: Compared, stored: Compared): Change[] {
  return fields.flatMap((field): Change[] => {
    const [was, becomes] = [said(stored[field]), said(entry[field])];
    const silent = becomes === "" && field !== "linkpost";
    return silent || was === becomes ? [] : [{ field, was, becomes }];
  });
}

/** The entry as it would be stored in place of the other. */
export function merged<T extends Compared>(entry: T, stored: Compared): T {
  const { coauthors, source, excerpt } = stored;
  return {
    ...entry,
    ...(entry.coauthors.length === 0 ? { coauthors } : {}),
    ...(entry.source === "" ? { source } : {}),
    ...(entry.excerpt === "" ? { excerpt } : {}),
  };
}

function verdictOf(changes: readonly Change[] | undefined): Exclude<Verdict, "wrong"> {
  return changes === undefined ? "new" : changes.length > 0 ? "changed" : "same";
}

function said(value: string | boolean | string[]): string {
  return typeof value === "string" ? value : typeof value === "boolean" ? (value ? "linkpost" : "") : value.join(", ");
}

/** An entry of a preview. `at` counts from 1, as in the feed. */
export type Judged =
  | { at: number; verdict: "wrong"; title: string; why: string }
  | { at: number; verdict: "new" | "changed" | "same"; entry: Entry; stored: Kept | undefined; changes: Change[] };

/** What each entry of a feed would do to what is stored now. */
export function judge(entries: readonly Read[], stored: readonly Kept[]): Judged[] {
  const met = new Map<string, number>();
  return entries.map((read): Judged => {
    if ("wrong" in read) return { at: read.at, verdict: "wrong", title: read.title, why: read.wrong };
    const { at, entry } = read;
    const found = matchOf(entry, stored);
    const before = found && met.get(found.id);
    if (before !== undefined)
      return { at, verdict: "wrong", title: entry.title, why: `It is the same post as entry ${before}.` };
    if (found) met.set(found.id, at);
    const changes = found && changesOf(entry, found);
    return { at, verdict: verdictOf(changes), entry, stored: found, changes: changes ?? [] };
  });
}

/** Which posts, and which versions of them, a preview was made against. */
export function versionsOf(judged: readonly Judged[]): string {
  return judged
    .map((one) => (one.verdict === "wrong" ? "w" : one.stored ? `${one.stored.id}:${one.stored.version}` : "n"))
    .join(" ");
}
