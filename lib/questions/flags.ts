import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/policy.ts";
import type { Db } from "#lib/db.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { isId } from "#lib/text.ts";
import { transaction } from "#lib/transaction.ts";
import { isPublic } from "./scope.ts";
import { gone, type PostPlace } from "./target.ts";

/**
 * Tells the programme's admins that a post does not belong there; once for each person and post. Who
 * flagged is told to admins alone, and never to whoever wrote it. The flag itself is the record.
 */
export async function flagPost(db: Db, actor: Actor, place: PostPlace, reason: string, now: Date): Promise<Result> {
  if (!isId(place.post)) return gone;
  return transaction(db, async (tx) => {
    const [post] = await tx.$queryRaw<{ id: string; own: boolean; away: boolean }[]>`
      SELECT x.id::text, x.author_id IS NOT DISTINCT FROM ${actor.id}::uuid AS own,
             x.deleted_at IS NOT NULL OR x.hidden_at IS NOT NULL AS away
      FROM post x JOIN project p ON p.id = x.project_id
      WHERE x.id = ${place.post}::uuid AND p.slug = ${place.project} AND ${isPublic} FOR SHARE OF x`;
    if (!post) return gone;
    if (post.own) return refuse("This is your own post, so it was not flagged. You can change it or delete it.");
    if (post.away) return refuse("This post was deleted or hidden already, so it was not flagged.");
    const flagged = await tx.$executeRaw`
      INSERT INTO post_flag (post_id, user_id, reason, created_at)
      VALUES (${post.id}::uuid, ${actor.id}::uuid, ${reason}, ${now}::timestamptz) ON CONFLICT DO NOTHING`;
    return flagged === 1
      ? ok(undefined)
      : refuse("You have flagged this post before, and the programme knows. What you wrote now was not added.");
  });
}

/** Marks the open flags on a post as dealt with. @returns how many they were */
export async function settleFlags(db: Db, actor: Actor, place: PostPlace, now: Date): Promise<Result<number>> {
  if (!isId(place.post)) return gone;
  return transaction(db, async (tx) => {
    const { count } = await tx.postFlag.updateMany({
      where: { postId: place.post, settledAt: null, post: { project: { slug: place.project } } },
      data: { settledAt: now, settledById: actor.id },
    });
    if (count === 0) return refuse("No flag on this post is open any more: somebody has settled them.");
    await record(tx, {
      actorId: actor.id,
      act: "settleFlags",
      subject: "post",
      subjectId: place.post,
      detail: { flags: count },
    });
    return ok(count);
  });
}
