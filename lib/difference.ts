import { diffArrays } from "diff";
import { countWords } from "./words.ts";

/** A stretch of text: in both, only in the first, or only in the second. */
export type Part = { kind: "same" | "removed" | "added"; text: string };

/** Words, stretches of white space, and every other character by itself. */
const WORDS = /\s+|[\p{L}\p{N}\p{M}]+(?:['’-][\p{L}\p{N}\p{M}]+)*|[\s\S]/gu;

/**
 * The most insertions and deletions that are looked for (Myers 1986: the work grows with their
 * square). Beyond it the texts are compared between landmarks, and beyond it there, not at all.
 */
const MOST_EDITS = 2_000;
const MOST_WITHIN = 400;

/** A difference of more parts than this is no help to anybody, and costs a page of many megabytes. */
const MOST_PARTS = 20_000;

/**
 * What leads from one text to another, by words. The parts that are not "added" make up `before`
 * to the letter, those that are not "removed" make up `after`. The same two texts always give the
 * same parts, on every machine.
 * @param mostEdits fewer than usual where very many differences are looked for at once: a coarser one is found sooner
 */
export function differenceOf(before: string, after: string, mostEdits = MOST_EDITS): Part[] {
  const [one, two] = [before.match(WORDS) ?? [], after.match(WORDS) ?? []];
  const [head, tail] = commonEnds(one, two);
  const [middleBefore, middleAfter] = [one.slice(head, one.length - tail), two.slice(head, two.length - tail)];
  const around = (middle: Part[]) =>
    joined([
      { kind: "same", text: one.slice(0, head).join("") },
      ...middle,
      { kind: "same", text: one.slice(one.length - tail).join("") },
    ]);
  const parts = around(
    compared(middleBefore, middleAfter, mostEdits) ?? byLandmarks(middleBefore, middleAfter, mostEdits),
  );
  return parts.length <= MOST_PARTS ? parts : around(replaced(middleBefore.join(""), middleAfter.join("")));
}

/** How many tokens both begin with, and how many of the rest both end with. */
function commonEnds(one: readonly string[], two: readonly string[]): [number, number] {
  const shorter = Math.min(one.length, two.length);
  let head = 0;
  while (head < shorter && one[head] === two[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && one.at(-1 - tail) === two.at(-1 - tail)) tail += 1;
  return [head, tail];
}

/**
 * Compares piece by piece between the words that both texts have once and in the same order
 * (Cohen's patience difference). What is too different between two of them is replaced.
 */
function byLandmarks(before: readonly string[], after: readonly string[], mostEdits: number): Part[] {
  const parts: Part[] = [];
  const mostWithin = Math.min(MOST_WITHIN, mostEdits);
  let work = 2 * mostEdits ** 2;
  let [i, j] = [0, 0];
  for (const [nextI, nextJ] of [...landmarks(before, after), [before.length, after.length] as const]) {
    const [one, two] = [before.slice(i, nextI), after.slice(j, nextJ)];
    work -= Math.min(mostWithin, one.length + two.length) ** 2;
    const within = work > 0 ? compared(one, two, mostWithin) : undefined;
    parts.push(...(within ?? replaced(one.join(""), two.join(""))), { kind: "same", text: before[nextI] ?? "" });
    [i, j] = [nextI + 1, nextJ + 1];
  }
  return parts;
}

/** Places of words that are in both texts once: the longest row of them that runs forward in both. */
function landmarks(before: readonly string[], after: readonly string[]): (readonly [number, number])[] {
  const places = onceOnly(after);
  type Link = { at: readonly [number, number]; before: Link | undefined };
  // tops[n]: of all rows of n + 1 words, the one whose last word stands earliest in `after`.
  const tops: Link[] = [];
  for (const [word, i] of onceOnly(before)) {
    const j = places.get(word);
    if (j === undefined) continue;
    let [low, high] = [0, tops.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tops[middle]?.at[1] ?? 0) < j) low = middle + 1;
      else high = middle;
    }
    tops[low] = { at: [i, j], before: tops[low - 1] };
  }
  const row: (readonly [number, number])[] = [];
  for (let link = tops.at(-1); link; link = link.before) row.push(link.at);
  return row.reverse();
}

/** Words that a text has once, in their order, with their places. */
function onceOnly(tokens: readonly string[]): Map<string, number> {
  const places = new Map<string, number>();
  const again = new Set<string>();
  for (const [at, token] of tokens.entries()) {
    if (!/[\p{L}\p{N}]/u.test(token)) continue;
    if (places.has(token)) again.add(token);
    else places.set(token, at);
  }
  for (const token of again) places.delete(token);
  return places;
}

function compared(before: readonly string[], after: readonly string[], mostEdits: number): Part[] | undefined {
  return diffArrays([...before], [...after], { maxEditLength: mostEdits })?.map(({ added, removed, value }) => ({
    kind: added ? "added" : removed ? "removed" : "same",
    text: value.join(""),
  }));
}

function replaced(removed: string, added: string): Part[] {
  return [
    { kind: "removed", text: removed },
    { kind: "added", text: added },
  ];
}

type Change = { same: string; removed?: never; added?: never } | { same?: never; removed: string; added: string };

/** Stretches that stayed, and between them what was removed and added together. */
function changesOf(parts: readonly Part[]): Change[] {
  const changes: Change[] = [];
  let change: { removed: string; added: string } | undefined;
  for (const { kind, text } of parts) {
    if (text === "") continue;
    if (kind === "same") {
      change = undefined;
      changes.push({ same: text });
    } else {
      if (!change) {
        change = { removed: "", added: "" };
        changes.push(change);
      }
      change[kind] += text;
    }
  }
  return changes;
}

/**
 * Neighbours of one kind joined, what was removed before what was added. Where two words in a row
 * were exchanged, the space between them is a part of it, so that a sentence written anew reads
 * as one change.
 */
function joined(found: readonly Part[]): Part[] {
  const changes = changesOf(found);
  const bridged = changes.flatMap((change, at): Part[] => {
    if (change.same === undefined) return replaced(change.removed, change.added);
    const [one, two] = [changes[at - 1], changes[at + 1]];
    const between = one?.removed && one.added && two?.removed && two.added && /^[^\S\n]+$/u.test(change.same);
    return between ? replaced(change.same, change.same) : [{ kind: "same", text: change.same }];
  });
  return changesOf(bridged).flatMap((change): Part[] =>
    change.same === undefined
      ? replaced(change.removed, change.added).filter(({ text }) => text !== "")
      : [{ kind: "same", text: change.same }],
  );
}

/** Whether both texts are the same to the letter. */
export function isSame(difference: readonly Part[]): boolean {
  return difference.every(({ kind }) => kind === "same");
}

/** The difference in a few words: "34 words added, 12 removed", "only punctuation or white space changed". */
export function differenceText(difference: readonly Part[]): string {
  if (isSame(difference)) return "nothing changed";
  const count = (kind: Part["kind"]) =>
    difference.reduce((sum, part) => (part.kind === kind ? sum + countWords(part.text) : sum), 0);
  const [added, removed] = [count("added"), count("removed")];
  if (added === 0 && removed === 0) return "only punctuation or white space changed";
  const words = (n: number) => `${n.toLocaleString("en-GB")} ${n === 1 ? "word" : "words"}`;
  if (removed === 0) return `${words(added)} added`;
  return added === 0
    ? `${words(removed)} removed`
    : `${words(added)} added, ${removed.toLocaleString("en-GB")} removed`;
}
