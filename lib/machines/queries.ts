import "server-only";
import { publicProjects } from "#lib/auth/scopes.ts";
import { db, Prisma } from "#lib/db.ts";

/** How many projects the feeds hold. */
const FEED_SIZE = 50;

/** The projects that were published last, as far as they are public now. */
export async function newProjects() {
  const rows = await db.project.findMany({
    where: { ...publicProjects, publishedAt: { not: null } },
    orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
    take: FEED_SIZE,
    select: {
      id: true,
      slug: true,
      title: true,
      summary: true,
      question: true,
      directions: true,
      publishedAt: true,
      updatedAt: true,
      cohort: { select: { name: true, closesAt: true } },
      topics: { select: { topic: { select: { slug: true, name: true } } }, orderBy: { topic: { name: "asc" } } },
      mentors: { orderBy: { position: "asc" }, select: { mentor: { select: { slug: true, name: true } } } },
    },
  });
  return rows.map(({ publishedAt, topics, mentors, ...row }) => ({
    ...row,
    publishedAt: publishedAt ?? row.updatedAt,
    topics: topics.map(({ topic }) => topic),
    mentors: mentors.map(({ mentor }) => mentor),
  }));
}
export type NewProject = Awaited<ReturnType<typeof newProjects>>[number];

export type PublicPage =
  | { kind: "home" | "glossary"; slug: null; number: null; changed: Date | null }
  | {
      kind: "cohort" | "project" | "questions" | "mentor" | "publications" | "writings" | "term";
      slug: string;
      number: null;
      changed: Date | null;
    }
  | { kind: "question"; slug: string; number: number; changed: Date | null };

/** What a sitemap may hold (sitemaps.org). */
const MOST = 50_000;

/**
 * Every public page that is worth finding, with when it last changed where that is known: the pages of projects and
 * mentors before the threads, which are cut off first if there were ever too many. One statement.
 */
export async function publicPages(): Promise<PublicPage[]> {
  const shown = Prisma.sql`p.state IN ('published', 'closed') AND c.state IN ('published', 'archived')`;
  return db.$queryRaw<PublicPage[]>`
    WITH shown_project AS (
      SELECT p.id, p.slug, p.cohort_id, p.updated_at FROM project p JOIN cohort c ON c.id = p.cohort_id WHERE ${shown}
    ), shown_mentor AS (
      SELECT m.id, m.slug, m.updated_at FROM mentor m
      WHERE EXISTS (SELECT 1 FROM project_mentor pm JOIN shown_project p ON p.id = pm.project_id WHERE pm.mentor_id = m.id)
    ), thread AS (
      SELECT t.id, t.number, p.slug, greatest(t.created_at, t.edited_at, (
               SELECT max(greatest(r.created_at, r.edited_at)) FROM post r
               WHERE r.thread_id = t.id AND r.deleted_at IS NULL AND r.hidden_at IS NULL)) AS changed
      FROM post t JOIN shown_project p ON p.id = t.project_id
      WHERE t.number IS NOT NULL AND t.deleted_at IS NULL AND t.hidden_at IS NULL
    )
    SELECT kind, slug, number, changed FROM (
      SELECT 0 AS at, 'home' AS kind, NULL::text AS slug, NULL::int AS number, max(updated_at) AS changed FROM shown_project
      UNION ALL SELECT 1, 'cohort', c.slug, NULL,
                greatest(c.updated_at, (SELECT max(p.updated_at) FROM shown_project p WHERE p.cohort_id = c.id))
                FROM cohort c WHERE c.state IN ('published', 'archived')
      UNION ALL SELECT 2, 'project', slug, NULL, updated_at FROM shown_project
      UNION ALL SELECT 3, 'mentor', slug, NULL, updated_at FROM shown_mentor
      UNION ALL SELECT 4, 'publications', m.slug, NULL, max(b.updated_at)
                FROM shown_mentor m JOIN publication b ON b.mentor_id = m.id AND b.hidden_at IS NULL GROUP BY m.id, m.slug
      UNION ALL SELECT 5, 'writings', m.slug, NULL, max(w.updated_at)
                FROM shown_mentor m JOIN writing w ON w.mentor_id = m.id GROUP BY m.id, m.slug
      UNION ALL SELECT 6, 'glossary', NULL, NULL, max(updated_at) FROM term HAVING count(*) > 0
      UNION ALL SELECT 7, 'term', slug, NULL, updated_at FROM term
      UNION ALL SELECT 8, 'questions', slug, NULL, max(changed) FROM thread GROUP BY slug
      UNION ALL SELECT 9, 'question', slug, number, changed FROM thread
    ) page ORDER BY at, slug, number LIMIT ${MOST}::int`;
}
