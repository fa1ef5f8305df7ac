import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { db } from "#lib/db.ts";
import { renderAnswer } from "#lib/essays/render.ts";
import { readableBy, reviewedBy, rightsSql } from "#lib/reviews/scope.ts";
import { isId } from "#lib/text.ts";
import { revealedTo } from "./revealed-to.ts";
import type { Revealed, RevealRow, UnmaskedApplication } from "./view.ts";

// The one place that tells those who review, or admins, who wrote an application.

/**
 * Who wrote an application and its texts as they were sent, for those to whom it was revealed or
 * whose phase shows names; null for all others. To be asked only where revealStanding says that
 * it is shown.
 */
export async function revealedApplication(
  actor: Actor,
  slug: string,
  code: string,
  now: Date,
): Promise<Revealed | null> {
  const [row] = await db.$queryRaw<(Omit<Revealed, "essays"> & { essays: Revealed["essays"] | null })[]>`
    SELECT u.name, u.affiliation,
           (SELECT json_agg(json_build_object('title', e.title, 'html', e.html) ORDER BY e.position)
            FROM submission_essay e WHERE e.submission_id = a.submission_id) AS essays
    FROM project p ${rightsSql(now)} JOIN application a ON a.project_id = p.id AND a.code = ${code}
    JOIN "user" u ON u.id = a.applicant_id
    LEFT JOIN review r ON r.application_id = a.id AND r.reviewer_id = ${actor.id}::uuid
    WHERE p.slug = ${slug} AND rights.read AND ${reviewedBy(actor)} AND ${readableBy(actor)} AND r.state IS DISTINCT FROM 'recused'
      AND (rights.names OR ${revealedTo(actor)})`;
  return row ? { ...row, essays: row.essays ?? [] } : null;
}

/** An application of a project with and without its masks, and to whom it was revealed, for admins; null when there is none. */
export async function unmaskedApplication(
  actor: Actor,
  projectId: string,
  code: string,
): Promise<UnmaskedApplication | null> {
  if (!isId(projectId)) return null;
  const [row] = await db.$queryRaw<
    (Omit<UnmaskedApplication, "project" | "essays" | "reveals"> & {
      id: string;
      projectId: string;
      slug: string;
      title: string;
      essays: (Omit<UnmaskedApplication["essays"][number], "html"> & { text: string })[] | null;
    })[]
  >`
    SELECT a.id::text, p.id::text AS "projectId", p.slug, p.title, a.code, a.state::text, u.name, u.email, u.affiliation,
           s.number, s.received_at AS "receivedAt", s.receipt,
           (SELECT json_agg(json_build_object('title', e.title, 'kind', e.kind, 'text', e.text, 'words', e.word_count,
                                              'blindHtml', e.blind_html, 'blindWords', e.blind_words) ORDER BY e.position)
            FROM submission_essay e WHERE e.submission_id = s.id) AS essays
    FROM project p JOIN application a ON a.project_id = p.id AND a.code = ${code}
    JOIN "user" u ON u.id = a.applicant_id LEFT JOIN submission s ON s.id = a.submission_id
    WHERE p.id = ${projectId}::uuid AND ${actor.isAdmin}::boolean`;
  if (!row) return null;
  const { id, projectId: project, slug, title, essays, ...rest } = row;
  const reveals = await db.reveal.findMany({
    // What is said of an admin's own application is not for them.
    where: { applicationId: id, application: { applicantId: { not: actor.id } } },
    select: { reason: true, createdAt: true, user: { select: { name: true, email: true } } },
    orderBy: { createdAt: "desc" },
  });
  return {
    ...rest,
    project: { id: project, slug, title },
    // Rendered anew, so that its footnotes and those of the masked text beside it are not confused.
    essays: (essays ?? []).map(({ text, ...essay }, at) => ({
      ...essay,
      html: renderAnswer(essay.kind, text, `original-${at + 1}-`),
    })),
    reveals: reveals.map(({ reason, createdAt, user }) => ({ reader: user.name ?? user.email, reason, at: createdAt })),
  };
}

/** Every reveal in a project but of one's own application, the youngest first, for admins; null when there is no such project. */
export async function revealsOfProject(
  actor: Actor,
  projectId: string,
): Promise<{ title: string; reveals: RevealRow[] } | null> {
  if (!actor.isAdmin || !isId(projectId)) return null;
  const project = await db.project.findUnique({ where: { id: projectId }, select: { title: true } });
  if (!project) return null;
  const reveals = await db.$queryRaw<RevealRow[]>`
    SELECT a.code, coalesce(u.name, u.email) AS reader, v.reason, v.created_at AS at
    FROM reveal v JOIN application a ON a.id = v.application_id JOIN "user" u ON u.id = v.user_id
    WHERE a.project_id = ${projectId}::uuid AND a.applicant_id <> ${actor.id}::uuid ORDER BY v.created_at DESC, a.code, reader`;
  return { title: project.title, reveals };
}
