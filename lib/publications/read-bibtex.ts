import { type BibtexEntry, bibtexEntries } from "./bibtex-entries.ts";
import { cslOf } from "./citation-js.ts";
import { type CslItem, isCsl } from "./csl.ts";
import { cut, Unreadable } from "./read-clean.ts";
import { entryOf, keywordsOf, publicationOf, type ReadEntry, sentence } from "./read-entry.ts";
import { importLimits } from "./schema.ts";

/** The fields that are given to the library; it reads dates, names and TeX. */
const READ = new Set(
  "title subtitle author editor year month date journal journaltitle booktitle maintitle series volume number issue pages publisher institution school organization howpublished address location edition doi url eprint eventtitle issn isbn language type note".split(
    " ",
  ),
);

/** What arXiv calls its classes that programmes such as these see most (arxiv.org/category_taxonomy). */
const CLASSES: Record<string, string> = {
  "cs.ai": "Artificial intelligence",
  "cs.cl": "Computation and language",
  "cs.cr": "Cryptography and security",
  "cs.cv": "Computer vision",
  "cs.cy": "Computers and society",
  "cs.gt": "Game theory",
  "cs.hc": "Human–computer interaction",
  "cs.lg": "Machine learning",
  "cs.ma": "Multi-agent systems",
  "cs.ne": "Neural and evolutionary computing",
  "cs.ro": "Robotics",
  "cs.se": "Software engineering",
  "stat.ml": "Machine learning",
};

/** Every entry of a BibTeX or BibLaTeX file, at most one more than `most`. */
export function readBibtex(text: string, most: number): ReadEntry[] {
  return bibtexEntries(text, most).map((entry) =>
    "problem" in entry
      ? { ...entry, key: cut(entry.key, importLimits.key), problem: sentence(entry.problem) }
      : entryOf(entry.key, entry.line, () => readOne(entry)),
  );
}

function readOne({ key, type, fields, unknown }: Extract<BibtexEntry, { fields: unknown }>) {
  const properties: Record<string, string> = {};
  for (const [name, value] of fields) if (READ.has(name)) properties[name] = mended(value);
  for (const name of ["author", "editor"]) if (properties[name]) properties[name] = mendedNames(properties[name]);
  const item = cslOf({ type, label: key, properties }, "@biblatex/entry+object");
  if (!item) throw new Unreadable("It can’t be understood.");
  // Taken from the entry: the library would percent-encode an address, and read TeX into an id.
  const raw = (name: string) =>
    fields
      .get(name)
      ?.replace(/[{}]/g, "")
      .replace(/\\([_%&#~])/g, "$1")
      .trim();
  item["URL"] = raw("url");
  item["DOI"] = raw("doi");
  item["abstract"] = (fields.get("abstract") ?? "")
    .split(/\n\s*\n/)
    .map(plain)
    .join("\n\n");
  addDay(item, raw("day"));
  const archive = raw("archiveprefix") ?? raw("eprinttype");
  const eprint = raw("eprint");
  const category = raw("primaryclass") ?? raw("eprintclass") ?? "";
  const keywords = keywordsOf(plain(fields.get("keywords") ?? fields.get("keyword") ?? ""));
  const arxiv = [!archive || /^arxiv$/i.test(archive) ? eprint : undefined, raw("arxiv"), raw("arxivid")];
  return publicationOf(item, {
    arxiv: [...arxiv, noted(raw("note")), noted(raw("journal")), noted(raw("howpublished"))],
    keywords: keywords.some((word) => word.trim())
      ? keywords
      : CLASSES[category.toLowerCase()]
        ? [CLASSES[category.toLowerCase()] ?? ""]
        : [],
    pdf: [raw("pdf"), raw("pdfurl"), raw("file")],
    notes: [...new Set(unknown)].map(
      (name) => `The abbreviation “${name}” is not explained in the file; it stands as it is.`,
    ),
  });
}

/** Names as the library takes them to be what they are. */
function mendedNames(names: string): string {
  // “al-Khwarizmi” would lose its hyphen.
  const joined = names.replace(/(?<=(?:^|\s)\p{Ll}{1,4})-(?=\p{Lu})/gu, "{-}");
  // BibLaTeX names their parts so (“family=Perez, given=Ethan”); any other equals sign is a part of a name.
  return /\b(?:family|given|prefix|suffix)\s*=/i.test(joined) ? joined : joined.replace(/=/g, "{=}");
}

/** The day of its own field, which BibTeX’s exporters write beside year and month. */
function addDay(item: CslItem, day: string | undefined): void {
  const [parts] =
    isCsl(item["issued"]) && Array.isArray(item["issued"]["date-parts"]) ? item["issued"]["date-parts"] : [];
  if (day && /^\d{1,2}$/.test(day) && Array.isArray(parts) && parts.length === 2) parts.push(Number(day));
}

/** What follows “arXiv:” in a note or in the name of a journal. */
function noted(text: string | undefined): string | undefined {
  return /arxiv:\s*(\S+)/i.exec(text?.slice(0, 300) ?? "")?.[1];
}

/** One dollar sign that opens nothing is a price, and a backslash at the end is nothing. */
function mended(value: string): string {
  const dollars = value.replace(/\\[\s\S]/g, "").split("$").length - 1;
  const even = dollars % 2 === 0 ? value : value.replace(/(\\[\s\S])|\$/g, (sign, escaped) => (escaped ? sign : "\\$"));
  return even.replace(/(?<!\\)((?:\\\\)*)\\$/, "$1");
}

/** A field that the library has no place for, with its TeX as letters. */
function plain(value: string): string {
  if (value.trim() === "") return "";
  const title = cslOf({ type: "misc", label: "k", properties: { title: mended(value) } }, "@biblatex/entry+object")?.[
    "title"
  ];
  return typeof title === "string" ? title : "";
}
