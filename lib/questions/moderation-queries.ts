import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { db, Prisma } from "#lib/db.ts";
import { isId } from "#lib/text.ts";
import { signature } from "./rules.ts";
import { answersIn, authorName, isPublic, isReadOnly, seesAuthorsIn } from "./scope.ts";
import type { ModeratedPost } from "./view.ts";

export const POSTS_SHOWN = 30;
/** In characters. */
const TEXT_SHOWN = 1_200;

export const moderationFilters = ["flagged", "recent", "hidden", "settled"] as const;
export type ModerationFilter = (typeof moderationFilters)[number];

const which: Record<ModerationFilter, Prisma.Sql> = {
  flagged: Prisma.sql`x.hidden_at IS NULL AND EXISTS (SELECT 1 FROM post_flag f WHERE f.post_id = x.id AND f.settled_at IS NULL)`,
  recent: Prisma.sql`TRUE`,
  hidden: Prisma.sql`x.hidden_at IS NOT NULL`,
  settled: Prisma.sql`EXISTS (SELECT 1 FROM post_flag f WHERE f.post_id = x.id AND f.settled_at IS NOT NULL)`,
};

/**
 * A page of posts on public projects, the latest first; one more than is shown tells that there are more.
 * Who flagged is told where the author of an anonymous post would be, and never to whoever wrote the post.
 * One statement.
 * @param before the id of the last post of the page before this one
 */
export async function moderatedPosts(
  actor: Actor,
  { filter, before }: { filter: ModerationFilter; before?: string },
): Promise<ModeratedPost[]> {
  const after = before && isId(before) ? Prisma.sql`AND x.id < ${before}::uuid` : Prisma.empty;
  const rows = await db.$queryRaw<
    (Omit<ModeratedPost, "by"> & { name: string | null; alias: number | null; askedAnonymously: boolean })[]
  >`
    SELECT x.id::text, x.created_at AS at, p.slug, p.title, t.number, left(x.text, ${TEXT_SHOWN}::int) AS text,
      length(x.text) > ${TEXT_SHOWN}::int AS cut, x.hidden_reason AS "hiddenReason", x.alias, x.anonymous, t.anonymous AS "askedAnonymously",
      ${authorName} AS name, CASE WHEN x.anonymous AND ${seesAuthorsIn(actor)} THEN coalesce(nullif(btrim(u.name), ''), u.email) END AS author,
      FALSE AS own, x.number IS NOT NULL AS question, FALSE AS deleted, x.hidden_at IS NOT NULL AS hidden,
      t.pinned_at IS NOT NULL AS pinned, t.closed_at IS NOT NULL AS closed, ${isReadOnly} AS "readOnly", ${answersIn(actor)} AS answers,
      coalesce((SELECT json_agg(json_build_object('reason', f.reason, 'at', f.created_at, 'settled', f.settled_at IS NOT NULL,
          'by', CASE WHEN ${seesAuthorsIn(actor)} AND x.author_id IS DISTINCT FROM ${actor.id}::uuid THEN coalesce(nullif(btrim(w.name), ''), w.email) END)
          ORDER BY f.settled_at IS NOT NULL, f.created_at, f.user_id)
        FROM post_flag f JOIN "user" w ON w.id = f.user_id WHERE f.post_id = x.id), '[]') AS flags
    FROM post x JOIN post t ON t.id = x.thread_id JOIN project p ON p.id = x.project_id LEFT JOIN "user" u ON u.id = x.author_id
    WHERE ${actor.isAdmin}::boolean AND ${isPublic} AND x.deleted_at IS NULL AND ${which[filter]} ${after}
    ORDER BY x.id DESC LIMIT ${POSTS_SHOWN + 1}`;
  return rows.map(({ name, alias, askedAnonymously, ...post }) => ({
    ...post,
    by: signature({ name, alias, question: post.question, askedAnonymously }),
  }));
}

/** How many posts wait for an admin: shown, and flagged. One statement. */
export async function openFlags(actor: Actor): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM post x JOIN project p ON p.id = x.project_id
    WHERE ${actor.isAdmin}::boolean AND ${isPublic} AND x.deleted_at IS NULL AND ${which.flagged}`;
  return row?.count ?? 0;
}
