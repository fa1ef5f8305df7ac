import { countWords } from "#lib/words.ts";
import type { Random } from "../../random.ts";
import { slots } from "./general.ts";
import { type Block, filler } from "./grammar.ts";
import { type SubjectKey, subject } from "./subjects.ts";

/** Lengths in words. The essay comes out between `min` and `max`, near `target` where its subject has enough to say. */
export type Length = { target: number; min?: number; max?: number; unfinished?: boolean };

const unfinishedNotes = [
  "*(to do: say why the control matters)*",
  "*(find the reference; ask Dana)*",
  "*(this paragraph is still two paragraphs)*",
  "Next: the objection. Then cut the whole thing by a tenth.",
  "*(rewrite from here)*",
];
const contractions: [RegExp, string][] = [
  [/\bdo not\b/g, "don’t"],
  [/\bdoes not\b/g, "doesn’t"],
  [/\bis not\b/g, "isn’t"],
  [/\bwould not\b/g, "wouldn’t"],
  [/\bI have\b(?= (?:been|seen|argued|tried|not))/g, "I’ve"],
  [/\bI would\b/g, "I’d"],
];

/**
 * A draft in Markdown on a subject. Repeatable: the same stream of random numbers makes the same essay.
 * Errors: throws when the subject's banks can't reach `min`.
 */
export function composeEssay(random: Random, key: SubjectKey, length: Length): string {
  const { own, rest } = subject(key);
  const fill = filler(random, slots);
  // Contractions take words away at the end and a footnote may add some: keep clear of the limits.
  const max = (length.max ?? Number.POSITIVE_INFINITY) - 12;
  const min = length.min ? length.min + 25 : 0;
  const target = Math.min(max, Math.max(min, length.target));

  const sentences = (block: Block) =>
    block.flatMap((line) => (line.startsWith("? ") ? (random.chance(0.6) ? [fill(line.slice(2))] : []) : [fill(line)]));
  const paragraph = (block: Block) => sentences(block).join(" ");
  const list = (block: Block) => {
    const [lead = "", ...items] = block;
    return `${fill(lead)}\n\n${items.map((item) => item.replace(/^(\S+) (.*)$/, (_, mark: string, text: string) => `${mark} ${fill(text)}`)).join("\n")}`;
  };

  const open = paragraph(random.pick(own.open));
  const close = length.unfinished
    ? random.pick(unfinishedNotes)
    : paragraph(random.pick(random.chance(0.65) ? own.close : rest.close));
  const body: string[] = [];
  const tail: string[] = [];
  let words = countWords(open) + countWords(close);
  /** Adds a paragraph if it fits, to `into`. */
  const add = (text: string, into: string[], slack = 25) => {
    const more = countWords(text);
    if (words + more > Math.min(max, target + slack)) return false;
    into.push(text);
    words += more;
    return true;
  };

  // The subject's own paragraphs keep their order, for they build on one another; some are left out.
  const spare: Block[] = [];
  const skip = random.int(0, 2);
  const skipped = new Set(random.shuffle(own.point.map((_, at) => at).slice(1)).slice(0, skip));
  own.point.forEach((block, at) => {
    if (skipped.has(at) || !add(paragraph(block), body)) spare.push(block);
  });
  const objections = random.shuffle([...own.object, ...rest.object]);
  const [objection] = random.chance(0.6) && own.object[0] ? own.object : objections;
  if (objection && random.chance(0.75)) add(paragraph(objection), tail);
  const lists = random.shuffle([...own.list, ...own.list, ...rest.list]);
  if (lists[0] && random.chance(0.35)) add(list(lists[0]), tail);

  // Then what fits many subjects, until the target; what was left out comes last.
  const family = random.shuffle(rest.point);
  for (const block of [...family, ...spare, ...objections.filter((one) => one !== objection)]) {
    if (words >= target - 20) break;
    const text = paragraph(block);
    if (!add(text, [])) continue;
    body.splice(random.int(Math.ceil(body.length / 2), body.length), 0, text);
  }
  for (const block of [...family, ...spare]) {
    if (words >= min) break;
    for (const sentence of sentences(block))
      if (words < min && !body.join(" ").includes(sentence)) add(sentence, body, 60);
  }

  if (random.chance(0.15)) add(paragraph(random.pick(rest.quote)), tail);
  const parts = [open, ...body, ...tail, close];
  if (random.chance(0.3)) {
    const note = paragraph(random.pick(rest.note));
    if (words + countWords(note) + 1 <= max) {
      const at = random.int(0, Math.max(0, body.length - 1));
      const anchor = parts[at] ?? open;
      // Not in a list or a quotation, whose last line is not a sentence of its own.
      if (!/^(>|[-\d]|\*\()/m.test(anchor)) {
        parts[at] = `${anchor}[^1]`;
        parts.push(`[^1]: ${note}`);
      }
    }
  }
  if (target > 550 && random.chance(0.2) && words + 12 <= max) {
    parts.splice(1, 0, random.pick(["## The argument", "## In more detail", "## How it would go"]));
    if (tail.length > 0)
      parts.splice(2 + body.length, 0, random.pick(["## Against this", "## What might be said", "## Loose ends"]));
  }

  let text = parts.join("\n\n");
  if (random.chance(0.4)) for (const [long, short] of contractions) text = text.replace(long, short);
  // Half of the world types straight quotes.
  if (random.chance(0.45)) text = text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
  const count = countWords(text);
  if (count < (length.min ?? 0) || count > max + 12)
    throw new Error(`An essay on “${key}” came out at ${count} words, outside its range.`);
  return text;
}
