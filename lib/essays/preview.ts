import { minutesText } from "#lib/text.ts";
import type { ProblemKind } from "#prisma/generated/enums.ts";
import { renderAnswer } from "./render.ts";

/** A text as the reviewer's page will set it, by the same function; "" when nothing is written. */
export function previewOf(kind: ProblemKind, text: string): string {
  return text.trim() === "" ? "" : renderAnswer(kind, text, "preview-");
}

/** Of the limit on previews (lib/auth/limits.ts), so many characters cost one. */
const CHARACTERS_A_POINT = 1_000;

/** What one preview of a text takes from its writer's limit: rendering costs by the length. */
export function previewCost(text: string): number {
  return 1 + Math.floor(text.length / CHARACTERS_A_POINT);
}

export function tooManyPreviews(minutes: number): string {
  const wait = minutesText(minutes);
  return `That were very many previews in a short time. Your text is untouched: look again in ${wait}.`;
}
