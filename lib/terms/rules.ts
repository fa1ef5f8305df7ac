import type { Fields } from "#lib/result.ts";

/** What stands between words, in the one spelling in which it is compared. */
export function gapOf(text: string): string {
  return text === " " ? text : text.replace(/\s+/gu, " ").replace(/[‐‑]/gu, "-").replace(/[‘’]/gu, "'");
}

/** How a form is compared with others': in no text are two that give the same told apart for sure. */
export function formKey(form: string): string {
  return gapOf(form.trim().normalize("NFC").toLowerCase());
}

type Named = { name: string; also: readonly string[] };

/** Forms without the name and without repetitions: what a term is stored with. */
export function otherForms(name: string, also: readonly string[]): string[] {
  return also.filter((form) => formKey(form) !== formKey(name));
}

/** By the field, which forms another term has already: a text could not tell which of the two is meant. */
export function formsTaken(mine: Named, others: readonly Named[]): Fields {
  const owners = new Map(others.flatMap((term) => [term.name, ...term.also].map((form) => [formKey(form), term.name])));
  const owner = (form: string) => owners.get(formKey(form));
  const ofName = owner(mine.name);
  const ofForms = mine.also.flatMap((form) => (owner(form) ? [`“${form}” belongs to the term “${owner(form)}”`] : []));
  return {
    ...(ofName === undefined
      ? {}
      : { name: `The term “${ofName}” has this name or form already. Choose another, or edit that term.` }),
    ...(ofForms.length === 0 ? {} : { also: `${ofForms.slice(0, 5).join("; ")}. Remove it here, or there.` }),
  };
}

const base = (name: string) =>
  name
    .normalize("NFKD")
    .replace(/^[^\p{L}\p{N}]+/u, "")
    .charAt(0)
    .toUpperCase();

/** Terms by their first letter, accents aside, in the order of an English dictionary; digits come last under "0–9". */
export function byLetter<T extends { name: string }>(terms: readonly T[]): { letter: string; terms: T[] }[] {
  const order = new Intl.Collator("en-GB", { numeric: true, ignorePunctuation: true });
  const letters = new Map<string, T[]>();
  for (const term of [...terms].sort((a, b) => order.compare(a.name, b.name))) {
    const first = base(term.name);
    const letter = /^\p{L}/u.test(first) ? first : "0–9";
    const same = letters.get(letter);
    if (same) same.push(term);
    else letters.set(letter, [term]);
  }
  const digitsLast = (letter: string) => (letter === "0–9" ? 1 : 0);
  return [...letters]
    .map(([letter, of]) => ({ letter, terms: of }))
    .sort((a, b) => digitsLast(a.letter) - digitsLast(b.letter) || order.compare(a.letter, b.letter));
}
