import { ok, type Result, refuse } from "#lib/result.ts";
import { normaliseNewlines, unstorable } from "#lib/text.ts";
import { readBibtex } from "./read-bibtex.ts";
import { count } from "./read-clean.ts";
import { readCsl } from "./read-csl.ts";
import type { ReadEntry } from "./read-entry.ts";
import { readRis } from "./read-ris.ts";
import { type Format, importLimits } from "./schema.ts";

const readers: Record<Format, (text: string, most: number) => ReadEntry[]> = {
  BibTeX: readBibtex,
  RIS: readRis,
  "CSL-JSON": readCsl,
};

/** The format that a text has the look of, or undefined. */
export function formatOf(text: string): Format | undefined {
  const start = text.replace(/^\ufeff/, "").slice(0, 200_000);
  if (/^\s*[[{]/.test(start) && !/^\s*\{+\s*$/.test(start)) return "CSL-JSON";
  if (/^[ \t]*TY[ \t]{1,2}-/m.test(start)) return "RIS";
  if (/@[ \t]*[a-z]+[ \t]*[{(]/i.test(start)) return "BibTeX";
  return undefined;
}

const nothing = "Nothing was imported.";

/**
 * Reads a file of publications, entry by entry: what is wrong with one stands in it, and the others are read.
 * Nothing is fetched, whatever addresses it holds.
 * @param asked the format, or "" to tell it from the text
 */
export function readPublications(text: string, asked: Format | ""): Result<{ format: Format; entries: ReadEntry[] }> {
  if (Buffer.byteLength(text, "utf8") > importLimits.text)
    return refuse(
      `That is more than ${importLimits.text / 1024 / 1024} MB of text. Split the file, and import its parts. ${nothing}`,
    );
  const why = unstorable(text);
  if (why) return refuse(`The text ${why} ${nothing}`);
  const format = asked || formatOf(text);
  if (!format)
    return refuse(
      `The text looks like none of BibTeX, CSL-JSON and RIS. Choose its format, or look whether it is complete. ${nothing}`,
    );
  const entries = readers[format](normaliseNewlines(text.replace(/^\ufeff/, "")), importLimits.entries);
  if (entries.length === 0) return refuse(`There is no ${format} entry in the text. ${nothing}`);
  if (entries.length > importLimits.entries)
    return refuse(
      `There are more than ${count(importLimits.entries)} entries. Split the file, and import its parts. ${nothing}`,
    );
  return ok({ format, entries });
}

/** The text of a file: UTF-8 or UTF-16 by their marks, else UTF-8, else Windows-1252, as old reference managers write. */
export function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
