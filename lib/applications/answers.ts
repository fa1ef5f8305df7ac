import { createHash } from "node:crypto";
import type { Actor } from "#lib/auth/policy.ts";
import { Prisma } from "#lib/db.ts";
import { effectiveRange } from "#lib/problems/rules.ts";
import { type Answer, answerState, chosenPrompt, type Sent } from "./rules.ts";

/** One problem of a project with the applicant's essay to it, as it stands now. */
export type CurrentAnswer = Answer & {
  problemId: string;
  versionId: string;
  /** The problem's own words to everybody, and the project's: Markdown. */
  guidance: string;
  useGuidance: string;
  prompts: { id: string; text: string }[];
  essay: { id: string; words: number; promptId: string | null; sha256: string } | null;
};

type Range = { minWords: number | null; recommendedWords: number | null; maxWords: number | null };
export type AnswerRow = Omit<CurrentAnswer, "range"> & { use: Range; own: Range };

/**
 * The problems of a project in order, each with this person's essay, as one JSON column of a
 * larger query. `project` is an expression of the project's id there.
 */
export function answersSql(project: Prisma.Sql, actor: Actor): Prisma.Sql {
  return Prisma.sql`(
    SELECT coalesce(json_agg(json_build_object(
      'problemId', pp.problem_id, 'versionId', v.id, 'title', v.title, 'required', pp.required,
      'guidance', v.guidance, 'useGuidance', pp.guidance,
      'use', json_build_object('minWords', pp.min_words, 'recommendedWords', pp.recommended_words, 'maxWords', pp.max_words),
      'own', json_build_object('minWords', v.min_words, 'recommendedWords', v.recommended_words, 'maxWords', v.max_words),
      'prompts', (SELECT coalesce(json_agg(json_build_object('id', q.id, 'text', q.text) ORDER BY q.position), '[]')
                  FROM prompt q WHERE q.version_id = v.id),
      'essay', CASE WHEN e.id IS NULL THEN NULL ELSE json_build_object('id', e.id, 'words', e.word_count, 'promptId', e.prompt_id,
                    'sha256', encode(sha256(convert_to(e.text, 'UTF8')), 'hex')) END
    ) ORDER BY pp.position, pp.id), '[]')
    FROM project_problem pp
    JOIN problem b ON b.id = pp.problem_id
    JOIN problem_version v ON v.id = b.current_version_id
    LEFT JOIN essay e ON e.problem_id = pp.problem_id AND e.applicant_id = ${actor.id}::uuid AND e.variant = ''
    WHERE pp.project_id = ${project})`;
}

export function answerOf({ use, own, ...row }: AnswerRow): CurrentAnswer {
  return { ...row, range: effectiveRange(use, own) };
}

/** What would be sent of an answer now; null when there is nothing to send. */
export function sentOf(answer: CurrentAnswer): Sent | null {
  if (!answer.essay || answerState(answer).kind === "empty") return null;
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
