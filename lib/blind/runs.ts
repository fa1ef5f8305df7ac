import type { Span } from "./addresses.ts";
import { fold, foldWide, WORD } from "./fold.ts";
import type { MaskKind } from "./marks.ts";
import type { Group, Sought, Strength } from "./particulars.ts";

/** A word of the text that is a part of what is looked for, or an initial. */
type Token = {
  start: number;
  end: number;
  key: string;
  strength: Strength | "initial";
  /** Begins with a capital, or with a letter of a script that has none. */
  capital: boolean;
};

/** What may stand between two parts of one name: nothing that Markdown needs. */
const BETWEEN =
  /^(?:[ \t\u00a0\u2009\u202f]{1,3}|[ \t]{0,3}\n[ \t]{0,3}|[-‐‑'’._·]|,[ \t\u00a0]{1,2}|\.[ \t\u00a0]{1,2})$/u;

/**
 * Names and affiliations in a text: where they stand. Linear in its length.
 * @param taken what is masked already, in order: no part of a name is sought there
 */
export function nameSpans(text: string, sought: Sought, taken: readonly Span[]): Span[] {
  const names: Token[] = [];
  const places: Token[] = [];
  const spans: Span[] = [];
  const known = new Map<string, Known | null>();
  let at = 0;
  for (const { 0: word, index: start } of text.matchAll(ASCII.test(text) ? PLAIN_WORD : WORD)) {
    if (word.length > LONGEST) continue;
    let what = known.get(word);
    if (what === undefined) {
      what = lookUp(word, sought);
      known.set(word, what);
    }
    if (what === null) continue;
    while ((taken[at]?.end ?? Number.POSITIVE_INFINITY) <= start) at += 1;
    if ((taken[at]?.start ?? Number.POSITIVE_INFINITY) <= start) continue;
    const end = start + word.length;
    const { capital, name, place } = what;
    if (name) names.push({ start, end, capital, ...name });
    else if (what.initial && isInitial(text, word, end))
      names.push({ start, end, capital, key: word, strength: "initial" });
    if (place) places.push({ start, end, capital, ...place });
    if (what.alone) spans.push({ start, end, kind: what.alone });
  }
  for (const { text: literal, kind } of sought.literals) {
    for (let at = text.indexOf(literal); at >= 0; at = text.indexOf(literal, at + literal.length))
      spans.push({ start: at, end: at + literal.length, kind });
  }
  return [
    ...spans,
    ...runs(text, names, sought.name, "name"),
    ...runs(text, places, sought.affiliation, "affiliation"),
  ];
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII
const ASCII = /^[\x00-\x7f]*$/;
/** Faster by half, for texts that hold nothing else. */
const PLAIN_WORD = /[A-Za-z0-9]+/g;
/** No part of a name is longer, in UTF-16 code units. */
const LONGEST = 100;

/** What a word is a part of. */
type Known = {
  capital: boolean;
  name?: Pick<Token, "key" | "strength"> | undefined;
  place?: Pick<Token, "key" | "strength"> | undefined;
  initial: boolean;
  alone?: MaskKind | undefined;
};

function lookUp(word: string, sought: Sought): Known | null {
  // Only letters such as ü are written in two ways.
  const forms = ASCII.test(word) ? [fold(word)] : [fold(word), foldWide(word)];
  const partOf = ({ parts }: Group) => {
    const key = forms.find((form) => parts.has(form));
    const strength = key === undefined ? undefined : parts.get(key);
    return key === undefined || strength === undefined ? undefined : { key, strength };
  };
  const [name, place] = [partOf(sought.name), partOf(sought.affiliation)];
  const initial = !name && word.length === 1 && sought.name.initials.has(word);
  const handle = !name && !initial && isBareHandle(forms[0] ?? "", sought);
  const alone = sought.acronyms.has(word) ? "affiliation" : handle ? "name" : undefined;
  return name || place || initial || alone ? { capital: isCapital(word), name, place, initial, alone } : null;
}

/** Also of a script that has no capitals. */
function isCapital(word: string): boolean {
  return !/^\p{Ll}/u.test(word);
}

function isBareHandle(key: string, { handles }: Sought): boolean {
  return handles.has(key) || (/\d$/.test(key) && handles.has(key.replace(/\d+$/, "")));
}

/** "A." is one; of letters that are words only so. */
function isInitial(text: string, letter: string, end: number): boolean {
  return text[end] === "." || (!/[AIO]/.test(letter) && text[end] === " ");
}

/** Takes the tokens together that stand beside each other, none twice, and keeps what is surely meant. */
function runs(text: string, tokens: readonly Token[], group: Group, kind: MaskKind): Span[] {
  const spans: Span[] = [];
  let run: Token[] = [];
  let seen = new Set<string>();
  const end = () => {
    for (const span of kept(text, run, group, kind)) spans.push(span);
    run = [];
    seen = new Set();
  };
  for (const token of tokens) {
    const before = run.at(-1);
    if (before !== undefined && !isBetween(text, before, token)) end();
    else if (seen.has(token.key) && !isTaken(token)) {
      // "Vincent van Gogh, van Gogh": what leads to the second belongs to it.
      const leading: Token[] = [];
      while (run.at(-1)?.strength === "particle") leading.unshift(...run.splice(-1));
      while (leading.length > 0 && run.at(-1)?.strength === "frame") leading.unshift(...run.splice(-1));
      end();
      run = leading;
    }
    run.push(token);
    if (!isTaken(token)) seen.add(token.key);
    // A name has no more parts than this.
    if (run.length >= 40) end();
  }
  end();
  return spans;
}

const isTaken = ({ strength }: Token) => strength === "particle" || strength === "frame";

function isBetween(text: string, before: Token, { start }: Token): boolean {
  if (start - before.end > 7) return false;
  const between = text.slice(before.end, start);
  if (!BETWEEN.test(between)) return false;
  // A period with a space ends a sentence, but for one behind an initial or a title.
  return !/^\.[ \t\u00a0]/.test(between) || before.end - before.start <= 3;
}

function kept(text: string, run: readonly Token[], group: Group, kind: MaskKind): Span[] {
  if (run.length === 0) return [];
  const keys = new Set(run.map(({ key }) => key));
  const whole = group.whole.some((words) => isWhole(words, run, keys));
  if (whole) return span(text, run, kind);
  // In small letters a part is a word like any other.
  const spans: Span[] = [];
  let part: Token[] = [];
  const end = () => {
    if (isMeant(text, part)) spans.push(...span(text, part, kind));
    part = [];
  };
  for (const token of run) {
    const small = !token.capital && token.strength !== "particle" && token.strength !== "frame";
    if (small) end();
    else part.push(token);
  }
  end();
  return spans;
}

/** Everything that was given is there, in any case; but where all of it are words, with capitals. */
function isWhole(words: readonly string[], run: readonly Token[], keys: ReadonlySet<string>): boolean {
  if (!words.every((word) => keys.has(word))) return false;
  const full = run.filter(({ strength }) => !["particle", "initial"].includes(strength));
  return full.some(({ strength }) => strength === "strong") || (full.length > 1 && full.every((one) => one.capital));
}

function isMeant(text: string, part: readonly Token[]): boolean {
  const full = part.filter(({ strength }) => ["strong", "name", "word"].includes(strength));
  if (full.some(({ strength }) => strength === "strong")) return true;
  if (full.length > 1) return true;
  const [only] = full;
  if (!only) return false;
  const initial = part.some(({ strength, end }) => strength === "initial" && text[end] === ".");
  return initial || (only.strength === "name" && isAmidSentence(text, only.start));
}

/** Whether a capital can't come from the beginning of a sentence, a heading or a title: a small letter or comma is before. */
function isAmidSentence(text: string, start: number): boolean {
  return text[start - 1] === " " && /[\p{Ll},]/u.test(text[start - 2] ?? "");
}

/** From the first to the last of them that is no mere particle; the period of an initial goes along. */
function span(text: string, part: readonly Token[], kind: MaskKind): Span[] {
  const solid = (token: Token) => token.strength !== "particle";
  const last = part.findLastIndex(solid);
  // "van Gogh" begins with its particle, "of Oxford" does not.
  const first = kind === "name" ? firstOf(part) : part.findIndex(solid);
  const [from, to] = [part[first], part[last]];
  if (!from || !to) return [];
  const period = to.strength === "initial" && text[to.end] === "." ? 1 : 0;
  return [{ start: from.start, end: to.end + period, kind }];
}

/** Titles and ordinary words that are particles too ("the", "of") stay before a name. */
function firstOf(part: readonly Token[]): number {
  return part.findIndex(({ strength, key }) => strength !== "particle" || !/^(?:and|the|of|do|as|it|will)$/.test(key));
}
