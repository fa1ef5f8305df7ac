import { createHash } from "node:crypto";
import type { Actor } from "#lib/auth/policy.ts";
import { Prisma } from "#lib/db.ts";
import { formFinding } from "#lib/problems/kinds.ts";
import { effectiveRange } from "#lib/problems/rules.ts";
import type { ProblemKind } from "#prisma/generated/enums.ts";
import { type Answer, chosenPrompt, isGiven, type Sent } from "./rules.ts";

/** One problem of a project with the applicant's essay to it, as it stands now. */
export type CurrentAnswer = Answer & {
  problemId: string;
  versionId: string;
  versionNumber: number;
  /** The problem's own words to everybody, and the project's: Markdown. */
  guidance: string;
  useGuidance: string;
  prompts: { id: string; text: string }[];
  essay: {
    id: string;
    /** "" of the shared one. */
    variant: string;
    words: number;
    promptId: string | null;
    finding?: string | undefined;
    sha256: string;
    /** The number of the wording that its author has seen; another than `versionNumber`: it changed since. */
    seenVersion: number;
  } | null;
  /** The person's other texts to this problem, which the application could send instead. */
  variants: { id: string; variant: string; words: number }[];
};

type Range = { minWords: number | null; recommendedWords: number | null; maxWords: number | null };
type EssayRow = NonNullable<CurrentAnswer["essay"]> & { text: string | null };
export type AnswerRow = Omit<CurrentAnswer, "range" | "essay"> & { use: Range; own: Range; essay: EssayRow | null };

/**
 * The problems of a project in order, each with the text of this person that the application
 * would send, as one JSON column of a larger query.
 * @param project an expression of the project's id there
 * @param application an expression of the application's id there, null when there is none yet
 */
export function answersSql(project: Prisma.Sql, application: Prisma.Sql, actor: Actor): Prisma.Sql {
  return Prisma.sql`(
    SELECT coalesce(json_agg(json_build_object(
      'problemId', pp.problem_id, 'versionId', v.id, 'versionNumber', v.number, 'kind', v.kind, 'title', v.title,
      'required', pp.required, 'leftOut', coalesce(aa.left_out, false),
      'group', CASE WHEN g.id IS NULL THEN NULL ELSE json_build_object('id', g.id, 'title', g.title, 'pick', g.pick) END,
      'guidance', v.guidance, 'useGuidance', pp.guidance,
      'use', json_build_object('minWords', pp.min_words, 'recommendedWords', pp.recommended_words, 'maxWords', pp.max_words),
      'own', json_build_object('minWords', v.min_words, 'recommendedWords', v.recommended_words, 'maxWords', v.max_words),
      'prompts', (SELECT coalesce(json_agg(json_build_object('id', q.id, 'text', q.text) ORDER BY q.position), '[]')
                  FROM prompt q WHERE q.version_id = v.id),
      'essay', CASE WHEN e.id IS NULL THEN NULL ELSE json_build_object('id', e.id, 'variant', e.variant, 'words', e.word_count, 'promptId', e.prompt_id,
                    'sha256', encode(sha256(convert_to(e.text, 'UTF8')), 'hex'), 'seenVersion', seen.number,
                    'text', CASE WHEN v.kind = 'essay' THEN NULL ELSE e.text END) END,
      'variants', (SELECT coalesce(json_agg(json_build_object('id', o.id, 'variant', o.variant, 'words', o.word_count) ORDER BY o.variant), '[]')
                   FROM essay o WHERE o.problem_id = pp.problem_id AND o.applicant_id = ${actor.id}::uuid AND o.id <> e.id)
    ) ORDER BY pp.position, pp.id), '[]')
    FROM project_problem pp
    JOIN problem b ON b.id = pp.problem_id
    JOIN problem_version v ON v.id = b.current_version_id
    LEFT JOIN problem_group g ON g.id = pp.group_id
    LEFT JOIN application_answer aa ON aa.application_id = ${application}::uuid AND aa.problem_id = pp.problem_id
    LEFT JOIN essay e ON e.problem_id = pp.problem_id AND e.applicant_id = ${actor.id}::uuid
      AND CASE WHEN aa.essay_id IS NULL THEN e.variant = '' ELSE e.id = aa.essay_id END
    LEFT JOIN problem_version seen ON seen.id = e.problem_version_id
    WHERE pp.project_id = ${project})`;
}

export function answerOf({ use, own, essay, ...row }: AnswerRow): CurrentAnswer {
  return { ...row, range: effectiveRange(use, own), essay: essay && withFinding(row.kind, essay) };
}

/** What an essay lacks in form is found with its text when it is sent; here, what can be told of the short kinds. */
function withFinding(kind: ProblemKind, { text, ...essay }: EssayRow): NonNullable<CurrentAnswer["essay"]> {
  return { ...essay, finding: text === null ? undefined : formFinding(kind, text) };
}

/** What would be sent of an answer now; null when there is nothing to send. */
export function sentOf(answer: CurrentAnswer): Sent | null {
  if (!answer.essay || !isGiven(answer)) return null;
  return {
    problemId: answer.problemId,
    problemVersionId: answer.versionId,
    prompt: chosenPrompt(answer)?.text ?? "",
    sha256: answer.essay.sha256,
  };
}

/** SHA-256 of the text as UTF-8, hexadecimal: what the receipt shows. */
export function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}
