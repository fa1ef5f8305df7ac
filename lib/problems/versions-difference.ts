import { listed } from "#lib/text.ts";
import { kindNames, limitsText } from "./kinds.ts";
import { rangeOf } from "./rules.ts";
import type { Wording } from "./wording.ts";

export type FieldChange = {
  field: "title" | "kind" | "guidance" | "range";
  /** As people read it: the range as a sentence, the kind by its name. */
  before: string;
  after: string;
  same: boolean;
};

/** One prompt in two wordings. `number` counts from 1: in the later wording, or in the earlier one of a prompt that was removed. */
export type PromptChange = {
  state: "same" | "changed" | "added" | "removed";
  number: number;
  before: string;
  after: string;
};

export type WordingDifference = {
  fields: FieldChange[];
  /** The later wording’s prompts in order, then those that were removed. */
  prompts: PromptChange[];
  /** What reads differently, white space aside, in the order of the form. Empty: nobody need be told. */
  changed: ("title" | "kind" | "guidance" | "prompts" | "range")[];
};

const plain = (text: string) => text.replace(/\s+/g, " ").trim();

/** What a problem says otherwise than before, field by field and prompt by prompt. */
export function wordingDifference(before: Wording, after: Wording): WordingDifference {
  const field = (name: FieldChange["field"], from: string, to: string): FieldChange => ({
    field: name,
    before: from,
    after: to,
    same: plain(from) === plain(to),
  });
  const range = (wording: Wording) => limitsText(wording.kind, rangeOf(wording));
  const fields = [
    field("title", before.title, after.title),
    field("kind", kindNames[before.kind], kindNames[after.kind]),
    field("guidance", before.guidance, after.guidance),
    field("range", range(before), range(after)),
  ];
  const prompts = promptChanges(before.prompts, after.prompts);
  const other = new Set<string>(fields.flatMap((one) => (one.same ? [] : [one.field])));
  if (prompts.some(({ state }) => state !== "same")) other.add("prompts");
  const order = ["title", "kind", "guidance", "prompts", "range"] as const;
  return { fields, prompts, changed: order.filter((name) => other.has(name)) };
}

/** From this share of common words on, a prompt is the same one worded anew. */
const ALIKE = 0.5;

function promptChanges(before: readonly string[], after: readonly string[]): PromptChange[] {
  const partner = new Map<number, number>();
  const taken = new Set<number>();
  const pair = (to: number, from: number) => {
    partner.set(to, from);
    taken.add(from);
  };
  for (const [to, text] of after.entries()) {
    const from = before.findIndex((one, at) => !taken.has(at) && plain(one) === plain(text));
    if (from >= 0) pair(to, from);
  }
  const likely = after
    .flatMap((text, to) => (partner.has(to) ? [] : before.map((one, from) => ({ to, from, share: common(one, text) }))))
    .filter(({ from, share }) => !taken.has(from) && share >= ALIKE)
    .sort((a, b) => b.share - a.share || Math.abs(a.to - a.from) - Math.abs(b.to - b.from));
  for (const { to, from } of likely) if (!partner.has(to) && !taken.has(from)) pair(to, from);
  // A problem’s only prompt is worded anew, however much.
  if (before.length === 1 && after.length === 1) pair(0, 0);

  return [
    ...after.map((text, to): PromptChange => {
      const from = partner.get(to);
      if (from === undefined) return { state: "added", number: to + 1, before: "", after: text };
      const old = before[from] ?? "";
      return { state: plain(old) === plain(text) ? "same" : "changed", number: to + 1, before: old, after: text };
    }),
    ...before.flatMap((text, from): PromptChange[] =>
      taken.has(from) ? [] : [{ state: "removed", number: from + 1, before: text, after: "" }],
    ),
  ];
}

/** How many of two texts’ words they have in common, from 0 to 1. */
function common(one: string, other: string): number {
  const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const [a, b] = [words(one), words(other)];
  const left = new Map<string, number>();
  for (const word of a) left.set(word, (left.get(word) ?? 0) + 1);
  let both = 0;
  for (const word of b) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    both += 1;
  }
  return a.length + b.length === 0 ? 0 : (2 * both) / (a.length + b.length);
}

/** "the title, the guidance, and the range, which is now 300 to 800 words"; "" when nothing reads differently. */
export function changedText({ changed, fields }: WordingDifference): string {
  const range = fields.find(({ field }) => field === "range")?.after;
  const names = { title: "the title", kind: "the kind of answer", guidance: "the guidance", prompts: "the prompts" };
  const said = changed.map((name) => (name === "range" ? `the range (now: ${range})` : names[name]));
  return listed(said);
}
