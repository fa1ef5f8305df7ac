// What is shown of two essays that are alike; pure.
import { markedParagraphs, type Stretch, sharedPassages } from "./passages.ts";
import { likeness, shingleSet } from "./shingles.ts";

/** One of two essays: its application, and the problem that it answers. */
export type Side = { code: string; slug: string; project: string; title: string };

export type SimilarPair = {
  /** Ids of the submitted essays, in the order they are stored in. */
  oneId: string;
  otherId: string;
  /** The Jaccard index of their shingles, and how many they share. */
  similarity: number;
  shared: number;
  one: Side;
  other: Side;
};

/** Two essays with their texts as reviewers read them, and all that they were asked by. */
export type PairTexts = SimilarPair & { oneText: string; otherText: string; oneAsked: string[]; otherAsked: string[] };

export type SideBySide = {
  one: Side;
  other: Side;
  /** 0 to 1: runs of words in both, of those in either; and of those of each. */
  similarity: number;
  ofOne: number;
  ofOther: number;
  passages: number;
  /** Words in the shared passages. */
  words: number;
  oneParagraphs: Stretch[][];
  otherParagraphs: Stretch[][];
};

/** Compares two essays afresh, from the texts as they are now. */
export function sideBySide({ one, other, oneText, otherText, oneAsked, otherAsked }: PairTexts): SideBySide {
  const asked = [...oneAsked, ...otherAsked];
  const passages = sharedPassages(oneText, otherText, asked);
  const [ones, others] = [shingleSet(oneText, asked), shingleSet(otherText, asked)];
  const { similarity, shared } = likeness(ones, others);
  const spans = (side: "one" | "other") => passages.map((passage, at) => ({ ...passage[side], number: at + 1 }));
  return {
    one,
    other,
    similarity,
    ofOne: ones.size === 0 ? 0 : shared / ones.size,
    ofOther: others.size === 0 ? 0 : shared / others.size,
    passages: passages.length,
    words: passages.reduce((sum, passage) => sum + passage.words, 0),
    oneParagraphs: markedParagraphs(oneText, spans("one")),
    otherParagraphs: markedParagraphs(otherText, spans("other")),
  };
}

const percent = new Intl.NumberFormat("en-GB", { style: "percent", maximumFractionDigits: 0 });

/** "43%"; what is not nothing is at least 1%. */
export function shareText(share: number): string {
  return percent.format(share > 0 ? Math.max(0.01, share) : 0);
}

/** Where a page of pairs begins: behind this one. */
export function pairKey({ oneId, otherId }: { oneId: string; otherId: string }): string {
  return `${oneId}.${otherId}`;
}
