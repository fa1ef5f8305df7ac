import type { ScoreSight } from "#prisma/generated/enums.ts";

/** Somebody who reads the project, and may be told of a comment. */
export type Reader = { id: string; name: string };

/** Why a reader finds no discussion, in words, or undefined where they take part in it. */
export function discussionRefusal(sees: boolean, sight: ScoreSight): string | undefined {
  if (sees) return undefined;
  return sight === "none"
    ? "There is no discussion in the present phase: everybody reads on their own."
    : "The discussion opens once your own review is in, so that you read without others’ opinions.";
}

const AFTER_NAME = /^[\p{L}\p{N}_]/u;

/**
 * Who is mentioned in a text: "@Noor Haddad" for the reader of that name, in any case, and not
 * "@Noor Haddadi". Of names that begin alike, the longest counts. Ids, each once.
 */
export function mentionsIn(text: string, readers: readonly Reader[]): string[] {
  const longestFirst = [...readers].sort((a, b) => b.name.length - a.name.length);
  const lower = text.toLowerCase();
  const found = new Set<string>();
  for (let at = lower.indexOf("@"); at !== -1; at = lower.indexOf("@", at + 1)) {
    if (at > 0 && AFTER_NAME.test(lower.slice(at - 1))) continue;
    const rest = lower.slice(at + 1);
    const name = longestFirst
      .map((reader) => reader.name.toLowerCase())
      .find((one) => one !== "" && rest.startsWith(one) && !AFTER_NAME.test(rest.slice(one.length)));
    // Two readers of one name are both meant: a text can't tell them apart.
    if (name !== undefined) for (const one of readers) if (one.name.toLowerCase() === name) found.add(one.id);
  }
  return [...found];
}

/** Longer than this, nobody is looking for a name any more. */
const TYPED_MOST = 40;

/** The beginning of a name that is being typed after "@", up to the caret, or null. */
export function mentionBefore(text: string, caret: number): string | null {
  const typed = /(?:^|[^\p{L}\p{N}_])@([^@\n]*)$/u.exec(text.slice(Math.max(0, caret - TYPED_MOST - 2), caret))?.[1];
  return typed === undefined || typed.length > TYPED_MOST ? null : typed;
}

/** The readers whose name, or a part of it, begins so; at most five. A name that is complete needs no completing. */
export function readersNamed(typed: string, readers: readonly Reader[]): Reader[] {
  const start = typed.toLowerCase();
  return readers
    .filter(({ name }) => {
      const lower = name.toLowerCase();
      return lower !== start.trimEnd() && (lower.startsWith(start) || lower.includes(` ${start}`));
    })
    .slice(0, 5);
}

export const HOUR = 3_600_000;

/**
 * When somebody who takes part, and is not mentioned, is told of a further comment: at once, or when
 * an hour has passed since the last mail about the same application; null when a mail for then waits already.
 * @param last when that mail was or will be sent
 */
export function tellAt(last: Date | null, now: Date): Date | null {
  if (last === null || now.getTime() - last.getTime() >= HOUR) return now;
  return last > now ? null : new Date(last.getTime() + HOUR);
}
