import type { Actor } from "#lib/auth/policy.ts";
import type { Db } from "#lib/db.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { type Shown, seenOf } from "#lib/stale.ts";
import { transaction } from "#lib/transaction.ts";
import { contentRefusal } from "./content.ts";
import { dropMailsAbout } from "./follow.ts";
import { lockPost, type PostPlace } from "./target.ts";
import { recordPost } from "./write.ts";

/** A post as it is compared between what a form showed and what is stored. */
export function postShown(text: string): Shown {
  return { text };
}

/**
 * Changes a post of one's own; what it said before is kept, for everybody to read. What another tab
 * saved is not overwritten unseen.
 */
export async function editPost(
  db: Db,
  actor: Actor,
  place: PostPlace,
  given: { text: string; seen: string },
  now: Date,
): Promise<Result> {
  const wrong = contentRefusal(given.text);
  if (wrong) return wrong;
  return transaction(db, async (tx) => {
    const found = await lockPost(tx, actor, place, "edit");
    if (!found.ok) return found;
    const { target } = found;
    if (target.text === given.text) return ok(undefined);
    const seen = seenOf(postShown(target.text));
    if (given.seen !== seen)
      return {
        ...refuse(
          "You changed this post in another tab after you had opened it here. Nothing was saved and nothing is lost: the stored text is shown below, yours is in the field. Make it say what you want, then save again.",
          { text: "Compare it with the stored text." },
        ),
        held: { seen, theirs: { text: target.text } },
      };
    const { id, version } = target;
    await tx.postRevision.create({
      data: { postId: id, version, text: target.text, at: target.editedAt ?? target.createdAt, editorId: actor.id },
    });
    await tx.post.update({ where: { id }, data: { text: given.text, editedAt: now, version: { increment: 1 } } });
    await recordPost(tx, actor, "editPost", target);
    return ok(undefined);
  });
}

/** Deletes a post of one's own: its place stays, its words and all its earlier words go. */
export async function deletePost(db: Db, actor: Actor, place: PostPlace, now: Date): Promise<Result> {
  return transaction(db, async (tx) => {
    const found = await lockPost(tx, actor, place, "delete");
    if (!found.ok) return found;
    const { id } = found.target;
    await tx.post.update({
      where: { id },
      data: { text: "", deletedAt: now, pinnedAt: null, version: { increment: 1 } },
    });
    await tx.postRevision.deleteMany({ where: { postId: id } });
    await dropMailsAbout(tx, id);
    await recordPost(tx, actor, "deletePost", found.target);
    return ok(undefined);
  });
}
