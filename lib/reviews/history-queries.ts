import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { db } from "#lib/db.ts";
import { criteriaJson } from "./criteria-queries.ts";
import { readableBy, reviewedBy, rightsSql } from "./scope.ts";
import type { CriterionToScore } from "./shown.ts";

/** What a review held before: its notes, and its scores by criterion. */
export type ReviewRevision = { version: number; savedAt: string; notes: string; scores: Record<string, number> };

export type ReviewHistory = {
  title: string;
  criteria: CriterionToScore[];
  /** The youngest first. */
  before: ReviewRevision[];
};

/**
 * What the actor's own review of an application held before; null when they have none there, or
 * stepped back from it, or may not read it now. One statement.
 */
export async function myReviewHistory(
  actor: Actor,
  slug: string,
  code: string,
  now: Date,
): Promise<ReviewHistory | null> {
  const [found] = await db.$queryRaw<ReviewHistory[]>`
    SELECT p.title,
           ${criteriaJson} AS criteria,
           (SELECT coalesce(json_agg(json_build_object('version', v.version, 'savedAt', v.saved_at, 'notes', v.notes, 'scores', v.scores)
                                     ORDER BY v.version DESC), '[]')
            FROM review_revision v WHERE v.review_id = r.id) AS before
    FROM project p ${rightsSql(now)} JOIN application a ON a.project_id = p.id AND a.code = ${code}
    JOIN review r ON r.application_id = a.id AND r.reviewer_id = ${actor.id}::uuid AND r.state <> 'recused'
    WHERE p.slug = ${slug} AND rights.read AND ${reviewedBy(actor)} AND ${readableBy(actor)}`;
  return found ?? null;
}
