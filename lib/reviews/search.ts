import { decisionKinds } from "#lib/decisions/rules.ts";
import type { DecisionKind } from "#prisma/generated/enums.ts";
import { type MyState, myStates } from "./rules.ts";

/** In UTF-16 code units; and terms in one search. */
export const SEARCH_MAX = 300;
export const TERMS_MAX = 20;

/**
 * Readers of an application disagree much from this spread on (standard deviation, in points of
 * 100). Two readers reach it when their scores are 28 points apart: more than one step of five.
 */
export const DISAGREEMENT_HIGH = 20;

export const comparisons = ["<", "<=", ">", ">=", "="] as const;
export type Comparison = (typeof comparisons)[number];

/** What can be compared with a number, and how high it can be. */
export const numberFields = {
  score: { most: 100, what: "the mean score, 0 to 100, as the table shows it" },
  corrected: { most: 100, what: "the corrected score" },
  spread: { most: 100, what: "the spread of its scores" },
  mine: { most: 100, what: "your own score" },
  reviews: { most: 1_000, what: "how many reviews are in" },
} as const;
export type NumberField = keyof typeof numberFields;

export type DecisionWanted = DecisionKind | "none" | "any";

type Wanted =
  | { kind: "number"; field: NumberField; comparison: Comparison; value: number }
  | { kind: "state"; state: MyState }
  | { kind: "decision"; decision: DecisionWanted }
  | { kind: "code"; code: string }
  | { kind: "flagged" | "assigned" | "disagreement" | "changed" };

/** One operator of a search; `not` is its minus. */
export type Term = Wanted & { not: boolean };

/**
 * What is looked for. `words` is what websearch_to_tsquery understands, all of it in one essay;
 * `without` are words or phrases that no essay of the application may hold.
 */
export type Search = { words: string; without: string[]; terms: Term[] };

export type SearchError = { term: string; message: string };

export const everything: Search = { words: "", without: [], terms: [] };

export function isEverything({ words, without, terms }: Search): boolean {
  return words === "" && without.length === 0 && terms.length === 0;
}

const choices: Record<string, Record<string, Wanted>> = {
  state: Object.fromEntries(myStates.map((state) => [state, { kind: "state", state }])),
  decision: Object.fromEntries(
    (["none", "any", ...decisionKinds] as const).map((decision) => [decision, { kind: "decision", decision }]),
  ),
  flagged: { me: { kind: "flagged" } },
  assigned: { me: { kind: "assigned" } },
  disagreement: { high: { kind: "disagreement" } },
  changed: { yes: { kind: "changed" } },
};

/** A minus, an operator's name with its colon, and a word or a quoted text, which may lack its end. */
const token = /(-?)(?:([a-z]+):)?(?:"([^"]*)("?)|([^\s"]*))/iy;

/**
 * A search as it is typed: words and "phrases" to be found in the essays, and operators such as
 * `score:>60`; a minus before any of them turns it round. It never throws: what it does not
 * understand is an error by the term, and what it does is in `search` all the same.
 */
export function parseSearch(typed: string): { search: Search; errors: SearchError[] } {
  const search: Search = { words: "", without: [], terms: [] };
  const errors: SearchError[] = [];
  const words: string[] = [];
  // Typographic quotation marks come from phones and word processors.
  const text = typed.replace(/[“”„]/g, '"').replace(/[−–](?=\S)/g, "-");
  if (text.length > SEARCH_MAX) {
    errors.push({
      term: `${text.slice(0, 20)}…`,
      message: `This search is ${text.length} characters long; at most ${SEARCH_MAX} are read. Shorten it.`,
    });
    return { search, errors };
  }
  let count = 0;
  for (let at = 0; at < text.length; ) {
    if (/\s/.test(text[at] ?? "")) {
      at += 1;
      continue;
    }
    token.lastIndex = at;
    const found = token.exec(text);
    const whole = found?.[0] || (text[at] ?? "");
    at += whole.length;
    count += 1;
    if (!found?.[0]) continue;
    const [, minus, name, quoted, end, bare = ""] = found;
    const not = minus === "-";
    const value = quoted ?? bare;
    const refuse = (message: string) => errors.push({ term: whole, message });
    if (quoted !== undefined && end !== '"')
      refuse("This quotation mark is not closed: put another one where the phrase ends.");
    else if (name !== undefined) {
      const wanted = operator(name.toLowerCase(), value.trim());
      if (typeof wanted === "string") refuse(wanted);
      else search.terms.push({ ...wanted, not });
    } else if (!/[\p{L}\p{N}]/u.test(value)) refuse("There is no word in this. Leave it out, or write a word.");
    else if (not) search.without.push(quoted === undefined ? value : `"${value}"`);
    else words.push(quoted === undefined ? value : `"${value}"`);
  }
  if (count > TERMS_MAX) {
    const message = `There are ${count} terms in this search; at most ${TERMS_MAX} are read. Leave some out.`;
    return { search: everything, errors: [{ term: text.slice(0, 20), message }] };
  }
  const or = (word: string | undefined) => word?.toLowerCase() === "or";
  if (or(words[0]) || or(words.at(-1)))
    errors.push({
      term: "or",
      message: "“or” stands between two words. To find the word itself, put it in quotation marks.",
    });
  search.words = words.join(" ");
  return { search, errors };
}

function operator(name: string, value: string): Wanted | string {
  if (Object.hasOwn(numberFields, name)) return number(name as NumberField, value);
  if (name === "code") {
    const code = value.toUpperCase();
    return /^[A-Z0-9-]{1,20}$/.test(code)
      ? { kind: "code", code }
      : "“code:” wants the beginning of an application’s code, such as code:K7.";
  }
  const of = Object.hasOwn(choices, name) ? choices[name] : undefined;
  if (!of)
    return `There is no operator “${name}:”. Those that there are stand under “How to search”. To find such words in essays, put them in quotation marks.`;
  const wanted = Object.hasOwn(of, value.toLowerCase()) ? of[value.toLowerCase()] : undefined;
  const known = Object.keys(of);
  return (
    wanted ??
    `“${name}:” wants ${known.length === 1 ? known[0] : `one of ${known.join(", ")}`}, such as ${name}:${known[0]}.`
  );
}

function number(field: NumberField, value: string): Wanted | string {
  const { most } = numberFields[field];
  const match = /^(<=|>=|<|>|=)?\s*(\d{1,4}(?:\.\d{1,4})?)$/.exec(value);
  const example = field === "reviews" ? "reviews:<2" : `${field}:>60`;
  if (!match) return `“${field}:” wants a number, such as ${example}.`;
  const [, comparison = "=", digits] = match;
  const found = Number(digits);
  if (found > most) return `“${field}:” is at most ${most}; ${found} is beyond that.`;
  if (field === "reviews" && !Number.isInteger(found)) return "“reviews:” wants a whole number, such as reviews:<2.";
  return { kind: "number", field, comparison: comparison as Comparison, value: found };
}
