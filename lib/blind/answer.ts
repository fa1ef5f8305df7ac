import { renderAnswer } from "#lib/essays/render.ts";
import { amountOf } from "#lib/problems/kinds.ts";
import type { ProblemKind } from "#prisma/generated/enums.ts";
import { marksAsWords, marksInHtml, marksInText } from "./marks.ts";
import { withMarks } from "./mask.ts";
import type { Particulars, Sought } from "./particulars.ts";

/** What reviewers may have of a submitted answer. */
export type BlindAnswer = { blindText: string; blindHtml: string; blindWords: number };

/**
 * Makes what reviewers read of an answer: the one function that fills the blind columns.
 *
 * `blindWords` counts each mask as one word; of a list of links it is how many there are.
 * @param idPrefix keeps the footnotes of several texts on one page apart; it must not hang on who
 * the applicant is, nor on the text as it was written (no hash of it): code and position will do
 * @param made the text's own HTML and its prefix: where nothing is masked it is taken as it is
 */
export function blindAnswer(
  { kind, text }: { kind: ProblemKind; text: string },
  who: Particulars | Sought,
  idPrefix: string,
  made?: { html: string; idPrefix: string },
): BlindAnswer {
  const marked = withMarks(text, who);
  const same = made && marked === text && (made.idPrefix === idPrefix || !made.html.includes(made.idPrefix));
  return {
    blindText: marksInText(marked),
    blindHtml: same ? made.html : marksInHtml(renderAnswer(kind, marked, idPrefix)),
    blindWords: kind === "links" ? amountOf(kind, text) : amountOf(kind, marksAsWords(marked)),
  };
}

/** An answer of an application, as its author sees it and as reviewers do. */
export function bothAnswers(
  answer: { kind: ProblemKind; text: string },
  who: Particulars | Sought,
  code: string,
  position: number,
): BlindAnswer & { html: string } {
  const idPrefix = blindPrefix(code, position);
  const html = renderAnswer(answer.kind, answer.text, idPrefix);
  return { html, ...blindAnswer(answer, who, idPrefix, { html, idPrefix }) };
}

/** For the footnotes of the essay at a place (from 1) in the application of a code. */
export function blindPrefix(code: string, position: number): string {
  return `${code}-${position}-`;
}
