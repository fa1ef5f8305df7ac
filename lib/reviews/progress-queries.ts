import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { db, Prisma } from "#lib/db.ts";
import { PACE_REVIEWS, paceOf, type ReadingProgress } from "./pace.ts";
import { hiddenFrom, reviewedBy, rightsSql } from "./scope.ts";
import { OWN_COUNTED } from "./shown.ts";

/** What progress is said from. `assigned` to `recused` count own reviews, `begun` all of these but the assigned. */
export type ProgressRow = {
  wanted: number;
  submitted: number;
  /** Reviews that are wanted and not in. */
  missing: number;
  assigned: number;
  draft: number;
  done: number;
  recused: number;
  handed: Date[];
};

/**
 * To be joined after `project p`: `mine` with assigned, draft, done and recused, and `tally` with
 * submitted and missing. Own reviews are read in their index's order, from its end, where those begun
 * are, so that the limit really ends the reading; they know whether their application is submitted still
 * (readableBy, but for whom it is hidden from). The project's figures are a stored tally, less the few applications that the actor never
 * finds. So it costs the same however many applications there are.
 */
export function progressOf(actor: Actor): Prisma.Sql {
  const own = (state: Prisma.Sql) => Prisma.sql`
    SELECT r.state FROM review r
    WHERE r.project_id = p.id AND r.reviewer_id = ${actor.id}::uuid AND r.standing AND r.state ${state}
      AND r.application_id <> ALL (ARRAY(SELECT o.id FROM application o WHERE o.project_id = p.id AND o.applicant_id = ANY (${hiddenFrom(actor)})))
    ORDER BY r.state DESC LIMIT ${OWN_COUNTED + 1}`;
  return Prisma.sql`
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE begun.state = 'draft')::int AS draft, count(*) FILTER (WHERE begun.state = 'submitted')::int AS done,
             count(*) FILTER (WHERE begun.state = 'recused')::int AS recused,
             (SELECT count(*)::int FROM (${own(Prisma.sql`= 'assigned'`)}) given) AS assigned
      FROM (${own(Prisma.sql`<> 'assigned'`)}) begun) mine
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(of_so_many.applications), 0)::int - never.applications AS submitted,
             coalesce(sum(of_so_many.applications * greatest(p.reviews_wanted - of_so_many.nth + 1, 0)), 0)::int - never.missing AS missing
      FROM (SELECT count(*)::int AS applications, coalesce(sum(greatest(p.reviews_wanted - o.review_count, 0)), 0)::int AS missing
            FROM application o WHERE o.project_id = p.id AND o.applicant_id = ANY (${hiddenFrom(actor)}) AND o.state = 'submitted') never
      LEFT JOIN project_tally t ON t.project_id = p.id
      LEFT JOIN LATERAL unnest(t.by_reviews) WITH ORDINALITY of_so_many(applications, nth) ON TRUE
      GROUP BY never.applications, never.missing) tally`;
}

/** When the actor's latest reviews of `project p` were submitted. */
export function handedIn(actor: Actor): Prisma.Sql {
  return Prisma.sql`ARRAY(SELECT r.submitted_at FROM review r
    WHERE r.project_id = p.id AND r.reviewer_id = ${actor.id}::uuid AND r.state = 'submitted'
    ORDER BY r.submitted_at DESC LIMIT ${PACE_REVIEWS})`;
}

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
  const [row] = await db.$queryRaw<
    (ProgressRow & { flagged: boolean; skipped: boolean })[]
  >`/* prepared: reading-progress */
    SELECT p.reviews_wanted AS wanted, tally.submitted, tally.missing, mine.*, ${handedIn(actor)} AS handed,
           mark.flagged_at IS NOT NULL AS flagged, mark.skipped_at IS NOT NULL AS skipped
    FROM project p ${rightsSql(now)}
    LEFT JOIN application here ON here.project_id = p.id AND here.code = ${code}::text
    LEFT JOIN reviewer_mark mark ON mark.application_id = here.id AND mark.user_id = ${actor.id}::uuid
    ${progressOf(actor)}
    WHERE p.slug = ${slug} AND rights.read AND ${reviewedBy(actor)}`;
  return row ? { progress: asProgress(row), flagged: row.flagged, skipped: row.skipped } : null;
}

export function asProgress(row: ProgressRow): ReadingProgress {
  const { wanted, submitted, missing, assigned, draft, done, recused, handed } = row;
  const unread = Math.max(0, submitted - done - recused);
  return {
    done: draft + done + recused <= OWN_COUNTED ? done : null,
    left: assigned > 0 ? assigned + draft : Math.min(unread, missing),
    assigned: assigned > 0,
    wanted: submitted * wanted,
    in: submitted * wanted - missing,
    pace: paceOf(handed),
  };
}
