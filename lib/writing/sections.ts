import { countSections } from "#lib/words.ts";
import { lineEnd, lineStart } from "./change.ts";

/**
 * Where a section begins: at its heading. Asks the function that counts, so that both agree on what a
 * heading is; a dozen times over, so only when somebody wants to go there.
 * @param at the section's place in `countSections(text)`
 */
export function sectionStart(text: string, at: number): number {
  const ends = [...text.matchAll(/$/gm)].map(({ index }) => index);
  // The first line with which there are so many sections.
  let [low, high] = [0, ends.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (countSections(text.slice(0, ends[middle])).length > at) high = middle;
    else low = middle + 1;
  }
  const start = lineStart(text, ends[low] ?? 0);
  // A line of dashes makes a heading of the line above.
  const underline = /^ {0,3}(?:=+|-+)[ \t]*$/.test(text.slice(start, lineEnd(text, start)));
  return underline && start > 0 ? lineStart(text, start - 1) : start;
}
