import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { db, Prisma } from "#lib/db.ts";
import { isUuid } from "#lib/text.ts";
import type { AuditSubject } from "./rules.ts";

export type AuditRow = {
  id: string;
  at: Date;
  act: string;
  subject: string;
  subjectId: string;
  /** Who did it: name or address; null for the portal itself or a person who was deleted. */
  actor: string | null;
  /** What it was done to, by its present name; for applications and reviews the project's title. */
  name: string | null;
  detail: Record<string, unknown>;
};

export const EVENTS_SHOWN = 50;

/**
 * A page of the record, newest first; one row more than is shown tells that there are more. One statement.
 * @param before the id of the last event of the page before this one
 */
export async function auditTrail(
  actor: Actor,
  { subject, before }: { subject?: AuditSubject; before?: string },
): Promise<AuditRow[]> {
  const after =
    before && isUuid(before)
      ? Prisma.sql`AND (e.at, e.id) < (SELECT b.at, b.id FROM audit_event b WHERE b.id = ${before}::uuid)`
      : Prisma.empty;
  return db.$queryRaw<AuditRow[]>`
    WITH page AS (
      SELECT e.* FROM audit_event e
      WHERE ${actor.isAdmin}::boolean ${subject ? Prisma.sql`AND e.subject = ${subject}` : Prisma.empty} ${after}
      ORDER BY e.at DESC, e.id DESC LIMIT ${EVENTS_SHOWN + 1})
    SELECT e.id::text, e.at, e.act, e.subject, e.subject_id::text AS "subjectId", coalesce(u.name, u.email) AS actor, e.detail,
      CASE e.subject
        WHEN 'project' THEN (SELECT title FROM project WHERE id = e.subject_id)
        WHEN 'cohort' THEN (SELECT name FROM cohort WHERE id = e.subject_id)
        WHEN 'problem' THEN (SELECT v.title FROM problem b JOIN problem_version v ON v.id = b.current_version_id WHERE b.id = e.subject_id)
        WHEN 'mentor' THEN (SELECT name FROM mentor WHERE id = e.subject_id)
        WHEN 'publication' THEN (SELECT title FROM publication WHERE id = e.subject_id)
        WHEN 'term' THEN (SELECT name FROM term WHERE id = e.subject_id)
        WHEN 'post' THEN (SELECT p.title FROM post t JOIN project p ON p.id = t.project_id WHERE t.id = e.subject_id)
        WHEN 'writing' THEN (SELECT title FROM writing WHERE id = e.subject_id)
        WHEN 'topic' THEN (SELECT name FROM topic WHERE id = e.subject_id)
        WHEN 'person' THEN (SELECT coalesce(name, email) FROM "user" WHERE id = e.subject_id)
        WHEN 'mail' THEN (SELECT subject FROM mail WHERE id = e.subject_id)
        WHEN 'application' THEN (SELECT p.title FROM application a JOIN project p ON p.id = a.project_id WHERE a.id = e.subject_id)
        WHEN 'review' THEN (SELECT p.title FROM review r JOIN project p ON p.id = r.project_id WHERE r.id = e.subject_id)
      END AS name
    FROM page e LEFT JOIN "user" u ON u.id = e.actor_id
    ORDER BY e.at DESC, e.id DESC`;
}
