import { cslOf } from "./citation-js.ts";
import { cut, Unreadable } from "./read-clean.ts";
import { entryOf, keywordsOf, publicationOf, type ReadEntry } from "./read-entry.ts";
import { limits } from "./schema.ts";

const TAGGED = /^\s*([A-Z][A-Z\d])\s\s?-(?:\s(.*))?$/;
const MOST_LINES = 5_000;

type Tagged = { tag: string; value: string };
type Held = { line: number; lines: Tagged[]; problem?: string };

/** Every record of a RIS file, at most one more than `most`; from TY to ER, or to the next TY where that is missing. */
export function readRis(text: string, most: number): ReadEntry[] {
  const records: Held[] = [];
  let open: Held | undefined;
  for (const [at, whole] of text.split("\n").entries()) {
    const [, tag, value = ""] = TAGGED.exec(whole) ?? [];
    if (tag === "TY") {
      if (records.length > most) break;
      open = { line: at + 1, lines: [{ tag, value: value.trim() }] };
      records.push(open);
    } else if (tag === "ER") open = undefined;
    else if (tag && open) open.lines.push({ tag, value: value.trim() });
    else if (tag) {
      records.push({
        line: at + 1,
        lines: [],
        problem: `“${tag}” stands outside of a record: a line “TY  - …” is missing before it.`,
      });
      // Said once, for all its lines.
      open = { line: at + 1, lines: [] };
    } else if (open && whole.trim() !== "") {
      const last = open.lines.at(-1);
      if (last) last.value = `${last.value} ${whole.trim()}`;
    }
  }
  return records.map((record) =>
    entryOf(
      valueAt(record, "ID") ?? (record.problem ? "" : cut(valueAt(record, "TI", "T1") ?? "", 60)),
      record.line,
      () => readOne(record),
    ),
  );
}

function valueAt({ lines }: Held, ...tags: string[]): string | undefined {
  return lines.find(({ tag, value }) => tags.includes(tag) && value !== "")?.value;
}

function readOne(record: Held) {
  if (record.problem) throw new Unreadable(record.problem);
  if (record.lines.length > MOST_LINES)
    throw new Unreadable(`It has more than ${MOST_LINES.toLocaleString("en-GB")} lines.`);
  const { lines } = record;
  const values = (...tags: string[]) => lines.filter(({ tag }) => tags.includes(tag)).map(({ value }) => value);
  // One of each is given to the library, but for those that are lists: of two it would make a list of any.
  const lists = new Set(["AU", "A1", "A2", "A3", "A4", "KW"]);
  const given = lines.filter(({ tag }, at) => lists.has(tag) || lines.findIndex((line) => line.tag === tag) === at);
  const tagged = given.slice(1).map(({ tag, value }) => `${tag}  - ${value}\n`);
  const ofType = (type: string) => cslOf(`TY  - ${type}\n${tagged.join("")}ER  - \n`, "@ris/file");
  // A type that the library does not know would leave nothing of the record.
  const item = [given[0]?.value ?? "", "GEN"].map(ofType).find((read) => read?.["title"]);
  if (!item) throw new Unreadable("It has no title.");
  const date = /^(\d{4})\/(\d{1,2})?\/?(\d{1,2})?/.exec(valueAt(record, "DA", "PY", "Y1") ?? "");
  if (date) item["issued"] = { "date-parts": [date.slice(1).filter(Boolean).map(Number)] };
  item["DOI"] = valueAt(record, "DO") ?? item["DOI"];
  item["abstract"] = valueAt(record, "AB", "N2") ?? item["abstract"];
  const links = values("UR").flatMap((value) => value.split(/\s*;\s*(?=https?:)/i));
  item["URL"] = links[0];
  return publicationOf(item, {
    arxiv: [
      ...links,
      ...values("AN", "C1", "M1", "JO", "T2").map(
        (value) => (/arxiv:\s*(\S+)/i.exec(value.slice(0, limits.venue)) ?? [])[1],
      ),
    ],
    keywords: values("KW").flatMap(keywordsOf),
    pdf: [...values("L1"), ...links.slice(1).filter((link) => /\.pdf$/i.test(link))],
  });
}
