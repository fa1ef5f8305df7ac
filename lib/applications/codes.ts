import { randomInt } from "node:crypto";

// No 0, O, 1, I, L, U or V: codes are read aloud and typed from paper.
const LETTERS = "23456789ABCDEFGHJKMNPQRSTWXYZ";

function letters(count: number): string {
  return Array.from({ length: count }, () => LETTERS[randomInt(LETTERS.length)]).join("");
}

/** What reviewers see instead of a name, such as "K7QM-2F". Unique in its project by a constraint. */
export function applicationCode(): string {
  return `${letters(4)}-${letters(2)}`;
}

/** What an applicant quotes to prove a submission, such as "R-8F3K-2MQX". Unique by a constraint. */
export function receiptCode(): string {
  return `R-${letters(4)}-${letters(4)}`;
}

/** The order in which reviewers meet applications: 0 to 2³¹ − 1. */
export function shuffleNumber(): number {
  return randomInt(2 ** 31);
}
