// What two texts have in common: runs of five words, or of ten letters of a script without spaces.

/** A word as it is compared, and where it stands in the text, in UTF-16 code units. */
export type Token = { word: string; start: number; end: number; letters: 1 | 2 };

/** Han, Hiragana, Katakana, Thai, Lao, Khmer and Burmese letters: lib/words.ts counts them by the letter, too. */
const SPACELESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const LETTERS = new RegExp(
  `(${SPACELESS.source}\\p{M}*)|((?:(?!${SPACELESS.source})[\\p{L}\\p{N}])(?:(?!${SPACELESS.source})[\\p{L}\\p{N}\\p{M}]|['’](?=\\p{L}))*)`,
  "gu",
);

/**
 * The words of a text without case, accents' encoding, punctuation or marks of Markdown. Unlike the
 * count of words, a hyphen parts them, so that "well-known" and "well known" are the same.
 */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  LETTERS.lastIndex = 0;
  for (let found = LETTERS.exec(text); found; found = LETTERS.exec(text)) {
    const [whole, letter] = found;
    const word = whole.normalize("NFKC").toLowerCase().replace(/['’]/g, "");
    tokens.push({ word, start: found.index, end: found.index + whole.length, letters: letter ? 1 : 2 });
  }
  return tokens;
}

/** A shingle is five words; a letter of a script without spaces is worth half of one. */
const SIZE = 10;

/** Below so many shingles (24 words) nothing is compared: short answers are alike by chance. */
export const FEWEST = 20;

/** A run of words that begins at token `at` and ends before `end`, by a hash of 53 bits. */
export type Shingle = { hash: number; at: number; end: number };

/** Every shingle of a text, in its order. Linear in its length. */
export function shinglesOf(tokens: readonly Token[]): Shingle[] {
  const shingles: Shingle[] = [];
  const high = tokens.map(({ word }) => hashOf(word, 0x9747b28c));
  const low = tokens.map(({ word }) => hashOf(word, 0x3c6ef372));
  let end = 0;
  let weight = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    while (end < tokens.length && weight < SIZE) weight += tokens[end++]?.letters ?? 0;
    if (weight < SIZE) break;
    let one = 0;
    let other = 0;
    for (let part = at; part < end; part += 1) {
      one = mix(Math.imul(one, 31) ^ (high[part] ?? 0));
      other = mix(Math.imul(other, 37) ^ (low[part] ?? 0));
    }
    shingles.push({ hash: (one >>> 11) * 2 ** 32 + (other >>> 0), at, end });
    weight -= tokens[at]?.letters ?? 0;
  }
  return shingles;
}

/** The different shingles of a text that are in none of the `others`: what was asked is not what was answered. */
export function shingleSet(text: string, others: readonly string[] = []): Set<number> {
  const set = new Set(shinglesOf(tokensOf(text)).map(({ hash }) => hash));
  for (const other of others) for (const { hash } of shinglesOf(tokensOf(other))) set.delete(hash);
  return set;
}

export type Likeness = {
  /** The Jaccard index: shingles in both, of those in either; 0 to 1. */
  similarity: number;
  /** Shingles in both, of those in the shorter text; 0 to 1. */
  containment: number;
  /** Shingles in both. */
  shared: number;
};

/** How alike two sets of shingles are, exactly. */
export function likeness(one: ReadonlySet<number>, other: ReadonlySet<number>): Likeness {
  const [small, large] = one.size <= other.size ? [one, other] : [other, one];
  let shared = 0;
  for (const hash of small) if (large.has(hash)) shared += 1;
  const either = one.size + other.size - shared;
  return {
    similarity: either === 0 ? 0 : shared / either,
    containment: small.size === 0 ? 0 : shared / small.size,
    shared,
  };
}

function hashOf(word: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return mix(hash);
}

/** The finaliser of MurmurHash3 (Appleby, public domain): each bit of 32 depends on all. */
export function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
