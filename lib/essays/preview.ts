import type { ProblemKind } from "#prisma/generated/enums.ts";
import { renderAnswer } from "./render.ts";

/** A text as the reviewer's page will set it, by the same function; "" when nothing is written. */
export function previewOf(kind: ProblemKind, text: string): string {
  return text.trim() === "" ? "" : renderAnswer(kind, text, "preview-");
}
