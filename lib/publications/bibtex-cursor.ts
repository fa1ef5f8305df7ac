import { cut, Unreadable } from "./read-clean.ts";

/** So many braces may stand within each other. */
const DEPTH = 30;

/** Where an entry begins, as at the start of a line: what an entry before it has left open ends there. */
const BEGINS = /@[a-z]+[ \t]*[{(][ \t]*[^\s,{}()"=#%]{1,200}[ \t]*[,=]/iy;
/** What may be one, and is looked at once something is known to be wrong. */
const MAY_BEGIN = /@[a-z]+[ \t]*[{(]/iy;
const NAME = /[a-z_][\w:+.*-]*/iy;

/** A place in a BibTeX file, and the steps over its smallest parts. */
export class BibtexCursor {
  protected at = 0;
  protected readonly text: string;
  private line = 1;
  private counted = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** What stands between the signs at the cursor, which goes behind them. */
  protected braced(open: string, close: string): string {
    this.at += 1;
    const start = this.at;
    let depth = 0;
    for (; this.at < this.text.length; this.at += 1) {
      const sign = this.text[this.at];
      if (sign === close && depth === 0) {
        this.at += 1;
        return this.text.slice(start, this.at - 1);
      }
      if (sign === "{") depth += 1;
      else if (sign === "}") depth -= 1;
      else if (sign === "@" && this.beginsAnother()) break;
      if (depth > DEPTH) throw this.wrong(`more than ${DEPTH} braces stand within each other`);
      if (depth < 0) throw this.wrong("a closing brace has no opening one");
    }
    throw this.wrong(open === '"' ? "a quotation mark is not closed" : "it is not closed: a brace is missing");
  }

  /** Whether the cursor is at an entry that begins a line. */
  protected beginsAnother(pattern = BEGINS): boolean {
    if (this.text[this.at] !== "@") return false;
    let before = this.at - 1;
    while (this.text[before] === " " || this.text[before] === "\t") before -= 1;
    if (before >= 0 && this.text[before] !== "\n") return false;
    pattern.lastIndex = this.at;
    return pattern.test(this.text);
  }

  /** After something wrong: to the next entry that begins a line. */
  protected recover(): void {
    for (;;) {
      const found = this.text.indexOf("@", this.at);
      this.at = found < 0 ? this.text.length : found;
      if (found < 0 || this.beginsAnother(MAY_BEGIN)) return;
      this.at += 1;
    }
  }

  protected name(): string | undefined {
    NAME.lastIndex = this.at;
    const name = NAME.exec(this.text)?.[0];
    this.at += name?.length ?? 0;
    return name;
  }

  /** Over white space, and comments between fields as biber has them. */
  protected blank(): void {
    for (;;) {
      const sign = this.text[this.at];
      if (sign === "%") {
        const end = this.text.indexOf("\n", this.at);
        this.at = end < 0 ? this.text.length : end;
      } else if (sign === undefined || !/\s/.test(sign)) return;
      else this.at += 1;
    }
  }

  protected here(): string {
    return cut(this.text.slice(this.at, this.at + 40).split("\n")[0] ?? "", 20);
  }

  protected wrong(what: string): Unreadable {
    return new Unreadable(`${what}.`, this.lineAt(Math.min(this.at, this.text.length)));
  }

  /** Lines are counted once over the text: positions only grow, but for what was read twice. */
  protected lineAt(at: number): number {
    if (at < this.counted) return this.line - newlines(this.text, at, this.counted);
    this.line += newlines(this.text, this.counted, at);
    this.counted = at;
    return this.line;
  }
}

function newlines(text: string, from: number, to: number): number {
  let found = 0;
  for (let at = from; at < to; at += 1) if (text.charCodeAt(at) === 10) found += 1;
  return found;
}
