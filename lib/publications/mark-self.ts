import { folded } from "./identity.ts";
import type { Author } from "./schema.ts";

function words(name: string): string[] {
  return folded(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** How well an author's name is the mentor's: 0 not at all, 1 by initials, 2 by a name. Family names are the same. */
function likeness(author: Author, mentor: readonly string[]): number {
  const all = author.literal ? words(author.literal) : [];
  const family = author.literal ? all.slice(-1) : words(author.family ?? "");
  const given = author.literal ? all.slice(0, -1) : words(author.given ?? "");
  if (family.length === 0 || family.length >= mentor.length || given.length === 0) return 0;
  if (family.some((word, at) => word !== mentor[mentor.length - family.length + at])) return 0;
  const [own, theirs] = [mentor[0] ?? "", given[0] ?? ""];
  if (own === theirs) return own.length > 1 ? 2 : 1;
  // "EJ" is E. J.
  const initial = theirs.length <= 2 || own.length === 1;
  return initial && own.charAt(0) === theirs.charAt(0) ? 1 : 0;
}

/**
 * Marks which author is the mentor: by family name, and given name or its initial, without accents and case.
 * Nobody where nobody is, or several are, like enough.
 */
export function markSelf(authors: readonly Author[], mentor: string): Author[] {
  const name = words(mentor);
  const scores = authors.map((author) => likeness(author, name));
  const best = Math.max(0, ...scores);
  const found = best > 0 && scores.filter((score) => score === best).length === 1 ? scores.indexOf(best) : -1;
  return authors.map(({ self: _, ...author }, at) => (at === found ? { ...author, self: true } : author));
}
