import { addressSpans, type Span } from "./addresses.ts";
import { markOf, marksInText, withoutMarks } from "./marks.ts";
import { type Particulars, type Sought, soughtOf } from "./particulars.ts";
import { nameSpans } from "./runs.ts";

export type { Particulars };

/** What stands for a mask in text; it is never masked again, whatever somebody is called. */
const READABLE = /\[(?:name|address|affiliation|profile)\]/g;

/**
 * A text with a mark in the place of everything that tells who wrote it, for rendering: one
 * character each (./marks.ts), which says neither how long it was nor how many words.
 *
 * Masked are: the name, whole in any order and case, or its parts with a capital, with and without
 * accents, and with initials; parts that are words ("Grace", "May") only beside another part or
 * where they can't be the word; e-mail addresses that are the person's own, made of the name, or of
 * the same institution; accounts and addresses of the web made of the name or of the address's
 * local part; profiles (LinkedIn, ORCID, Google Scholar…); the affiliation, its distinctive words
 * with a capital, its initials, and the domain of the address where that is no common host of mail.
 *
 * Deterministic, and linear in the length.
 */
export function withMarks(text: string, who: Particulars | Sought): string {
  const sought = "literals" in who ? who : soughtOf(who);
  const clean = withoutMarks(text);
  const opaque = [...clean.matchAll(READABLE)].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }));
  const { spans: addresses, others } = addressSpans(clean, sought);
  const spans = joined([...addresses, ...wholeAddresses(nameSpans(clean, sought, addresses), others)]);
  let marked = "";
  let from = 0;
  let next = 0;
  for (const { start, end, kind } of spans) {
    while ((opaque[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next += 1;
    if ((opaque[next]?.start ?? Number.POSITIVE_INFINITY) < end) continue;
    marked += clean.slice(from, start) + markOf(kind);
    from = end;
  }
  return marked + clean.slice(from);
}

/** The same with the masks in words: "[name]", "[address]", "[affiliation]", "[profile]". Masking twice is masking once. */
export function masked(text: string, who: Particulars | Sought): string {
  return marksInText(withMarks(text, who));
}

/** Where a name stands within an address of the web, all of that goes. */
function wholeAddresses(names: Span[], addresses: readonly Omit<Span, "kind">[]): Span[] {
  if (addresses.length === 0) return names;
  let at = 0;
  return names
    .sort((a, b) => a.start - b.start)
    .map((span) => {
      while ((addresses[at]?.end ?? Number.POSITIVE_INFINITY) <= span.start) at += 1;
      const address = addresses[at];
      if (!address || address.start > span.start || address.end < span.end) return span;
      return { ...address, kind: span.kind === "name" ? "profile" : span.kind };
    });
}

/** In order, those that overlap as one; its kind is that of the longer, or the earlier of two as long. */
function joined(spans: Span[]): Span[] {
  const all: (Span & { longest: number })[] = [];
  for (const span of spans.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = all.at(-1);
    const length = span.end - span.start;
    if (!last || span.start >= last.end) {
      all.push({ ...span, longest: length });
      continue;
    }
    last.end = Math.max(last.end, span.end);
    if (length > last.longest) Object.assign(last, { kind: span.kind, longest: length });
  }
  return all;
}
