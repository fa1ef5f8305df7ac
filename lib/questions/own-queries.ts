import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { db } from "#lib/db.ts";
import { asLine, countReplies, type LineRow, lineColumns, postColumns } from "./rows.ts";
import { answersIn, isPublic } from "./scope.ts";
import type { OwnQuestion } from "./view.ts";

/** So many are listed, those in which something was said last. */
const OWN_MOST = 100;

/** What the actor asked or follows in public projects, the latest said first. One statement. */
export async function ownQuestions(actor: Actor): Promise<OwnQuestion[]> {
  const rows = await db.$queryRaw<(LineRow & { slug: string; project: string; asked: boolean; follows: boolean })[]>`
    SELECT ${postColumns}, ${lineColumns}, p.slug, p.title AS project,
      x.author_id IS NOT DISTINCT FROM ${actor.id}::uuid AS asked,
      EXISTS (SELECT 1 FROM follow f WHERE f.thread_id = x.id AND f.user_id = ${actor.id}::uuid) AS follows
    FROM (SELECT id FROM post WHERE author_id = ${actor.id}::uuid AND number IS NOT NULL
          UNION SELECT thread_id FROM follow WHERE user_id = ${actor.id}::uuid) mine
    JOIN post x ON x.id = mine.id JOIN project p ON p.id = x.project_id LEFT JOIN "user" u ON u.id = x.author_id ${countReplies}
    WHERE ${isPublic}
    ORDER BY (SELECT max(l.created_at) FROM post l WHERE l.thread_id = x.id) DESC, x.id DESC LIMIT ${OWN_MOST}`;
  return rows.map((row) => ({
    ...asLine(row),
    project: { slug: row.slug, title: row.project },
    asked: row.asked,
    follows: row.follows,
  }));
}

/**
 * How many open questions nobody who leads or reviews a project has answered, by the project's address:
 * of public projects on which the actor answers, and only where there are any. One statement.
 */
export async function unansweredQuestions(actor: Actor): Promise<Map<string, number>> {
  const rows = await db.$queryRaw<{ slug: string; waiting: number }[]>`
    SELECT p.slug, count(*)::int AS waiting
    FROM project p JOIN post x ON x.project_id = p.id AND x.number IS NOT NULL
    WHERE ${isPublic} AND ${answersIn(actor)} AND x.deleted_at IS NULL AND x.hidden_at IS NULL AND x.closed_at IS NULL AND NOT x.answer
      AND NOT EXISTS (SELECT 1 FROM post c WHERE c.thread_id = x.id AND c.answer AND c.deleted_at IS NULL AND c.hidden_at IS NULL)
    GROUP BY p.slug`;
  return new Map(rows.map(({ slug, waiting }) => [slug, waiting]));
}
