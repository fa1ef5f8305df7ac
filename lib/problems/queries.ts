import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { db } from "#lib/db.ts";
import { seenOf } from "#lib/stale.ts";
import { isUuid } from "#lib/text.ts";
import type { ProjectState } from "#prisma/generated/enums.ts";
import { wordingShown } from "./edit.ts";

type Range = { minWords: number | null; recommendedWords: number | null; maxWords: number | null };

export type ProblemRow = Range & {
  id: string;
  title: string;
  version: number;
  prompts: number;
  uses: { id: string; title: string; state: ProjectState }[];
  /** Applicants with a text for it. */
  answers: number;
};

/** The bank, by title: who uses each problem, and how many people answer it. One statement. */
export async function problemBank(actor: Actor): Promise<ProblemRow[]> {
  return db.$queryRaw<ProblemRow[]>`
    SELECT b.id::text, coalesce(v.title, '(no wording)') AS title, coalesce(v.number, 0) AS version,
           v.min_words AS "minWords", v.recommended_words AS "recommendedWords", v.max_words AS "maxWords",
           (SELECT count(*)::int FROM prompt r WHERE r.version_id = v.id) AS prompts,
           coalesce((SELECT json_agg(json_build_object('id', p.id, 'title', p.title, 'state', p.state) ORDER BY p.title)
                     FROM project_problem u JOIN project p ON p.id = u.project_id WHERE u.problem_id = b.id), '[]') AS uses,
           (SELECT count(DISTINCT e.applicant_id)::int FROM essay e WHERE e.problem_id = b.id AND e.word_count > 0) AS answers
    FROM problem b LEFT JOIN problem_version v ON v.id = b.current_version_id
    WHERE ${actor.isAdmin}::boolean
    ORDER BY title, b.id`;
}

export type ProblemForAdmin = Range & {
  id: string;
  title: string;
  guidance: string;
  version: number;
  prompts: string[];
  uses: (Range & { projectId: string; title: string; state: ProjectState })[];
  answers: number;
};

/** One problem with its current wording, or null. One statement. */
export async function problemForAdmin(actor: Actor, id: string): Promise<(ProblemForAdmin & { seen: string }) | null> {
  if (!isUuid(id)) return null;
  const rows = await db.$queryRaw<ProblemForAdmin[]>`
    SELECT b.id::text, coalesce(v.title, '') AS title, coalesce(v.guidance, '') AS guidance, coalesce(v.number, 0) AS version,
           v.min_words AS "minWords", v.recommended_words AS "recommendedWords", v.max_words AS "maxWords",
           coalesce((SELECT json_agg(r.text ORDER BY r.position) FROM prompt r WHERE r.version_id = v.id), '[]') AS prompts,
           coalesce((SELECT json_agg(json_build_object('projectId', p.id, 'title', p.title, 'state', p.state,
                       'minWords', u.min_words, 'recommendedWords', u.recommended_words, 'maxWords', u.max_words) ORDER BY p.title)
                     FROM project_problem u JOIN project p ON p.id = u.project_id WHERE u.problem_id = b.id), '[]') AS uses,
           (SELECT count(DISTINCT e.applicant_id)::int FROM essay e WHERE e.problem_id = b.id AND e.word_count > 0) AS answers
    FROM problem b LEFT JOIN problem_version v ON v.id = b.current_version_id
    WHERE b.id = ${id}::uuid AND ${actor.isAdmin}::boolean`;
  const [problem] = rows;
  return problem ? { ...problem, seen: problem.version > 0 ? seenOf(wordingShown(problem)) : "" } : null;
}
