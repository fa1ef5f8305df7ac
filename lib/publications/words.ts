import type { Judged } from "./compare.ts";
import { type Author, authorName, publishedOn } from "./schema.ts";
import { counted } from "./view.ts";

type Said = {
  authors: Author[];
  venue: string;
  year: number | null;
  month: number | null;
  day: number | null;
  citations?: number | null;
};

/** "Yuntao Bai, Saurav Kadavath, Sandipan Kundu et al. arXiv, 15 December 2022. 1,234 citations". */
export function inShort({ authors, venue, citations, ...date }: Said): string {
  const names = authors.slice(0, 3).map(authorName).join(", ");
  const who = authors.length > 3 ? `${names} et al.` : names && `${names}.`;
  const where = [venue, publishedOn(date)].filter(Boolean).join(", ");
  const cited = typeof citations === "number" ? counted(citations, "citation") : "";
  return [who, where && `${where}.`, cited].filter(Boolean).join(" ");
}

/** Where an entry stands in what was imported. An index has no lines. */
export function placeOfEntry({ key, line }: Pick<Judged, "key" | "line">, format: string): string {
  if (format === "OpenAlex") return key ? `In OpenAlex: ${key}` : "In OpenAlex";
  const at = `Line ${line.toLocaleString("en-GB")}`;
  return key ? `${at}: ${key}` : at;
}

/** "12 entries in BibTeX: 9 new, 1 changed, 1 already here, 1 that can’t be read." */
export function sumOf(judged: readonly Judged[], format: string): string {
  const of = (verdict: Judged["verdict"]) => judged.filter((entry) => entry.verdict === verdict).length;
  const parts = [
    { count: of("new"), words: "new" },
    { count: of("changed"), words: "changed" },
    { count: of("same"), words: "already here" },
    { count: of("wrong"), words: "that can’t be imported" },
  ].filter(({ count }) => count > 0);
  const listed = parts.map(({ count, words }) => `${count.toLocaleString("en-GB")} ${words}`).join(", ");
  return `${judged.length.toLocaleString("en-GB")} ${judged.length === 1 ? "entry" : "entries"} from ${format}: ${listed}.`;
}
