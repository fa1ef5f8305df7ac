import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { db } from "#lib/db.ts";
import { renderMarkdown } from "#lib/markdown.ts";
import { seesScores } from "#lib/reviews/scope.ts";
import { seenOf } from "#lib/stale.ts";
import type { ScoreSight } from "#prisma/generated/enums.ts";
import { discussionRefusal, type Reader } from "./rules.ts";
import { discussed, readersOfProject } from "./target.ts";
import type { CommentView, DiscussionView } from "./view.ts";
import { commentShown } from "./write.ts";

/** So many of the latest comments are shown. */
const COMMENTS_SHOWN = 300;

type Row = {
  sees: boolean;
  sight: ScoreSight;
  readers: Reader[] | null;
  comments:
    | { id: string; author: string; mine: boolean; at: string; edited: boolean; deleted: boolean; text: string }[]
    | null;
};

/**
 * What is said of an application, the earliest first. Null for whoever does not read it, and for those
 * who stepped back; empty, with the reason, until the actor's own review is in. One statement.
 */
export async function discussionOf(
  actor: Actor,
  slug: string,
  code: string,
  now: Date,
): Promise<DiscussionView | null> {
  const [row] = await db.$queryRaw<Row[]>`/* prepared: discussion */
    SELECT ${seesScores} AS sees, rights.scores AS sight,
           CASE WHEN ${seesScores} THEN (
             SELECT json_agg(json_build_object('id', u.id, 'name', u.name) ORDER BY u.name, u.id)
             FROM "user" u WHERE u.id IN (${readersOfProject}) AND u.id <> ${actor.id}::uuid AND coalesce(u.name, '') <> '') END AS readers,
           CASE WHEN ${seesScores} THEN (
             SELECT json_agg(json_build_object('id', c.id, 'author', coalesce(u.name, 'A reviewer'), 'mine', u.id = ${actor.id}::uuid,
                      'at', c.created_at, 'edited', c.edited_at IS NOT NULL, 'deleted', c.deleted_at IS NOT NULL, 'text', c.text)
                    ORDER BY c.created_at, c.id)
             FROM (SELECT * FROM review_comment c WHERE c.application_id = a.id ORDER BY c.created_at DESC, c.id DESC LIMIT ${COMMENTS_SHOWN}) c
             JOIN "user" u ON u.id = c.author_id) END AS comments
    FROM ${discussed(actor, { project: slug, code }, now)}`;
  if (!row) return null;
  const comments = (row.comments ?? []).map(
    ({ id, author, mine, at, edited, deleted, text }): CommentView => ({
      id,
      author,
      mine,
      at: new Date(at),
      edited: edited && !deleted,
      html: deleted ? null : renderMarkdown(text, `c${id}-`),
      values: mine && !deleted ? { text, seen: seenOf(commentShown(text)) } : null,
    }),
  );
  return { refusal: discussionRefusal(row.sees, row.sight) ?? null, comments, readers: row.readers ?? [] };
}
