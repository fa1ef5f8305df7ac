import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { db, Prisma } from "#lib/db.ts";
import { readableBy, reviewedBy } from "#lib/reviews/scope.ts";
import { type Invitation, invitationOf } from "./answer.ts";
import { invitationsTo } from "./invite.ts";
import { readersSql, setUpBy } from "./led.ts";
import type { Reviewers } from "./shown.ts";

/**
 * Who reads a project, for those who set up its reviewing; null for others. What is counted are the
 * applications that the actor may know of: one's own and those of a conflict are not among them. The
 * record leads to the invitations, since the outbox has no index for them.
 */
export async function whoReviews(actor: Actor, slug: string): Promise<Reviewers | null> {
  const rows = await db.$queryRaw<Reviewers[]>`
    SELECT p.slug, p.title, ${reviewedBy(actor)} AS reads,
           (SELECT count(*)::int FROM application a WHERE a.project_id = p.id AND ${readableBy(actor)}) AS submitted,
           (SELECT coalesce(json_agg(reader ORDER BY leads DESC, name, id), '[]') FROM (
              SELECT u.id, coalesce(u.name, u.email) AS name, u.email, w.leads, l.cap,
                     EXISTS (SELECT 1 FROM project_reviewer pr WHERE pr.project_id = p.id AND pr.user_id = u.id) AS invited,
                     n.assigned, n.draft, n.done, n.recused
              FROM ${readersSql} w
              JOIN "user" u ON u.id = w.user_id
              LEFT JOIN reviewer_load l ON l.project_id = p.id AND l.user_id = u.id
              CROSS JOIN LATERAL (
                SELECT count(*) FILTER (WHERE r.state = 'assigned')::int AS assigned, count(*) FILTER (WHERE r.state = 'draft')::int AS draft,
                       count(*) FILTER (WHERE r.state = 'submitted')::int AS done, count(*) FILTER (WHERE r.state = 'recused')::int AS recused
                FROM review r JOIN application a ON a.id = r.application_id AND ${readableBy(actor)}
                WHERE r.project_id = p.id AND r.reviewer_id = u.id) n) reader) AS readers,
           (SELECT coalesce(json_agg(json_build_object('id', v.id, 'email', v."to", 'at', v.queued_at, 'declined', v.data->>'answer' IS NOT DISTINCT FROM 'declined')
                                     ORDER BY v.queued_at DESC, v.id DESC), '[]')
            FROM audit_event e JOIN mail v ON v.id = (e.detail->>'mail')::uuid
            WHERE e.subject = 'project' AND e.subject_id = p.id AND e.act = 'inviteReviewer' AND ${invitationsTo(Prisma.sql`p.id`)}
              AND coalesce(v.data->>'answer', '') <> 'accepted' AND NOT EXISTS (
                SELECT 1 FROM ${readersSql} w JOIN "user" u ON u.id = w.user_id WHERE u.email = v."to")) AS invitations
    FROM project p WHERE p.slug = ${slug} AND ${setUpBy(actor)}`;
  return rows[0] ?? null;
}

/** The actor's invitation to review a project, with what it is about; or null. */
export async function myInvitation(
  actor: Actor,
  slug: string,
): Promise<Pick<Invitation, "title" | "inviter" | "applies"> | null> {
  const found = await invitationOf(db, actor, slug);
  return found && { title: found.title, inviter: found.inviter, applies: found.applies };
}

/** A project that the actor reviews by invitation, and how many applications wait for them there; or null. */
export async function reviewedByInvitation(
  actor: Actor,
  slug: string,
): Promise<{ slug: string; title: string; assigned: number; draft: number } | null> {
  const rows = await db.$queryRaw<{ slug: string; title: string; assigned: number; draft: number }[]>`
    SELECT p.slug, p.title, n.assigned, n.draft
    FROM project p JOIN project_reviewer pr ON pr.project_id = p.id AND pr.user_id = ${actor.id}::uuid
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE r.state = 'assigned')::int AS assigned, count(*) FILTER (WHERE r.state = 'draft')::int AS draft
      FROM review r JOIN application a ON a.id = r.application_id AND ${readableBy(actor)}
      WHERE r.project_id = p.id AND r.reviewer_id = ${actor.id}::uuid) n
    WHERE p.slug = ${slug} AND p.state <> 'draft'`;
  return rows[0] ?? null;
}
