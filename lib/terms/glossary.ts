import { gapOf } from "./rules.ts";

/** A term as it is marked in texts. */
export type MarkedTerm = { slug: string; name: string; also: readonly string[]; definition: string };

/** A name or another form of a term, cut into words and what stands between them. */
type Form = { term: MarkedTerm; words: string[]; gaps: string[]; before: string; after: string; capitals: boolean[] };

/** Terms, ready to be looked for: their forms by the first word, the longest first. */
export type Glossary = { terms: readonly MarkedTerm[]; forms: ReadonlyMap<string, readonly Form[]> };

export type Use = { term: MarkedTerm; from: number; to: number };

export const WORD = /[\p{L}\p{N}\p{M}_]+/gu;
const JOINED = /[\p{L}\p{N}\p{M}_]-$/u;
const JOINS = /^-[\p{L}\p{N}\p{M}_]/u;

/** "RLHF" and "LLMs", which are written so or are another word. */
const CAPITALS = /^(?=(?:.*\p{Lu}){2})[\p{Lu}\p{N}]+s?$/u;

/** A word in the one spelling in which it is compared: composed, and small. */
const wordOf = (word: string) => word.normalize("NFC").toLowerCase();

function formOf(term: MarkedTerm, text: string): Form | undefined {
  const found = text.trim().match(WORD);
  if (!found) return undefined;
  const gaps = text.trim().split(WORD).map(gapOf);
  const capitals = found.map((word) => CAPITALS.test(word));
  return {
    term,
    words: found.map((word, at) => (capitals[at] ? word.normalize("NFC") : wordOf(word))),
    gaps: gaps.slice(1, -1),
    before: gaps[0] ?? "",
    after: gaps.at(-1) ?? "",
    capitals,
  };
}

/** Where two terms have a form in common, the first of the list has it. */
export function glossaryOf(terms: readonly MarkedTerm[]): Glossary {
  const forms = new Map<string, Form[]>();
  for (const term of terms) {
    for (const text of [term.name, ...term.also]) {
      const form = formOf(term, text);
      const first = form?.words[0]?.toLowerCase();
      if (!form || first === undefined) continue;
      const same = forms.get(first);
      if (same) same.push(form);
      else forms.set(first, [form]);
    }
  }
  const length = ({ words, gaps, before, after }: Form) => [...words, ...gaps, before, after].join("").length;
  for (const same of forms.values()) same.sort((a, b) => length(b) - length(a));
  return { terms, forms };
}

/** A word of the text; `gap` is what stands before it, from the word before. */
type Token = { from: number; to: number; word: string; small: string; gap: string };

/**
 * Where terms stand in a text that is read, in order and apart from each other: whole words, in any
 * case but for all-capitals ("LLM" is not "llm"), of overlapping ones the first and then the longest.
 * A word that a hyphen joins to another is another word ("self-attention" is not "attention"), except
 * all-capitals ("RLHF-trained"). Offsets are in UTF-16 code units. The work grows with the text alone,
 * unless very many forms begin with the same word.
 * @param around what stands directly before and after the text, where it is a part of a longer one
 */
export function usesIn(text: string, { forms }: Glossary, around: { before?: string; after?: string } = {}): Use[] {
  if (forms.size === 0) return [];
  const tokens: Token[] = [];
  for (const { 0: raw, index } of text.matchAll(WORD)) {
    const word = raw.normalize("NFC");
    const gap = gapOf(text.slice(tokens.at(-1)?.to ?? 0, index));
    tokens.push({ from: index, to: index + raw.length, word, small: word.toLowerCase(), gap });
  }
  const uses: Use[] = [];
  const { before = "", after = "" } = around;
  const left = (at: number) => (before + text.slice(Math.max(0, at - 2), at)).slice(-2);
  const right = (at: number) => (text.slice(at, at + 2) + after).slice(0, 2);
  for (let at = 0; at < tokens.length; at += 1) {
    const form = forms.get(tokens[at]?.small ?? "")?.find((one) => stands(one, text, tokens, at, left, right));
    if (!form) continue;
    const last = at + form.words.length - 1;
    const [from, to] = [(tokens[at]?.from ?? 0) - form.before.length, (tokens[last]?.to ?? 0) + form.after.length];
    if (from < (uses.at(-1)?.to ?? 0)) continue;
    uses.push({ term: form.term, from, to });
    at = last;
  }
  return uses;
}

function stands(
  form: Form,
  text: string,
  tokens: readonly Token[],
  at: number,
  left: (at: number) => string,
  right: (at: number) => string,
): boolean {
  const { words, gaps, capitals } = form;
  const [first, last] = [tokens[at], tokens[at + words.length - 1]];
  if (!first || !last) return false;
  for (let n = words.length - 1; n >= 0; n -= 1) {
    const token = tokens[at + n];
    if ((capitals[n] ? token?.word : token?.small) !== words[n]) return false;
    if (n > 0 && token?.gap !== gaps[n - 1]) return false;
  }
  const [from, to] = [first.from - form.before.length, last.to + form.after.length];
  if (from < 0 || gapOf(text.slice(from, first.from)) !== form.before) return false;
  if (gapOf(text.slice(last.to, to)) !== form.after) return false;
  const [one, two] = [left(from), right(to)];
  if (form.before === "" && wordEnds(one)) return false;
  if (form.after === "" && wordBegins(two)) return false;
  return (capitals[0] || !JOINED.test(gapOf(one))) && (capitals.at(-1) || !JOINS.test(gapOf(two)));
}

const wordEnds = (text: string) => /[\p{L}\p{N}\p{M}_]$/u.test(text);
const wordBegins = (text: string) => /^[\p{L}\p{N}\p{M}_]/u.test(text);
