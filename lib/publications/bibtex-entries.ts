import { BibtexCursor } from "./bibtex-cursor.ts";
import { count, cut, Unreadable } from "./read-clean.ts";

/** An entry of a BibTeX file with its abbreviations written out; or what is wrong with it. `line` counts from 1. */
export type BibtexEntry =
  | { key: string; line: number; type: string; fields: Map<string, string>; unknown: string[] }
  | { key: string; line: number; problem: string };

/**
 * A field's length in UTF-16 code units; abbreviations, and all the text that comes
 * of them; fields of one entry.
 */
const bounds = { value: 40_000, strings: 2_000, written: 2_000_000, fields: 100 } as const;

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * Takes a BibTeX file apart into its entries, and these into fields; what the fields' text means is left to
 * the library. Its own file parser is not used: one wrong entry would hide all others, it has no lines, and it
 * keeps the abbreviations of one file for the next. Braces count as in BibTeX, with or without a backslash.
 * The work grows with the text's length alone.
 */
export function bibtexEntries(text: string, most: number): BibtexEntry[] {
  const reader = new Reader(text);
  const entries: BibtexEntry[] = [];
  while (entries.length <= most) {
    const entry = reader.next();
    if (entry === "end") break;
    if (entry) entries.push(entry);
  }
  return entries;
}

class Reader extends BibtexCursor {
  private readonly strings = new Map(MONTHS.map((name, at) => [name, String(at + 1)]));
  private written = 0;
  private unknown: string[] = [];

  /** The next entry, "end", or undefined for what is none: abbreviations, comments, preambles. */
  next(): BibtexEntry | "end" | undefined {
    const found = this.text.indexOf("@", this.at);
    if (found < 0) return "end";
    this.at = found + 1;
    const line = this.lineAt(found);
    const type = this.name()?.toLowerCase();
    // An address such as a@b.org between the entries, or a comment's rest of a line.
    if (!type) return undefined;
    this.blank();
    const open = this.text[this.at];
    if (open !== "{" && open !== "(") return undefined;
    const close = open === "{" ? "}" : ")";
    let key = "";
    try {
      if (type === "comment" || type === "preamble") {
        this.braced(open, close);
        return undefined;
      }
      this.at += 1;
      this.blank();
      if (type === "string") {
        this.string(close);
        return undefined;
      }
      key = this.key();
      this.unknown = [];
      const fields = this.fields(key, close);
      return { key, line, type, fields, unknown: this.unknown };
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      this.recover();
      const noticed = error.line === undefined || error.line === line ? "" : ` (noticed in line ${error.line})`;
      return { key: key || `@${type}`, line, problem: error.message.replace(/\.$/, `${noticed}.`) };
    }
  }

  private key(): string {
    const start = this.at;
    while (this.at < this.text.length && !/[\s,{}]/.test(this.text[this.at] ?? "")) this.at += 1;
    const key = this.text.slice(start, this.at);
    this.blank();
    if (this.text[this.at] === "," || this.text[this.at] === "}" || this.text[this.at] === ")") return key;
    throw this.wrong(`after its key${key ? ` “${cut(key, 60)}”` : ""} a comma is missing`);
  }

  private fields(key: string, close: string): Map<string, string> {
    const fields = new Map<string, string>();
    for (;;) {
      this.blank();
      if (this.text[this.at] === ",") {
        this.at += 1;
        continue;
      }
      if (this.text[this.at] === close) {
        this.at += 1;
        if (key === "") throw new Unreadable("it has no key before its first comma.");
        return fields;
      }
      if (this.at >= this.text.length || this.beginsAnother()) throw this.wrong("it is not closed: a brace is missing");
      const name = this.name()?.toLowerCase();
      if (!name) throw this.wrong(`“${this.here()}” stands where the name of a field is expected`);
      this.blank();
      if (this.text[this.at] !== "=") throw this.wrong(`the field “${cut(name, 60)}” has no “=”`);
      this.at += 1;
      const value = this.expression(name);
      this.blank();
      if (this.text[this.at] !== "," && this.text[this.at] !== close)
        throw this.wrong(`after the field “${cut(name, 60)}” a comma or the closing brace is missing`);
      // The first counts, as in BibTeX.
      if (!fields.has(name)) fields.set(name, value);
      if (fields.size > bounds.fields) throw this.wrong(`it has more than ${bounds.fields} fields`);
    }
  }

  private string(close: string): void {
    const name = this.name()?.toLowerCase();
    this.blank();
    if (!name || this.text[this.at] !== "=") throw this.wrong("an abbreviation is a name, “=” and a text");
    this.at += 1;
    const value = this.expression(name);
    this.blank();
    if (this.text[this.at] !== close) throw this.wrong(`the abbreviation “${cut(name, 60)}” is not closed`);
    this.at += 1;
    if (this.strings.size >= bounds.strings)
      throw this.wrong(`there are more than ${count(bounds.strings)} abbreviations`);
    this.strings.set(name, value);
  }

  private expression(field: string): string {
    let value = "";
    for (;;) {
      this.blank();
      value += this.part(field);
      if (value.length > bounds.value)
        throw this.wrong(`the field “${cut(field, 60)}” is longer than ${count(bounds.value)} characters`);
      this.blank();
      if (this.text[this.at] !== "#") return value;
      this.at += 1;
    }
  }

  private part(field: string): string {
    const open = this.text[this.at];
    if (open === "{") return this.braced("{", "}");
    if (open === '"') return this.braced('"', '"');
    const number = /\d+/y;
    number.lastIndex = this.at;
    const digits = number.exec(this.text)?.[0];
    if (digits) {
      this.at += digits.length;
      return digits;
    }
    const name = this.name();
    if (!name) throw this.wrong(`the field “${cut(field, 60)}” has no text; put it in braces`);
    const known = this.strings.get(name.toLowerCase());
    this.written += known?.length ?? 0;
    if (this.written > bounds.written)
      throw this.wrong(`the file’s abbreviations, written out, come to more than ${count(bounds.written)} characters`);
    if (known === undefined) this.unknown.push(cut(name, 60));
    return known ?? name;
  }
}
