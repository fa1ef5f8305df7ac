import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/policy.ts";
import type { Db } from "#lib/db.ts";
import { lockProfile, notEdited } from "#lib/mentors/scope.ts";
import { done, type Result, refuse } from "#lib/result.ts";
import { transaction } from "#lib/transaction.ts";
import type { Encoded } from "./encode.ts";

/** Puts a picture on a profile in place of the one that is there. It is public at once where the profile is. */
export async function publishPortrait(
  db: Db,
  actor: Actor,
  slug: string,
  { bytes, hash, size }: Encoded,
  now: Date,
): Promise<Result> {
  return transaction(db, async (tx) => {
    const mentor = await lockProfile(tx, actor, slug);
    if (!mentor) return notEdited;
    const picture = { bytes, hash, size, updatedAt: now };
    await tx.portrait.upsert({
      where: { mentorId: mentor.id },
      create: { mentorId: mentor.id, ...picture },
      update: picture,
    });
    await record(tx, {
      actorId: actor.id,
      act: "uploadPortrait",
      subject: "mentor",
      subjectId: mentor.id,
      detail: { hash },
    });
    return done;
  });
}

export async function removePortrait(db: Db, actor: Actor, slug: string): Promise<Result> {
  return transaction(db, async (tx) => {
    const mentor = await lockProfile(tx, actor, slug);
    if (!mentor) return notEdited;
    const { count } = await tx.portrait.deleteMany({ where: { mentorId: mentor.id } });
    if (count === 0) return refuse("There is no portrait any more: it was removed already.");
    await record(tx, { actorId: actor.id, act: "removePortrait", subject: "mentor", subjectId: mentor.id });
    return done;
  });
}
