import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { db } from "#lib/db.ts";
import { isId } from "#lib/text.ts";
import type { ApplicationState, ProblemKind } from "#prisma/generated/enums.ts";

/** One essay as it was received. */
export type ReceivedEssay = {
  position: number;
  kind: ProblemKind;
  title: string;
  /** The prompt that was answered: Markdown; "" when none was to be chosen. */
  prompt: string;
  text: string;
  /** The text as sanitised HTML, made when it was received. */
  html: string;
  wordCount: number;
  minWords: number | null;
  recommendedWords: number | null;
  maxWords: number | null;
  sha256: string;
  /** The number of the problem's wording that it answers. */
  wording: number;
};

/** One press of Submit, in the list of them. `stands`: it is the one that reviewers read. */
export type ReceiptLine = { number: number; receipt: string; receivedAt: Date; late: boolean; stands: boolean };

export type ReceiptView = ReceiptLine & {
  application: { id: string; state: ApplicationState; project: string; cohort: string };
  essays: ReceivedEssay[];
  /** Every submission of the application, the newest first. */
  all: ReceiptLine[];
};

type Row = Omit<ReceiptLine, "stands"> & {
  stands: boolean | null;
  id: string;
  state: ApplicationState;
  project: string;
  cohort: string;
  essays: ReceivedEssay[];
  all: (Omit<ReceiptLine, "receivedAt" | "stands"> & { receivedAt: string; stands: boolean | null })[];
};

/**
 * What the actor's application sent at one press of Submit, with the whole texts: the one of this
 * number, or else the one that stands (the latest late one when none does). Null when they have
 * no such application, or there is no such submission of it. One query.
 */
export async function myReceipt(actor: Actor, id: string, number?: number): Promise<ReceiptView | null> {
  if (!isId(id)) return null;
  const [row] = await db.$queryRaw<Row[]>`
    SELECT a.id::text, a.state::text, p.title AS project, c.name AS cohort,
           s.number, s.receipt, s.received_at AS "receivedAt", s.late, s.id = a.submission_id AS stands,
           (SELECT coalesce(json_agg(json_build_object('position', f.position, 'kind', f.kind, 'title', f.title, 'prompt', f.prompt,
              'text', f.text, 'html', f.html, 'wordCount', f.word_count, 'minWords', f.min_words,
              'recommendedWords', f.recommended_words, 'maxWords', f.max_words, 'sha256', f.sha256, 'wording', w.number) ORDER BY f.position), '[]')
            FROM submission_essay f JOIN problem_version w ON w.id = f.problem_version_id WHERE f.submission_id = s.id) AS essays,
           (SELECT json_agg(json_build_object('number', o.number, 'receipt', o.receipt, 'receivedAt', o.received_at, 'late', o.late,
              'stands', o.id = a.submission_id) ORDER BY o.number DESC)
            FROM submission o WHERE o.application_id = a.id) AS all
    FROM application a JOIN project p ON p.id = a.project_id JOIN cohort c ON c.id = a.cohort_id
    JOIN submission s ON s.application_id = a.id
    WHERE a.id = ${id}::uuid AND a.applicant_id = ${actor.id}::uuid
      AND (${number ?? null}::int IS NULL OR s.number = ${number ?? null}::int)
    ORDER BY s.id = a.submission_id DESC NULLS LAST, s.number DESC LIMIT 1`;
  if (!row) return null;
  const { id: application, state, project, cohort, all, ...receipt } = row;
  const submitted = state === "submitted";
  return {
    ...receipt,
    stands: submitted && row.stands === true,
    application: { id: application, state, project, cohort },
    all: all.map((line) => ({
      ...line,
      receivedAt: new Date(line.receivedAt),
      stands: submitted && line.stands === true,
    })),
  };
}
