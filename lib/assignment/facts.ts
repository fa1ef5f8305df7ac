import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { type Db, Prisma } from "#lib/db.ts";
import { readersSql, setUpBy } from "#lib/reviewers/led.ts";
import { readableBy, reviewedBy } from "#lib/reviews/scope.ts";
import type { Facts } from "./plan.ts";

/** `reads`: whether the actor reads the project; admins need not. */
type About = { id: string; slug: string; title: string; reads: boolean };

/**
 * Who reads a project, what is to be read, and who has what already, for those who set up its
 * reviewing; null for others. A review counts for its application when it is submitted, or when it
 * is assigned to or begun by somebody who still reads the project. Readers are in the order of
 * their ids, applications of theirs. Two statements.
 */
export async function assignmentFacts(
  db: Pick<Db, "$queryRaw">,
  actor: Actor,
  slug: string,
): Promise<(Facts & About) | null> {
  const [project] = await db.$queryRaw<Omit<Facts & About, "works">[]>`
    SELECT p.id::text, p.slug, p.title, ${reviewedBy(actor)} AS reads, p.reviews_wanted AS wanted,
           (SELECT coalesce(json_agg(json_build_object('id', w.user_id, 'name', coalesce(u.name, u.email), 'leads', w.leads, 'cap', l.cap)
                                     ORDER BY w.user_id), '[]')
            FROM ${readersSql} w JOIN "user" u ON u.id = w.user_id
            LEFT JOIN reviewer_load l ON l.project_id = p.id AND l.user_id = w.user_id) AS readers
    FROM project p WHERE p.slug = ${slug} AND ${setUpBy(actor)}`;
  if (!project) return null;
  // An empty array has no type of its own, and places count from 1 there.
  const readers = Prisma.sql`unnest(${project.readers.map(({ id }) => id)}::uuid[]) WITH ORDINALITY`;
  const works = await db.$queryRaw<Facts["works"]>`
    WITH reader AS (SELECT w.user_id, (w.place - 1)::int AS place FROM ${readers} w(user_id, place)),
    held AS (
      SELECT r.application_id, count(*) FILTER (WHERE r.state = 'submitted' AND w.place IS NULL)::int AS others,
             coalesce(array_agg(w.place ORDER BY w.place) FILTER (WHERE w.place IS NOT NULL AND r.state <> 'recused'), '{}') AS holders,
             coalesce(array_agg(w.place ORDER BY w.place) FILTER (WHERE w.place IS NOT NULL AND r.state = 'assigned'), '{}') AS assigned,
             coalesce(array_agg(w.place ORDER BY w.place) FILTER (WHERE w.place IS NOT NULL AND r.state = 'recused'), '{}') AS recused
      FROM review r LEFT JOIN reader w ON w.user_id = r.reviewer_id
      WHERE r.project_id = ${project.id}::uuid GROUP BY r.application_id),
    kept_out AS (
      SELECT b.applicant_id, array_agg(b.place ORDER BY b.place) AS places
      FROM (SELECT w.user_id AS applicant_id, w.place FROM reader w
            UNION SELECT c.applicant_id, w.place FROM reader w JOIN conflict c ON c.reviewer_id = w.user_id) b
      GROUP BY b.applicant_id)
    SELECT a.id::text, a.shuffle, ${readableBy(actor)} AS shown, coalesce(h.others, 0) AS others, coalesce(h.holders, '{}') AS holders,
           coalesce(h.assigned, '{}') AS assigned, coalesce(h.recused, '{}') AS recused, coalesce(k.places, '{}') AS conflicts
    FROM application a LEFT JOIN held h ON h.application_id = a.id LEFT JOIN kept_out k ON k.applicant_id = a.applicant_id
    WHERE a.project_id = ${project.id}::uuid AND a.state = 'submitted' ORDER BY a.id`;
  return { ...project, works };
}
