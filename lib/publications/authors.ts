import { type Author, limits } from "./schema.ts";

/**
 * Authors as they are typed, one a line: "Perez, Ethan", a group in braces, affiliations in round brackets
 * with semicolons between, and a star before the mentor.
 */
export function typedAuthors(authors: readonly Author[]): string {
  return authors
    .map(({ given, family, literal, affiliations = [], self }) => {
      const name = literal ? `{${literal}}` : [family, given].filter(Boolean).join(", ");
      return `${self ? "* " : ""}${name}${affiliations.length > 0 ? ` (${affiliations.join("; ")})` : ""}`;
    })
    .join("\n");
}

/** The reverse; "Ethan Perez" is taken as well, its last word as the family name. */
export function parseAuthors(typed: string): { authors: Author[] } | { problem: string } {
  const authors: Author[] = [];
  for (const [at, whole] of typed.split("\n").entries()) {
    const line = whole.replace(/\s+/g, " ").trim();
    if (line === "") continue;
    const self = line.startsWith("*");
    const rest = line.replace(/^\*\s*/, "");
    const open = rest.endsWith(")") ? rest.indexOf("(") : -1;
    const name = (open > 0 ? rest.slice(0, open) : rest).trim();
    const affiliations = (open > 0 ? rest.slice(open + 1, -1) : "")
      .split(";")
      .map((part) => part.trim())
      .filter(Boolean);
    const named = nameOf(name);
    const wrong = !named
      ? "has no name"
      : name.length > limits.name
        ? `has a name longer than ${limits.name} characters`
        : affiliations.length > limits.affiliations
          ? `has more than ${limits.affiliations} affiliations`
          : affiliations.some((part) => part.length > limits.affiliation)
            ? `has an affiliation longer than ${limits.affiliation} characters`
            : undefined;
    if (!named || wrong) return { problem: `Line ${at + 1} ${wrong}.` };
    authors.push({ ...named, ...(affiliations.length > 0 ? { affiliations } : {}), ...(self ? { self } : {}) });
  }
  if (authors.length > limits.authors)
    return { problem: `At most ${limits.authors.toLocaleString("en-GB")} authors fit.` };
  if (authors.filter((author) => author.self).length > 1)
    return { problem: "Only one line can begin with a star: the mentor’s." };
  return { authors };
}

function nameOf(name: string): Author | undefined {
  const literal = /^\{(.*)\}$/.exec(name)?.[1]?.trim();
  if (literal) return { literal };
  const [family, ...given] = name.includes(",") ? name.split(",").map((part) => part.trim()) : split(name);
  if (!family) return undefined;
  const first = given.filter(Boolean).join(", ");
  return first ? { given: first, family } : { family };
}

function split(name: string): string[] {
  const at = name.lastIndexOf(" ");
  return at < 0 ? [name] : [name.slice(at + 1), name.slice(0, at)];
}
