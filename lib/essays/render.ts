import { markdownFinding, renderLinks, renderMarkdown, renderPlain } from "#lib/markdown.ts";
import { formFinding } from "#lib/problems/kinds.ts";
import type { ProblemKind } from "#prisma/generated/enums.ts";

/**
 * An answer as sanitised HTML, by its kind.
 * @param idPrefix keeps the footnotes of several texts on one page apart
 */
export function renderAnswer(kind: ProblemKind, text: string, idPrefix: string): string {
  if (kind === "links") return renderLinks(text);
  return kind === "short_answer" ? renderPlain(text) : renderMarkdown(text, idPrefix);
}

/** Why a text can't be sent as an answer of this kind, whatever its length ("is nested …"), or undefined. */
export function findingOf(kind: ProblemKind, text: string): string | undefined {
  return kind === "essay" ? markdownFinding(text) : formFinding(kind, text);
}
