import type { Random } from "./random.ts";

// No 0, O, 1, I, L, U or V: codes are read aloud and typed from paper.
const LETTERS = "23456789ABCDEFGHJKMNPQRSTWXYZ";

function letters(random: Random, count: number): string {
  let out = "";
  for (let i = 0; i < count; i += 1) out += LETTERS[random.int(0, LETTERS.length - 1)];
  return out;
}

/** An applicant's anonymous code in one project, such as "K7QM-2F". */
export function applicationCode(random: Random): string {
  return `${letters(random, 4)}-${letters(random, 2)}`;
}

/** A submission's receipt, such as "R-8F3K-2MQX". */
export function receiptCode(random: Random): string {
  return `R-${letters(random, 4)}-${letters(random, 4)}`;
}

/** Draws until the code is new, and remembers it. */
export function unused(draw: () => string, taken: Set<string>): string {
  for (;;) {
    const code = draw();
    if (taken.has(code)) continue;
    taken.add(code);
    return code;
  }
}

/** A UUID of version 7 (RFC 9562): sorted by its time, the rest from the generator. */
export function uuid7(at: Date, random: Random): string {
  const time = at.getTime().toString(16).padStart(12, "0");
  const hex = (digits: number) =>
    Math.floor(random.next() * 16 ** digits)
      .toString(16)
      .padStart(digits, "0");
  const variant = "89ab"[random.int(0, 3)];
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${variant}${hex(3)}-${hex(6)}${hex(6)}`;
}

/** The order in which reviewers meet applications: 31 bits. */
export function shuffleNumber(random: Random): number {
  return Math.floor(random.next() * 0x8000_0000);
}
