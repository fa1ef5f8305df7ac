import { parseLinks } from "#lib/links.ts";
import { unstorable } from "#lib/text.ts";

/** What stops an entry from being read, as the second half of a sentence that names the entry. */
export class Unreadable extends Error {
  readonly line: number | undefined;
  constructor(message: string, line?: number) {
    super(message);
    this.line = line;
  }
}

// They turn the order of what follows around, or are not seen at all. The joiners of Arabic and Indic scripts stay.
const UNSEEN = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** Without the characters that are not seen; what they would do to the text is gone. */
export function seenOnly(text: string): string {
  return text
    .normalize("NFC")
    .replace(UNSEEN, "")
    .replace(/[^\P{Cc}\n\t]+/gu, " ");
}

/**
 * One line of text, as it is stored: composed, without control characters and those that are not seen.
 * @param label begins the reason when it is too long or can't be stored
 * @param max in UTF-16 code units
 */
export function cleanLine(value: unknown, label: string, max: number): string {
  return clean(value, label, max, /[\s\p{Cc}]+/gu, " ");
}

/** The same with its paragraphs. */
export function cleanText(value: unknown, label: string, max: number): string {
  const text = clean(value, label, max, /[^\S\n]+|[^\P{Cc}\n]+/gu, " ");
  return text
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{2,}/g, "\n\n")
    .replace(/(?<!\n)\n(?!\n)/g, " ")
    .trim();
}

function clean(value: unknown, label: string, max: number, runs: RegExp, by: string): string {
  if (typeof value !== "string" && typeof value !== "number") return "";
  const given = String(value);
  const why = unstorable(given);
  if (why) throw new Unreadable(`${label} ${why}`);
  const text = given.normalize("NFC").replace(/\r\n?/g, "\n").replace(UNSEEN, "").replace(runs, by).trim();
  if (text.length > max)
    throw new Unreadable(`${label} is ${count(text.length)} characters long; at most ${count(max)} fit.`);
  return text;
}

/** An http or https address as a browser writes it, null for none, or why it can't be used, after "…: ". */
export function cleanAddress(value: unknown): { address: string | null; problem?: string } {
  const typed = typeof value === "string" ? value.trim().replace(/^\\url\{(.*)\}$/, "$1") : "";
  if (typed === "") return { address: null };
  const { links, problems } = parseLinks(typed.split(/\s/)[0] ?? "");
  const address = links[0]?.address;
  return address ? { address } : { address: null, problem: problems[0]?.message ?? "it is no address." };
}

/** The beginning of a text that is quoted: in one line, without what is not seen, and with no character cut in half. */
export function cut(text: string, most: number): string {
  const line = text
    .slice(0, most * 2)
    .replace(/[\p{C}\s]+/gu, " ")
    .trim();
  return line.slice(0, most).replace(/[\ud800-\udbff]$/, "");
}

export function count(number: number): string {
  return number.toLocaleString("en-GB");
}
