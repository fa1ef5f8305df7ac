// Where two texts say the same, so that it can be marked in both.
import { type Shingle, shinglesOf, type Token, tokensOf } from "./shingles.ts";

/** From `start` to before `end`, in UTF-16 code units. */
export type Span = { start: number; end: number };
/** A longest run of the same words in two texts; `words` counts a letter of a script without spaces as one. */
export type Passage = { one: Span; other: Span; words: number };

/** A run that stands so often in a text is looked for at its first places only: the work stays linear. */
const PLACES = 16;

/**
 * The passages that two texts share, in the order of the first, none of them within what was asked.
 * Each word of either text is in at most one.
 * @param asked prompts and guidance of both
 */
export function sharedPassages(one: string, other: string, asked: readonly string[] = []): Passage[] {
  const [ones, others] = [tokensOf(one), tokensOf(other)];
  const without = new Set(asked.flatMap((text) => shinglesOf(tokensOf(text)).map(({ hash }) => hash)));
  const places = new Map<number, Shingle[]>();
  const byStart = (shingles: Shingle[]) => new Map(shingles.map((shingle) => [shingle.at, shingle]));
  const theirs = shinglesOf(others).filter(({ hash }) => !without.has(hash));
  for (const shingle of theirs) {
    const known = places.get(shingle.hash);
    if (!known) places.set(shingle.hash, [shingle]);
    else if (known.length < PLACES) known.push(shingle);
  }
  const mine = byStart(shinglesOf(ones).filter(({ hash }) => !without.has(hash)));
  const atTheirs = byStart(theirs);
  const taken = new Uint8Array(others.length);
  const passages: Passage[] = [];
  for (let at = 0; at < ones.length; ) {
    const shingle = mine.get(at);
    const best = shingle && longest(shingle, places.get(shingle.hash) ?? [], mine, atTheirs, taken);
    if (!best) {
      at += 1;
      continue;
    }
    taken.fill(1, best.at, best.at + best.length);
    passages.push({
      one: spanOf(ones, at, best.length),
      other: spanOf(others, best.at, best.length),
      words: best.length,
    });
    at += best.length;
  }
  return passages;
}

/** The longest run from this shingle on, shingle by shingle, over words of the other that are free; in tokens. */
function longest(
  from: Shingle,
  places: readonly Shingle[],
  mine: ReadonlyMap<number, Shingle>,
  theirs: ReadonlyMap<number, Shingle>,
  taken: Uint8Array,
): { at: number; length: number } | undefined {
  let best: { at: number; length: number } | undefined;
  for (const place of places) {
    const free = (shingle: Shingle) => taken[shingle.at] === 0 && taken[shingle.end - 1] === 0;
    if (!free(place)) continue;
    let length = place.end - place.at;
    for (let step = 1; ; step += 1) {
      const [next, match] = [mine.get(from.at + step), theirs.get(place.at + step)];
      if (!next || !match || next.hash !== match.hash || !free(match)) break;
      length = match.end - place.at;
    }
    if (!best || length > best.length) best = { at: place.at, length };
  }
  return best;
}

function spanOf(tokens: readonly Token[], at: number, length: number): Span {
  return { start: tokens[at]?.start ?? 0, end: tokens[at + length - 1]?.end ?? 0 };
}

/** Some text; `passage` is the number of the shared one it belongs to, from 1. `first`: it begins here. */
export type Stretch = { text: string; passage: number | null; first: boolean };

/** A text as paragraphs, parted by empty lines, in which the spans with these numbers are told apart. */
export function markedParagraphs(text: string, spans: readonly (Span & { number: number })[]): Stretch[][] {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  const paragraphs: Stretch[][] = [];
  let next = 0;
  const begun = new Set<number>();
  const gaps = [...text.matchAll(/\n[ \t]*\n\s*/g), null];
  let start = 0;
  for (const gap of gaps) {
    const end = gap?.index ?? text.length;
    const parts: Stretch[] = [];
    let at = start;
    while ((sorted[next]?.end ?? Infinity) <= start) next += 1;
    for (let look = next; look < sorted.length; look += 1) {
      const span = sorted[look];
      if (!span || span.start >= end) break;
      const [from, to] = [Math.max(span.start, start), Math.min(span.end, end)];
      if (from > at) parts.push({ text: text.slice(at, from), passage: null, first: false });
      parts.push({ text: text.slice(from, to), passage: span.number, first: !begun.has(span.number) });
      begun.add(span.number);
      at = to;
    }
    if (at < end) parts.push({ text: text.slice(at, end), passage: null, first: false });
    if (parts.some((part) => part.text.trim() !== "")) paragraphs.push(parts);
    start = end + (gap?.[0].length ?? 0);
  }
  return paragraphs;
}
