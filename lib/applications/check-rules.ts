import type { Part } from "#lib/difference.ts";

/** How much two texts have in common: the words of one that the other has too, 0 (none) to 1 (the same words). Linear. */
export function likeness(one: string, other: string): number {
  const count = (text: string) => {
    const counts = new Map<string, number>();
    let total = 0;
    for (const [word] of text.matchAll(/[\p{L}\p{N}]+/gu)) {
      const plain = word.toLowerCase();
      counts.set(plain, (counts.get(plain) ?? 0) + 1);
      total += 1;
    }
    return { counts, total };
  };
  const [a, b] = [count(one), count(other)];
  if (a.total + b.total === 0) return one === other ? 1 : 0;
  let shared = 0;
  for (const [word, times] of a.counts) shared += Math.min(times, b.counts.get(word) ?? 0);
  return (2 * shared) / (a.total + b.total);
}

/**
 * A difference with only so many characters of what is the same around each change, and at most
 * `most` characters in all.
 */
export function around(parts: readonly Part[], keep: number, most: number): Part[] {
  const short: Part[] = [];
  let length = 0;
  for (const [at, part] of parts.entries()) {
    const text = part.kind === "same" ? middleCut(part.text, keep, at === 0, at === parts.length - 1) : part.text;
    if (length + text.length > most) {
      short.push({ kind: part.kind, text: wellFormed(text.slice(0, most - length)) }, { kind: "same", text: " […]" });
      return short;
    }
    short.push({ kind: part.kind, text });
    length += text.length;
  }
  return short;
}

function middleCut(text: string, keep: number, first: boolean, last: boolean): string {
  const [before, after] = [first ? 0 : keep, last ? 0 : keep];
  if (text.length <= before + after + 20) return text;
  return `${wellFormed(text.slice(0, before))}${before ? " " : ""}[…]${after ? " " : ""}${wellFormed(after ? text.slice(-after) : "")}`;
}

/** Cutting may have halved a character at either end. */
function wellFormed(text: string): string {
  return text.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, "");
}
