import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import type { Db } from "#lib/db.ts";
import { uuid7 } from "#lib/ids.ts";
import type { ReviewState } from "#prisma/generated/enums.ts";
import { reviewActRefusal } from "./rules.ts";
import { hindrance, type Writing } from "./save-draft.ts";
import { readableBy, reviewedBy, rightsSql } from "./scope.ts";
import { type Place, statesFor } from "./write-review.ts";

/**
 * Steps back from an application, for good. What was drafted stays in the database but is read
 * by nobody. A submitted review can't be given up. One statement, with its record.
 * @param reason not blank
 */
export async function recuse(
  db: Pick<Db, "$queryRaw">,
  actor: Actor,
  place: Place,
  reason: string,
  now: Date,
): Promise<Writing> {
  const rows = await db.$queryRaw<{ version: number | null; state: ReviewState | null }[]>`
    WITH target AS (
      SELECT a.id, a.project_id, a.submission_id FROM project p ${rightsSql(now)} JOIN application a ON a.project_id = p.id AND a.code = ${place.code}
      WHERE p.slug = ${place.project} AND rights.read AND ${reviewedBy(actor)} AND ${readableBy(actor)}),
    saved AS (
      INSERT INTO review AS r (id, project_id, application_id, submission_id, reviewer_id, state, recusal, version, created_at, updated_at)
      SELECT ${uuid7(now)}::uuid, t.project_id, t.id, t.submission_id, ${actor.id}::uuid, 'recused', ${reason}, 1,
             ${now.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz
      FROM target t
      ON CONFLICT (application_id, reviewer_id) DO UPDATE
      SET state = 'recused', recusal = excluded.recusal, version = r.version + 1, updated_at = excluded.updated_at
      WHERE r.state IN (${statesFor("recuse")})
      RETURNING r.id, r.version),
    recorded AS (
      INSERT INTO audit_event (id, at, actor_id, act, subject, subject_id, detail)
      SELECT ${uuid7(now)}::uuid, ${now.toISOString()}::timestamptz, ${actor.id}::uuid, 'recuseReview', 'review', saved.id,
             jsonb_build_object('application', t.id)
      FROM saved, target t)
    SELECT (SELECT version FROM saved), (SELECT r.state::text FROM review r WHERE r.application_id = t.id AND r.reviewer_id = ${actor.id}::uuid) AS state
    FROM target t`;
  const [row] = rows;
  if (!row) return (await hindrance(db, actor, place, null, now)) ?? { ok: false, why: "missing" };
  if (row.version !== null) return { ok: true, version: row.version };
  // What another tab made of it meanwhile may not be in this statement's view: then it was submitted.
  return {
    ok: false,
    why: "refused",
    message: reviewActRefusal("recuse", row.state) ?? reviewActRefusal("recuse", "submitted") ?? "",
  };
}
