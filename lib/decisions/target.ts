import type { Actor } from "#lib/auth/policy.ts";
import { type Db, Prisma, type Tx } from "#lib/db.ts";
import { ledBy, readableBy, rightsSql, seesScores } from "#lib/reviews/scope.ts";
import type { Place } from "#lib/reviews/write-review.ts";
import type { DecisionKind } from "#prisma/generated/enums.ts";
import type { GivenReason, ProblemTitle } from "./reasons.ts";
import type { Decider } from "./rules.ts";

/**
 * From `project p` to `application a`, as those who lead the project decide on it: one that is
 * submitted, not their own, and that they have not stepped back from. Their own `review r` may be
 * missing; `rights` say what goes on. To be followed by further conditions.
 */
export function ledApplications(actor: Actor, now: Date): Prisma.Sql {
  return Prisma.sql`project p ${rightsSql(now)} JOIN application a ON a.project_id = p.id
    LEFT JOIN review r ON r.application_id = a.id AND r.reviewer_id = ${actor.id}::uuid
    WHERE p.state <> 'draft' AND rights.read AND ${ledBy(actor)} AND ${readableBy(actor)} AND r.state IS DISTINCT FROM 'recused'`;
}

export { seesScores };

export type Target = Decider & { id: string; projectId: string; code: string; problems: ProblemTitle[] };

const targetColumns = Prisma.sql`a.id::text, p.id::text AS "projectId", a.code, ${seesScores} AS sees, rights.scores AS sight, rights.decide,
  (SELECT coalesce(json_agg(json_build_object('position', e.position, 'title', e.title) ORDER BY e.position), '[]')
   FROM submission_essay e WHERE e.submission_id = a.submission_id) AS problems`;

/** The applications with these codes that the actor may decide on, or may see why not, in the order of their ids. */
export function readTargets(
  db: Pick<Db, "$queryRaw">,
  actor: Actor,
  slug: string,
  codes: readonly string[],
  now: Date,
): Promise<Target[]> {
  return db.$queryRaw<Target[]>`
    SELECT ${targetColumns} FROM ${ledApplications(actor, now)} AND p.slug = ${slug} AND a.code = ANY(${[...codes]}) ORDER BY a.id`;
}

/** The same, with their rows locked until the transaction ends: decisions on one application come one after the other. */
export function lockTargets(
  tx: Tx,
  actor: Actor,
  slug: string,
  codes: readonly string[],
  now: Date,
): Promise<Target[]> {
  return tx.$queryRaw<Target[]>`
    SELECT ${targetColumns} FROM ${ledApplications(actor, now)} AND p.slug = ${slug} AND a.code = ANY(${[...codes]})
    ORDER BY a.id FOR UPDATE OF a`;
}

/** One of them. */
export async function lockTarget(tx: Tx, actor: Actor, place: Place, now: Date): Promise<Target | undefined> {
  const [target] = await lockTargets(tx, actor, place.project, [place.code], now);
  return target;
}

export type StoredDecision = {
  id: string;
  applicationId: string;
  kind: DecisionKind;
  note: string;
  feedback: string;
  version: number;
  checkedAt: Date | null;
  releasedAt: Date | null;
  reasons: GivenReason[];
};

/** What is decided on these applications. Within a transaction that has locked them, what it says stays so. */
export function storedDecisions(
  db: Pick<Db, "$queryRaw">,
  applicationIds: readonly string[],
): Promise<StoredDecision[]> {
  return db.$queryRaw<StoredDecision[]>`
    SELECT d.id::text, d.application_id::text AS "applicationId", d.kind::text, d.note, d.feedback, d.version,
           d.checked_at AS "checkedAt", d.released_at AS "releasedAt",
           (SELECT coalesce(json_agg(json_build_object('position', x.position, 'reason', x.reason) ORDER BY x.position, x.reason), '[]')
            FROM decision_reason x WHERE x.decision_id = d.id) AS reasons
    FROM decision d WHERE d.application_id = ANY(${[...applicationIds]}::uuid[])`;
}

/**
 * Who last wrote what the applicant of `decision d` reads, by the record; null when nobody did, or
 * they are no longer here. Who only changed the decision's kind or its note has not written it.
 */
export const feedbackWriter = Prisma.sql`(
  SELECT u.id FROM audit_event e JOIN "user" u ON u.id = e.actor_id
  WHERE e.subject = 'application' AND e.subject_id = d.application_id AND e.act = 'decide' AND e.detail @> '{"feedback": true}'
  ORDER BY e.at DESC, e.id DESC LIMIT 1)`;
