import { paths } from "#lib/paths.ts";
import { type Glossary, type MarkedTerm, usesIn, WORD } from "./glossary.ts";

/** A public page with its texts. */
export type UsedPage = {
  kind: "mentor" | "project";
  slug: string;
  title: string;
  /** Markdown by the part of the page that shows it. */
  texts: Partial<Record<UsedPart, string>>;
};

/** Parts of public pages, by their ids there; in words for people. */
const parts = {
  agenda: "agenda",
  biography: "biography",
  question: "research question",
  directions: "research directions",
};
export type UsedPart = keyof typeof parts;

/** A page that uses a term, and in which of its parts; the address leads to the first of them. */
export type TermUse = { kind: "mentor" | "project"; href: string; title: string; where: string[] };

/** The pages whose texts hold a term as what is read: not in code, formulas and addresses. In the order given. */
export function pagesUsing(slug: string, glossary: Glossary, pages: readonly UsedPage[]): TermUse[] {
  return pages.flatMap(({ kind, slug: page, title, texts }) => {
    const used = (Object.keys(parts) as UsedPart[]).filter((part) =>
      usesIn(readable(texts[part] ?? ""), glossary).some(({ term }) => term.slug === slug),
    );
    const href = `${kind === "mentor" ? paths.mentor(page) : paths.project(page)}#${used[0]}`;
    return used.length === 0 ? [] : [{ kind, href, title, where: used.map((part) => parts[part]) }];
  });
}

/**
 * Markdown without what is not read as words: code, formulas, addresses. An approximation that costs
 * a twentieth of parsing; it only decides whether a page is listed.
 */
export function readable(markdown: string): string {
  let fence: string | undefined;
  const lines = markdown.split("\n").map((line) => {
    const mark = /^ {0,3}(```|~~~)/.exec(line)?.[1];
    if (fence !== undefined) {
      if (mark === fence) fence = undefined;
      return "";
    }
    fence = mark;
    return mark === undefined ? line : "";
  });
  return lines
    .join("\n")
    .replace(/(`+)[^`\n]{0,2000}\1/g, " · ")
    .replace(/\$[^$\n]{1,2000}\$/g, " · ")
    .replace(/\]\([^()\n]{0,2000}\)/g, "]")
    .replace(/\bhttps?:\/\/[^\s<>()]{1,2000}/gi, " · ")
    .replace(/[*~]{1,3}/g, "");
}

/**
 * For a search in the database before the real one: a part of each form that any text with it holds,
 * as patterns for ILIKE. Letters with accents have several spellings, and are left out.
 */
export function patternsFor({ name, also }: Pick<MarkedTerm, "name" | "also">): string[] {
  return [name, ...also].map((form) => {
    const words = (form.match(WORD) ?? []).flatMap((word) => word.match(/[a-z0-9]+/gi) ?? []);
    return `%${words.reduce((longest, word) => (word.length > longest.length ? word : longest), "")}%`;
  });
}
