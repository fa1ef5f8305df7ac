import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { db } from "#lib/db.ts";
import type { Phase } from "#lib/reviews/rights.ts";
import {
  asPhase,
  hiddenFrom,
  ledBy,
  type PhaseRow,
  phasesJson,
  readableBy,
  reviewedBy,
  rightsSql,
} from "#lib/reviews/scope.ts";
import type { ScoreReport } from "./report.ts";
import type { CriterionShown, Day, RankedRow, ReaderShown, ScoresHidden } from "./view.ts";

/** So many places below the cut are drawn, and so many rows at least and at most. */
const BELOW_CUT = 25;
const FEWEST_ROWS = 50;
const MOST_ROWS = 300;

export type ScoresShown = {
  title: string;
  places: number;
  /** Submitted applications, and how many reviews each is to have. */
  applications: number;
  wanted: number;
  /** Reviews submitted, by the day (UTC) of their first submission, in order; days without any are left out. */
  days: Day[];
  /** Why the scores are not shown; null when they are. */
  hidden: ScoresHidden | null;
  scores: ScoresOfAll | null;
};

export type ScoresOfAll = {
  /** Null until the model was fitted for the first time. */
  fit: { at: Date; report: ScoreReport } | null;
  /** The first by corrected score, as far as `shown`; `ranked` have one. */
  ranking: RankedRow[];
  ranked: number;
  criteria: CriterionShown[];
  readers: ReaderShown[];
};

type HeadRow = Omit<ScoresShown, "hidden" | "scores" | "days"> & {
  id: string;
  sight: string;
  applied: boolean;
  phases: PhaseRow[];
  days: Day[];
};

/**
 * What the scores of a project mean, for those who lead it; to others it does not exist (null). How
 * far the reviewing is, they always see, of the applications that they may know of; scores only in a
 * phase that shows all of them, and not of a project that they applied to themselves.
 */
export async function scoresOfProject(actor: Actor, slug: string, now: Date): Promise<ScoresShown | null> {
  const [row] = await db.$queryRaw<HeadRow[]>`
    SELECT p.id::text, p.title, p.places, p.reviews_wanted AS wanted, rights.scores AS sight, ${phasesJson} AS phases,
           coalesce((SELECT t.submitted FROM project_tally t WHERE t.project_id = p.id), 0) - (
             SELECT count(*) FROM application o WHERE o.project_id = p.id AND o.applicant_id = ANY (${hiddenFrom(actor)}) AND o.state = 'submitted')::int AS applications,
           EXISTS (SELECT 1 FROM application o WHERE o.project_id = p.id AND o.applicant_id = ${actor.id}::uuid AND o.state = 'submitted') AS applied,
           (SELECT coalesce(json_agg(json_build_object('day', d.day, 'reviews', d.reviews) ORDER BY d.day), '[]') FROM (
              SELECT to_char(r.submitted_at, 'YYYY-MM-DD') AS day, count(*)::int AS reviews
              FROM review r JOIN application a ON a.id = r.application_id AND ${readableBy(actor)}
              WHERE r.project_id = p.id AND r.state = 'submitted' AND r.submitted_at IS NOT NULL GROUP BY 1) d) AS days
    FROM project p ${rightsSql(now)}
    WHERE p.slug = ${slug} AND ${reviewedBy(actor)} AND ${ledBy(actor)}`;
  if (!row) return null;
  const { id, sight, applied, phases, ...shown } = row;
  const hidden = hiddenBecause(sight, applied, phases.map(asPhase));
  return { ...shown, hidden, scores: hidden ? null : await readScores(actor, id, row.places) };
}

function hiddenBecause(sight: string, applied: boolean, phases: Phase[]): ScoresHidden | null {
  if (applied) return { why: "applied" };
  return sight === "all" ? null : { why: "phase", phases };
}

/**
 * Places are those among all applications; rows that the actor may not find, or stepped back from,
 * are left out of the list.
 */
async function readScores(actor: Actor, projectId: string, places: number): Promise<ScoresOfAll> {
  const rows = Math.min(MOST_ROWS, Math.max(FEWEST_ROWS, places + BELOW_CUT));
  const [fits, ranking, people] = await Promise.all([
    db.$queryRaw<{ at: Date; report: ScoreReport }[]>`
      SELECT f.fitted_at AS at, f.report FROM score_fit f WHERE f.project_id = ${projectId}::uuid`,
    db.$queryRaw<(RankedRow & { ranked: number })[]>`
      SELECT a.code, a.reviews, a.corrected, a.error, a.mean, a.changes, a.place, a."rawPlace", a.ranked FROM (
        SELECT id, code, applicant_id, state, review_count AS reviews, corrected, corrected_error AS error,
               score_mean AS mean, order_changes AS changes, rank() OVER (ORDER BY corrected DESC)::int AS place,
               rank() OVER (ORDER BY score_mean DESC NULLS LAST)::int AS "rawPlace", count(*) OVER ()::int AS ranked
        FROM application WHERE project_id = ${projectId}::uuid AND state = 'submitted' AND corrected IS NOT NULL) a
      WHERE ${readableBy(actor)} AND NOT EXISTS (
        SELECT 1 FROM review r WHERE r.application_id = a.id AND r.reviewer_id = ${actor.id}::uuid AND r.state = 'recused')
      ORDER BY a.place, a.code LIMIT ${rows}::int`,
    db.$queryRaw<{ criteria: CriterionShown[]; readers: ReaderShown[] }[]>`
      SELECT (SELECT coalesce(json_agg(json_build_object('id', c.id, 'name', c.name, 'min', c.scale_min, 'max', c.scale_max) ORDER BY c.position), '[]')
              FROM criterion c WHERE c.project_id = ${projectId}::uuid) AS criteria,
             (SELECT coalesce(json_agg(json_build_object('id', u.id, 'name', coalesce(u.name, 'A reviewer')) ORDER BY u.name, u.id), '[]')
              FROM "user" u WHERE u.id IN (SELECT r.reviewer_id FROM review r WHERE r.project_id = ${projectId}::uuid)
                OR u.id IN (SELECT pr.user_id FROM project_reviewer pr WHERE pr.project_id = ${projectId}::uuid)
                OR u.id IN (SELECT m.user_id FROM project_mentor pm JOIN mentor m ON m.id = pm.mentor_id WHERE pm.project_id = ${projectId}::uuid)) AS readers`,
  ]);
  const codes = new Set((await findable(actor, projectId, fits[0]?.report)).map(({ code }) => code));
  const [fit] = fits;
  return {
    fit: fit
      ? { ...fit, report: { ...fit.report, oneMore: fit.report.oneMore.filter(({ code }) => codes.has(code)) } }
      : null,
    ranking: ranking.map(({ ranked: _, ...ranks }) => ranks),
    ranked: ranking[0]?.ranked ?? 0,
    criteria: people[0]?.criteria ?? [],
    readers: people[0]?.readers ?? [],
  };
}

/** Of the applications that the report names, those that the actor still finds. */
function findable(actor: Actor, projectId: string, report: ScoreReport | undefined): Promise<{ code: string }[]> {
  const codes = report?.oneMore.map(({ code }) => code) ?? [];
  return db.$queryRaw<{ code: string }[]>`
    SELECT a.code FROM application a
    WHERE a.project_id = ${projectId}::uuid AND a.code = ANY(${codes}::text[]) AND ${readableBy(actor)} AND NOT EXISTS (
      SELECT 1 FROM review r WHERE r.application_id = a.id AND r.reviewer_id = ${actor.id}::uuid AND r.state = 'recused')`;
}
