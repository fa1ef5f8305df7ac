import { diffArrays } from "diff";
import { countWords } from "./words.ts";

/** A stretch of text: in both, only in the first, or only in the second. */
export type Part = { kind: "same" | "removed" | "added"; text: string };

/** Words, stretches of white space, and every other character by itself. */
const tokens = /\s+|[\p{L}\p{N}\p{M}]+(?:['’-][\p{L}\p{N}\p{M}]+)*|[\s\S]/gu;

/**
 * The most insertions and deletions that are looked for (Myers 1986: the work grows with their
 * square). Beyond it the texts are compared by lines, and beyond it there, not at all.
 */
const MOST_EDITS = 2_000;

/**
 * What leads from one text to another, by words. The parts that are not "added" make up `before`
 * to the letter, those that are not "removed" make up `after`. The same two texts always give the
 * same parts, on every machine.
 */
export function differenceOf(before: string, after: string): Part[] {
  if (before === after) return before === "" ? [] : [{ kind: "same", text: before }];
  return (
    compared(before.match(tokens) ?? [], after.match(tokens) ?? []) ??
    compared(linesOf(before), linesOf(after)) ??
    parts([
      { kind: "removed", text: before },
      { kind: "added", text: after },
    ])
  );
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+/g) ?? [];
}

function compared(before: readonly string[], after: readonly string[]): Part[] | undefined {
  const changes = diffArrays([...before], [...after], { maxEditLength: MOST_EDITS });
  return (
    changes &&
    parts(
      changes.map(({ added, removed, value }) => ({
        kind: added ? "added" : removed ? "removed" : "same",
        text: value.join(""),
      })),
    )
  );
}

/**
 * Neighbours of one kind joined; between two changes, white space that stayed joins them, so that
 * a sentence written anew reads as one change.
 */
function parts(found: Part[]): Part[] {
  const out: Part[] = [];
  let [removed, added] = ["", ""];
  const flush = () => {
    if (removed) out.push({ kind: "removed", text: removed });
    if (added) out.push({ kind: "added", text: added });
    removed = "";
    added = "";
  };
  for (const [at, { kind, text }] of found.entries()) {
    if (text === "") continue;
    if (kind === "removed") removed += text;
    else if (kind === "added") added += text;
    else if (/^[^\S\n]+$/u.test(text) && removed && added && at < found.length - 1) {
      removed += text;
      added += text;
    } else {
      flush();
      out.push({ kind, text });
    }
  }
  flush();
  return out;
}

/** The difference in a few words: "34 words added, 12 removed", "only punctuation or white space changed". */
export function differenceText(difference: readonly Part[]): string {
  const count = (kind: Part["kind"]) =>
    difference.reduce((sum, part) => (part.kind === kind ? sum + countWords(part.text) : sum), 0);
  const [added, removed] = [count("added"), count("removed")];
  if (difference.every(({ kind }) => kind === "same")) return "nothing changed";
  if (added === 0 && removed === 0) return "only punctuation or white space changed";
  const words = (n: number) => `${n.toLocaleString("en-GB")} ${n === 1 ? "word" : "words"}`;
  if (removed === 0) return `${words(added)} added`;
  return added === 0
    ? `${words(removed)} removed`
    : `${words(added)} added, ${removed.toLocaleString("en-GB")} removed`;
}
