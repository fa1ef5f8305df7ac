// A small generative grammar for drafts that look written. A bank is plain text:
//
//   # open | point | object | list | quote | note | close     starts a section
//   blocks are separated by empty lines, one sentence a line
//   "? sentence" appears in some essays only
//   {a|b} chooses, {name} is a word that stays the same throughout one essay
import type { Random } from "../../random.ts";

const sections = ["open", "point", "object", "list", "quote", "note", "close"] as const;
export type Section = (typeof sections)[number];
export type Block = readonly string[];
export type Bank = Record<Section, readonly Block[]>;

/** Errors: throws on a section that the grammar does not know. */
export function bank(text: string): Bank {
  const found: Record<Section, Block[]> = { open: [], point: [], object: [], list: [], quote: [], note: [], close: [] };
  let section: Section = "point";
  for (const block of text.split(/\n\s*\n/)) {
    const lines = block
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean);
    const heading = /^# (\w+)$/.exec(lines[0] ?? "")?.[1];
    if (heading) {
      const known = sections.find((name) => name === heading);
      if (!known) throw new Error(`No section “${heading}” in the grammar.`);
      section = known;
      lines.shift();
    }
    if (lines.length > 0) found[section].push(lines);
  }
  return found;
}

/** Several banks as one. */
export function together(...banks: readonly Bank[]): Bank {
  const all = (section: Section) => banks.flatMap((one) => one[section]);
  return {
    open: all("open"),
    point: all("point"),
    object: all("object"),
    list: all("list"),
    quote: all("quote"),
    note: all("note"),
    close: all("close"),
  };
}

/** Fills templates for one essay: a named slot keeps the word it first drew. */
export function filler(
  random: Random,
  slots: Readonly<Record<string, readonly string[]>>,
): (template: string) => string {
  const drawn = new Map<string, string>();
  const one = (_: string, inside: string) => {
    if (inside.includes("|")) return random.pick(inside.split("|"));
    const words = slots[inside];
    if (!words) throw new Error(`No slot “${inside}” in the grammar.`);
    const word = drawn.get(inside) ?? random.pick(words);
    drawn.set(inside, word);
    return word;
  };
  return (template) => {
    let sentence = template.trim();
    // From the inside out: a choice may hold slots.
    while (sentence.includes("{")) sentence = sentence.replace(/\{([^{}]*)\}/g, one);
    return sentence.charAt(0).toUpperCase() + sentence.slice(1);
  };
}
