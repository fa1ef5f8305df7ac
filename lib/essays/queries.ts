import "server-only";
import { chosenPrompt } from "#lib/applications/rules.ts";
import type { Actor } from "#lib/auth/policy.ts";
import { db } from "#lib/db.ts";
import { renderMarkdown } from "#lib/markdown.ts";
import { effectiveRange } from "#lib/problems/rules.ts";
import { applying } from "#lib/projects/rules.ts";
import { isId } from "#lib/text.ts";
import type { ApplicationState, CohortState, ProjectState } from "#prisma/generated/enums.ts";
import type { EssayView } from "./view.ts";

type Columns = { minWords: number | null; recommendedWords: number | null; maxWords: number | null };
type Row = {
  id: string;
  text: string;
  promptId: string | null;
  version: number;
  savedAt: Date;
  title: string;
  guidance: string;
  own: Columns;
  prompts: { id: string; text: string }[];
  uses: {
    applicationId: string;
    state: ApplicationState;
    project: string;
    guidance: string;
    use: Columns;
    projectState: ProjectState;
    cohortState: CohortState;
    opensAt: string;
    closesAt: string;
  }[];
};

/** The actor's essay with everything its editor shows, or null when they have none of that id. One query. */
export async function myEssay(actor: Actor, id: string, now: Date): Promise<EssayView | null> {
  if (!isId(id)) return null;
  const [row] = await db.$queryRaw<Row[]>`
    SELECT e.id::text, e.text, e.prompt_id::text AS "promptId", e.version, e.updated_at AS "savedAt", v.title, v.guidance,
           json_build_object('minWords', v.min_words, 'recommendedWords', v.recommended_words, 'maxWords', v.max_words) AS own,
           (SELECT coalesce(json_agg(json_build_object('id', q.id, 'text', q.text) ORDER BY q.position), '[]')
            FROM prompt q WHERE q.version_id = v.id) AS prompts,
           (SELECT coalesce(json_agg(json_build_object(
              'applicationId', a.id, 'state', a.state, 'project', p.title, 'guidance', pp.guidance,
              'use', json_build_object('minWords', pp.min_words, 'recommendedWords', pp.recommended_words, 'maxWords', pp.max_words),
              'projectState', p.state, 'cohortState', c.state, 'opensAt', c.opens_at, 'closesAt', c.closes_at) ORDER BY c.closes_at DESC, p.title), '[]')
            FROM application a
            JOIN project_problem pp ON pp.project_id = a.project_id AND pp.problem_id = e.problem_id
            JOIN project p ON p.id = a.project_id
            JOIN cohort c ON c.id = a.cohort_id
            WHERE a.applicant_id = e.applicant_id AND a.state <> 'withdrawn') AS uses
    FROM essay e
    JOIN problem b ON b.id = e.problem_id
    JOIN problem_version v ON v.id = b.current_version_id
    WHERE e.id = ${id}::uuid AND e.applicant_id = ${actor.id}::uuid`;
  if (!row) return null;
  return {
    id: row.id,
    title: row.title,
    guidanceHtml: row.guidance && renderMarkdown(row.guidance, "guidance-"),
    prompts: row.prompts.map((prompt) => ({ id: prompt.id, html: renderMarkdown(prompt.text, `${prompt.id}-`) })),
    text: row.text,
    // A prompt of an earlier wording is not asked any more; of a single one nothing is to be chosen.
    promptId: chosenPrompt({ prompts: row.prompts, essay: row })?.id ?? null,
    version: row.version,
    savedAt: row.savedAt.toISOString(),
    demands: row.uses.map((use) => ({
      applicationId: use.applicationId,
      state: use.state,
      project: use.project,
      range: effectiveRange(use.use, row.own),
      guidanceHtml: use.guidance && renderMarkdown(use.guidance, `${use.applicationId}-`),
      closesAt: new Date(use.closesAt),
      applying: applying(
        { state: use.projectState },
        { state: use.cohortState, opensAt: new Date(use.opensAt), closesAt: new Date(use.closesAt) },
        now,
      ),
    })),
  };
}
