import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/policy.ts";
import type { Db, Tx } from "#lib/db.ts";
import { ok, type Result } from "#lib/result.ts";
import { transaction } from "#lib/transaction.ts";
import { dropMailsAbout } from "./follow.ts";
import { lockPost, type PostPlace } from "./target.ts";

/** What mentors who lead a project, and admins, do with its posts; hiding takes a reason besides. */
export type ModeratingAct = "pin" | "unpin" | "close" | "reopen" | "show";

const names: Record<ModeratingAct | "hide", string> = {
  pin: "pinQuestion",
  unpin: "unpinQuestion",
  close: "closeThread",
  reopen: "reopenThread",
  hide: "hidePost",
  show: "showPost",
};

const changes = {
  pin: (now: Date) => ({ pinnedAt: now }),
  unpin: () => ({ pinnedAt: null }),
  close: (now: Date) => ({ closedAt: now }),
  reopen: () => ({ closedAt: null }),
  show: () => ({ hiddenAt: null, hiddenReason: "", hiddenById: null }),
} satisfies Record<ModeratingAct, (now: Date) => object>;

/** Pins a question above others or not, closes or reopens its thread, shows a hidden post again. */
export async function moderatePost(
  db: Db,
  actor: Actor,
  place: PostPlace,
  act: ModeratingAct,
  now: Date,
): Promise<Result> {
  return transaction(db, async (tx) => {
    const found = await lockPost(tx, actor, place, act);
    if (!found.ok) return found;
    const { id } = found.target;
    await tx.post.update({ where: { id }, data: changes[act](now) });
    await recorded(tx, actor, act, id);
    return ok(undefined);
  });
}

/** Hides a post: everybody reads the reason in its place. Its words are kept, and can be shown again. */
export async function hidePost(db: Db, actor: Actor, place: PostPlace, reason: string, now: Date): Promise<Result> {
  return transaction(db, async (tx) => {
    const found = await lockPost(tx, actor, place, "hide");
    if (!found.ok) return found;
    const { id } = found.target;
    await tx.post.update({ where: { id }, data: { hiddenAt: now, hiddenReason: reason, hiddenById: actor.id } });
    await dropMailsAbout(tx, id);
    await recorded(tx, actor, "hide", id, reason);
    return ok(undefined);
  });
}

function recorded(tx: Tx, actor: Actor, act: ModeratingAct | "hide", id: string, reason?: string): Promise<void> {
  return record(tx, {
    actorId: actor.id,
    act: names[act],
    subject: "post",
    subjectId: id,
    ...(reason === undefined ? {} : { detail: { reason } }),
  });
}
