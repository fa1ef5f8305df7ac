import "server-only";
import { changes } from "#lib/applications/changes.ts";
import { namesFor } from "#lib/applications/names.ts";
import { chosenPrompt, mayBeLeftOut, type Sent } from "#lib/applications/rules.ts";
import type { Actor } from "#lib/auth/policy.ts";
import { ownDeadlineSql } from "#lib/cohorts/deadline-sql.ts";
import { db, Prisma } from "#lib/db.ts";
import { renderMarkdown } from "#lib/markdown.ts";
import { effectiveRange } from "#lib/problems/rules.ts";
import { type Applying, applying } from "#lib/projects/rules.ts";
import { isId } from "#lib/text.ts";
import type { ApplicationState, CohortState, ProblemKind, ProjectState } from "#prisma/generated/enums.ts";
import type { EssayView, Sibling } from "./view.ts";

type Columns = { minWords: number | null; recommendedWords: number | null; maxWords: number | null };
type Use = {
  applicationId: string;
  state: ApplicationState;
  project: string;
  mentors: string[];
  cohort: string;
  guidance: string;
  required: boolean;
  group: { id: string; title: string; pick: number } | null;
  leftOut: boolean;
  /** Null where it is the shared text. */
  sends: string | null;
  use: Columns;
  projectState: ProjectState;
  cohortState: CohortState;
  opensAt: string;
  closesAt: string;
  /** The latest submission, and what it froze of this problem. */
  sent: { at: string; answer: Sent | null } | null;
};
type Row = {
  id: string;
  kind: ProblemKind;
  variant: string;
  text: string;
  promptId: string | null;
  version: number;
  savedAt: Date;
  wordingChanged: boolean;
  problemId: string;
  versionId: string;
  words: number;
  sha256: string;
  title: string;
  guidance: string;
  own: Columns;
  prompts: { id: string; text: string }[];
  siblings: Sibling[];
  uses: Use[];
};

/** The actor's essay with everything its editor shows, or null when they have none of that id. One query. */
export async function myEssay(actor: Actor, id: string, now: Date): Promise<EssayView | null> {
  if (!isId(id)) return null;
  const [row] = await db.$queryRaw<Row[]>`
    SELECT e.id::text, v.kind::text, e.variant, e.text, e.prompt_id::text AS "promptId", e.version, e.updated_at AS "savedAt",
           e.problem_version_id <> v.id AND e.text ~ '\\S' AS "wordingChanged", v.title, v.guidance,
           b.id::text AS "problemId", v.id::text AS "versionId", e.word_count AS words,
           encode(sha256(convert_to(e.text, 'UTF8')), 'hex') AS sha256,
           json_build_object('minWords', v.min_words, 'recommendedWords', v.recommended_words, 'maxWords', v.max_words) AS own,
           (SELECT coalesce(json_agg(json_build_object('id', q.id, 'text', q.text) ORDER BY q.position), '[]')
            FROM prompt q WHERE q.version_id = v.id) AS prompts,
           (SELECT coalesce(json_agg(json_build_object('id', o.id, 'variant', o.variant, 'words', o.word_count) ORDER BY o.variant), '[]')
            FROM essay o WHERE o.problem_id = e.problem_id AND o.applicant_id = e.applicant_id AND o.id <> e.id) AS siblings,
           (SELECT coalesce(json_agg(json_build_object(
              'applicationId', a.id, 'state', a.state, 'project', p.title, 'cohort', c.name, 'guidance', pp.guidance,
              'mentors', (SELECT coalesce(json_agg(m.name ORDER BY pm.position, m.name), '[]')
                          FROM project_mentor pm JOIN mentor m ON m.id = pm.mentor_id WHERE pm.project_id = p.id),
              'required', pp.required,
              'group', CASE WHEN g.id IS NULL THEN NULL ELSE json_build_object('id', g.id, 'title', g.title, 'pick', g.pick) END,
              'leftOut', coalesce(aa.left_out, false), 'sends', aa.essay_id,
              'use', json_build_object('minWords', pp.min_words, 'recommendedWords', pp.recommended_words, 'maxWords', pp.max_words),
              'projectState', p.state, 'cohortState', c.state, 'opensAt', c.opens_at,
              'closesAt', ${ownDeadlineSql(actor, Prisma.sql`p.id`)},
              'sent', (SELECT json_build_object('at', s.received_at, 'answer',
                (SELECT json_build_object('problemId', w.problem_id, 'problemVersionId', w.id, 'prompt', f.prompt, 'sha256', f.sha256)
                 FROM submission_essay f JOIN problem_version w ON w.id = f.problem_version_id
                 WHERE f.submission_id = s.id AND w.problem_id = e.problem_id))
                FROM submission s WHERE s.id = a.submission_id AND a.state = 'submitted')) ORDER BY c.closes_at DESC, p.title), '[]')
            FROM application a
            JOIN project_problem pp ON pp.project_id = a.project_id AND pp.problem_id = e.problem_id
            JOIN project p ON p.id = a.project_id
            JOIN cohort c ON c.id = a.cohort_id
            LEFT JOIN problem_group g ON g.id = pp.group_id
            LEFT JOIN application_answer aa ON aa.application_id = a.id AND aa.problem_id = e.problem_id
            WHERE a.applicant_id = e.applicant_id AND a.state <> 'withdrawn') AS uses
    FROM essay e
    JOIN problem b ON b.id = e.problem_id
    JOIN problem_version v ON v.id = b.current_version_id
    WHERE e.id = ${id}::uuid AND e.applicant_id = ${actor.id}::uuid`;
  return row ? viewOf(row, now) : null;
}

function standingOf(use: Use, now: Date): Applying {
  const cohort = { state: use.cohortState, opensAt: new Date(use.opensAt), closesAt: new Date(use.closesAt) };
  return applying({ state: use.projectState }, cohort, now);
}

function counts(standing: Applying): boolean {
  return standing.open || standing.why === "upcoming";
}

function viewOf(row: Row, now: Date): EssayView {
  const texts = [{ id: row.id, variant: row.variant }, ...row.siblings];
  const sharedId = texts.find(({ variant }) => variant === "")?.id;
  const sends = (use: Use) => (use.leftOut && mayBeLeftOut(use) ? null : (use.sends ?? sharedId));
  const live = row.uses.filter((use) => counts(standingOf(use, now)));
  // When all is over, they are who asked: something may still be sent late.
  const [uses, over] = live.length > 0 ? [live, row.uses.filter((use) => !live.includes(use))] : [row.uses, []];
  const named = (of: Use[]) =>
    namesFor(of.map(({ applicationId: id, project: title, mentors, cohort }) => ({ id, title, mentors, cohort })));
  const names = new Map([...named(row.uses), ...named(uses)]);
  const name = (use: Use) => names.get(use.applicationId) ?? use.project;
  const prompt = chosenPrompt({ prompts: row.prompts, essay: row });
  const { problemId, versionId: problemVersionId, sha256 } = row;
  const wouldSend: Sent[] = row.words > 0 ? [{ problemId, problemVersionId, prompt: prompt?.text ?? "", sha256 }] : [];
  return {
    id: row.id,
    title: row.title,
    kind: row.kind,
    variant: row.variant,
    siblings: row.siblings,
    wordingChanged: row.wordingChanged,
    guidanceHtml: row.guidance && renderMarkdown(row.guidance, "guidance-"),
    prompts: row.prompts.map((prompt) => ({ id: prompt.id, html: renderMarkdown(prompt.text, `${prompt.id}-`) })),
    text: row.text,
    // A prompt of an earlier wording is not asked any more; of a single one nothing is to be chosen.
    promptId: prompt?.id ?? null,
    version: row.version,
    savedAt: row.savedAt.toISOString(),
    demands: uses
      .filter((use) => sends(use) === row.id)
      .map((use) => ({
        applicationId: use.applicationId,
        state: use.state,
        project: use.project,
        name: name(use),
        range: effectiveRange(use.use, row.own),
        guidanceHtml: use.guidance && renderMarkdown(use.guidance, `${use.applicationId}-`),
        closesAt: new Date(use.closesAt),
        applying: standingOf(use, now),
        sent: use.sent && {
          at: new Date(use.sent.at),
          change: changes(use.sent.answer ? [use.sent.answer] : [], wouldSend).get(problemId) ?? null,
        },
      })),
    elsewhere: uses
      .filter((use) => sends(use) !== row.id)
      .map((use) => ({
        applicationId: use.applicationId,
        project: use.project,
        name: name(use),
        sends: texts.find(({ id }) => id === sends(use)) ?? null,
      })),
    over: over.map((use) => ({
      applicationId: use.applicationId,
      project: use.project,
      name: name(use),
      state: use.state,
    })),
  };
}
