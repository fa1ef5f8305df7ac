import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { revealedTo } from "#lib/blind/revealed-to.ts";
import { type Db, Prisma } from "#lib/db.ts";
import { uuid7 } from "#lib/ids.ts";
import type { ReviewState } from "#prisma/generated/enums.ts";
import { type ReviewAct, reviewActs } from "./rules.ts";
import type { ReviewDraft } from "./schema.ts";
import { readableBy, reviewedBy, rightsSql } from "./scope.ts";

export type Place = { project: string; code: string };

/**
 * What one statement made of a review: its new version, or null and what stood in the way, which
 * is that the phase does not let it be written (`allowed`), the criteria whose scores are `off`
 * their scale, or what was stored before.
 */
export type Written = {
  version: number | null;
  allowed: boolean;
  before: { state: ReviewState; version: number } | null;
  off: string[];
};

/** The states that an act is possible in, as a list for SQL. */
export function statesFor(act: ReviewAct): Prisma.Sql {
  return Prisma.join(reviewActs[act].from.map((state) => Prisma.sql`${state}::review_state`));
}

/**
 * The application at `place` as the actor may read it at `now`, with the text of this number.
 * Columns: id, project_id, submission_id, and whether the phase lets them `score` and `edit`; what
 * was revealed to them they can't edit.
 */
export function targetSql(actor: Actor, place: Place, submission: number, now: Date): Prisma.Sql {
  return Prisma.sql`
    SELECT a.id, a.project_id, s.id AS submission_id, rights.score, rights.edit AND NOT ${revealedTo(actor)} AS edit
    FROM project p ${rightsSql(now)}
    JOIN application a ON a.project_id = p.id AND a.code = ${place.code}
    JOIN submission s ON s.application_id = a.id AND s.number = ${submission}::int
    WHERE p.slug = ${place.project} AND rights.read AND ${reviewedBy(actor)} AND ${readableBy(actor)}`;
}

/** So many minutes of work lie between two states of a review that are kept of themselves. */
const MINUTES_APART = 5;

/**
 * Writes a review with its scores and the record of it, in one statement, if the phase lets it be
 * written (a submitted one: be changed), `version` is still the one that is stored (0: there is
 * none) and every score lies on its criterion's scale. What
 * it replaces is kept when some minutes have passed since the last that was, when it was submitted,
 * or when another's state is overwritten by choice.
 * @param target a select of id, project_id, submission_id, score and edit, as targetSql makes
 * @param score the overall score of a review that is submitted with this; null saves a draft
 * @returns null when there is no such target
 */
export async function writeReview(
  db: Pick<Db, "$queryRaw">,
  actor: Actor,
  target: Prisma.Sql,
  draft: ReviewDraft,
  score: number | null,
  now: Date,
): Promise<Written | null> {
  const state = score === null ? "draft" : "submitted";
  const at = Prisma.sql`${now.toISOString()}::timestamptz`;
  const act = score === null ? "save" : "submit";
  const name = score === null ? Prisma.sql`/* prepared: save-review */` : Prisma.sql`/* prepared: submit-review */`;
  const rows = await db.$queryRaw<Written[]>`${name}
    WITH target AS (${target}),
    given AS (SELECT criterion, score FROM jsonb_to_recordset(${JSON.stringify(draft.scores)}::jsonb) AS g(criterion uuid, score int)),
    fitting AS (
      SELECT c.id, g.score, g.score BETWEEN c.scale_min AND c.scale_max AS fits
      FROM target t JOIN criterion c ON c.project_id = t.project_id JOIN given g ON g.criterion = c.id),
    prior AS (SELECT r.state, r.version FROM target t JOIN review r ON r.application_id = t.id AND r.reviewer_id = ${actor.id}::uuid),
    may AS (SELECT t.score, t.edit, CASE WHEN (SELECT prior.state FROM prior) = 'submitted' THEN t.edit ELSE t.score END AS allowed FROM target t),
    keeping AS (
      SELECT r.id, r.version, r.notes, r.updated_at, marks.scores FROM target t
      JOIN review r ON r.application_id = t.id AND r.reviewer_id = ${actor.id}::uuid AND r.version = ${draft.version}::int
      CROSS JOIN LATERAL (
        SELECT coalesce(jsonb_object_agg(g.criterion_id, g.score), '{}') AS scores FROM review_score g WHERE g.review_id = r.id) marks
      WHERE (${draft.over ?? false}::boolean OR r.state = 'submitted'
             OR ${at} - coalesce(r.revised_at, r.created_at) >= make_interval(mins => ${MINUTES_APART}::int))
        AND (btrim(r.notes) <> '' OR marks.scores <> '{}')
        AND (r.notes <> ${draft.notes} OR marks.scores <> (SELECT coalesce(jsonb_object_agg(criterion, score), '{}') FROM given))),
    saved AS (
      INSERT INTO review AS r (id, project_id, application_id, submission_id, reviewer_id, state, notes, score, version, created_at, updated_at, submitted_at)
      SELECT ${uuid7(now)}::uuid, t.project_id, t.id, t.submission_id, ${actor.id}::uuid, ${state}::review_state, ${draft.notes}, ${score}::float8, 1, ${at}, ${at},
             ${score === null ? Prisma.sql`NULL::timestamptz` : at}
      FROM target t WHERE (SELECT may.allowed FROM may) AND NOT EXISTS (SELECT 1 FROM fitting WHERE NOT fits)
      ON CONFLICT (application_id, reviewer_id) DO UPDATE
      SET state = excluded.state, notes = excluded.notes, score = excluded.score, submission_id = excluded.submission_id,
          version = r.version + 1, updated_at = excluded.updated_at,
          submitted_at = coalesce(r.submitted_at, excluded.submitted_at),
          revised_at = CASE WHEN EXISTS (SELECT 1 FROM keeping) THEN excluded.updated_at ELSE r.revised_at END
      WHERE r.version = ${draft.version}::int AND r.state IN (${statesFor(act)})
        AND (SELECT CASE WHEN r.state = 'submitted' THEN may.edit ELSE may.score END FROM may)
      RETURNING r.id, r.version),
    kept AS (
      INSERT INTO review_revision (id, review_id, version, notes, scores, saved_at)
      SELECT ${uuid7(now)}::uuid, k.id, k.version, k.notes, k.scores, k.updated_at FROM keeping k, saved
      ON CONFLICT (review_id, version) DO NOTHING),
    dropped AS (
      DELETE FROM review_score g USING saved WHERE g.review_id = saved.id AND NOT EXISTS (SELECT 1 FROM fitting f WHERE f.id = g.criterion_id)),
    scored AS (
      INSERT INTO review_score AS g (review_id, criterion_id, score) SELECT saved.id, f.id, f.score FROM saved, fitting f
      ON CONFLICT (review_id, criterion_id) DO UPDATE SET score = excluded.score WHERE g.score <> excluded.score),
    recorded AS (
      INSERT INTO audit_event (id, at, actor_id, act, subject, subject_id, detail)
      SELECT ${uuid7(now)}::uuid, ${at}, ${actor.id}::uuid, ${score === null ? "beginReview" : "submitReview"}, 'review', saved.id, jsonb_build_object('application', t.id, 'version', saved.version)
      FROM saved, target t
      WHERE ${score !== null} OR coalesce((SELECT prior.state FROM prior), 'assigned') = 'assigned')
    SELECT (SELECT version FROM saved), (SELECT may.allowed FROM may), (SELECT to_json(prior) FROM prior) AS before,
           ARRAY(SELECT f.id::text FROM fitting f WHERE NOT f.fits) AS off
    FROM target`;
  return rows[0] ?? null;
}
