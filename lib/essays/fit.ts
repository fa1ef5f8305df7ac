import { amountText } from "#lib/problems/kinds.ts";
import { listed } from "#lib/text.ts";
import { fitOf, type WordRange } from "#lib/words.ts";
import type { ProblemKind } from "#prisma/generated/enums.ts";

/** Who asks for how much. */
export type NamedDemand = { name: string; range: WordRange };

/**
 * Where one text stands to all who ask for it, in a sentence: "Fits Perez and Hubinger; 120 words
 * over for Riggs." Empty when nobody asks.
 * @param words the amount that the ranges count: words, or links
 */
export function fitSentence(kind: ProblemKind, words: number, demands: readonly NamedDemand[]): string {
  const fits: string[] = [];
  const misses = new Map<string, { by: number; long: boolean; names: string[] }>();
  for (const { name, range } of demands) {
    const fit = fitOf(words, range);
    if (fit.kind === "fits") fits.push(name);
    else {
      const key = `${fit.kind} ${fit.by}`;
      const known = misses.get(key) ?? { by: fit.by, long: fit.kind === "long", names: [] };
      known.names.push(name);
      misses.set(key, known);
    }
  }
  const parts = [
    ...(fits.length > 0 ? [`fits ${listed(fits)}`] : []),
    ...[...misses.values()].map(
      ({ by, long, names }) => `${amountText(kind, by)} ${long ? "over" : "short"} for ${listed(names)}`,
    ),
  ];
  const sentence = parts.join("; ");
  return sentence && `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}
