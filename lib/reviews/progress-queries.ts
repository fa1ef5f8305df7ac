import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { db } from "#lib/db.ts";
import { OPEN_COUNTED, PACE_REVIEWS, paceOf, type ReadingProgress } from "./pace.ts";
import { hiddenFrom, readableBy, reviewedBy, rightsSql } from "./scope.ts";
import { OWN_COUNTED } from "./shown.ts";

type Row = {
  wanted: number;
  submitted: number;
  open: number;
  missing: number;
  assigned: number;
  draft: number;
  done: number;
  recused: number;
  handed: Date[];
  flagged: boolean;
  skipped: boolean;
};

/**
 * How far the actor and the project are; null when they do not review it or may not read now. What
 * is counted is bounded, so that it costs the same however many applications there are. The actor's
 * own application, and those of their conflicts, are left out. One statement.
 * @param code of an application; `flagged` and `skipped` say what the actor noted of it
 */
export async function readingProgress(
  actor: Actor,
  slug: string,
  now: Date,
  code: string | null = null,
): Promise<{ progress: ReadingProgress; flagged: boolean; skipped: boolean } | null> {
  const [row] = await db.$queryRaw<Row[]>`/* prepared: reading-progress */
    SELECT p.reviews_wanted AS wanted,
           coalesce((SELECT t.submitted FROM project_tally t WHERE t.project_id = p.id), 0) - (
             SELECT count(*) FROM application o WHERE o.project_id = p.id AND o.applicant_id = ANY (${hiddenFrom(actor)}) AND o.state = 'submitted')::int AS submitted,
           few.open, few.missing, mine.*,
           mark.flagged_at IS NOT NULL AS flagged, mark.skipped_at IS NOT NULL AS skipped,
           ARRAY(SELECT r.submitted_at FROM review r
                 WHERE r.project_id = p.id AND r.reviewer_id = ${actor.id}::uuid AND r.state = 'submitted'
                 ORDER BY r.submitted_at DESC LIMIT ${PACE_REVIEWS}) AS handed
    FROM project p ${rightsSql(now)}
    LEFT JOIN application here ON here.project_id = p.id AND here.code = ${code}::text
    LEFT JOIN reviewer_mark mark ON mark.application_id = here.id AND mark.user_id = ${actor.id}::uuid
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS open, coalesce(sum(p.reviews_wanted - lacking.review_count), 0)::int AS missing
      FROM (SELECT a.review_count FROM application a
            WHERE a.project_id = p.id AND ${readableBy(actor)} AND a.review_count < p.reviews_wanted
            ORDER BY a.review_count LIMIT ${OPEN_COUNTED + 1}) lacking) few
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE own.state = 'assigned')::int AS assigned, count(*) FILTER (WHERE own.state = 'draft')::int AS draft,
             count(*) FILTER (WHERE own.state = 'submitted')::int AS done, count(*) FILTER (WHERE own.state = 'recused')::int AS recused
      FROM (SELECT r.state FROM review r
            CROSS JOIN LATERAL (SELECT 1 FROM application a WHERE a.id = r.application_id AND ${readableBy(actor)} OFFSET 0) still_there
            WHERE r.project_id = p.id AND r.reviewer_id = ${actor.id}::uuid
            ORDER BY r.state LIMIT ${OWN_COUNTED + 1}) own) mine
    WHERE p.slug = ${slug} AND rights.read AND ${reviewedBy(actor)}`;
  return row ? { progress: asProgress(row), flagged: row.flagged, skipped: row.skipped } : null;
}

function asProgress({
  wanted,
  submitted,
  open,
  missing,
  assigned,
  draft,
  done,
  recused,
  handed,
}: Row): ReadingProgress {
  const counted = assigned + draft + done + recused <= OWN_COUNTED;
  const unread = Math.max(0, submitted - done - recused);
  const known = open <= OPEN_COUNTED;
  return {
    done: counted ? done : null,
    left: assigned > 0 ? assigned + draft : known ? Math.min(unread, missing) : unread,
    assigned: assigned > 0,
    wanted: submitted * wanted,
    in: known ? submitted * wanted - missing : null,
    pace: paceOf(handed),
  };
}
