import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { db } from "#lib/db.ts";
import { readableBy, reviewedBy } from "./scope.ts";
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
 * stepped back from it. One statement.
 */
export async function myReviewHistory(actor: Actor, slug: string, code: string): Promise<ReviewHistory | null> {
  const [found] = await db.$queryRaw<ReviewHistory[]>`
    SELECT p.title,
           (SELECT coalesce(json_agg(json_build_object('id', c.id, 'name', c.name, 'description', c.description, 'weight', c.weight,
                                              'scaleMin', c.scale_min, 'scaleMax', c.scale_max, 'anchors', c.anchors) ORDER BY c.position), '[]')
            FROM criterion c WHERE c.project_id = p.id) AS criteria,
           (SELECT coalesce(json_agg(json_build_object('version', v.version, 'savedAt', v.saved_at, 'notes', v.notes, 'scores', v.scores)
                                     ORDER BY v.version DESC), '[]')
            FROM review_revision v WHERE v.review_id = r.id) AS before
    FROM project p JOIN application a ON a.project_id = p.id AND a.code = ${code}
    JOIN review r ON r.application_id = a.id AND r.reviewer_id = ${actor.id}::uuid AND r.state <> 'recused'
    WHERE p.slug = ${slug} AND ${reviewedBy(actor)} AND ${readableBy(actor)}`;
  return found ?? null;
}
