import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/policy.ts";
import type { Db, Tx } from "#lib/db.ts";
import { lockProfile, notEdited } from "#lib/mentors/scope.ts";
import { done, ok, type Result, refuse } from "#lib/result.ts";
import { overtaken, type Shown } from "#lib/stale.ts";
import { isUuid } from "#lib/text.ts";
import { transaction } from "#lib/transaction.ts";
import { dayOf } from "./rules.ts";
import { type WritingInput, writingLabels, writingLimits } from "./schema.ts";

const taken = refuse("That post is here already. Nothing was lost.", {
  url: "Another of the posts on this profile has this address.",
});
const gone = refuse("This post is not here any more: it was deleted meanwhile. What you typed is still in the form.");
const many = refuse(
  `A profile holds at most ${writingLimits.writings.toLocaleString("en-GB")} posts. Delete some before you add others.`,
);

type Stored = Omit<WritingInput, "publishedOn"> & { publishedOn: Date };

/** A post as its form has it. */
export function writingShown(stored: Stored): Shown {
  const { title, url, publishedOn, coauthors, source, excerpt, linkpost } = stored;
  return {
    title,
    url,
    publishedOn: dayOf(publishedOn),
    coauthors: coauthors.join("\n"),
    source,
    excerpt,
    linkpost: linkpost ? "on" : "",
  };
}

/** As it is stored. */
export function rowOf<T extends { publishedOn: string }>(input: T) {
  return { ...input, publishedOn: new Date(`${input.publishedOn}T00:00:00Z`) };
}

/** How many more posts a profile can hold. Call it under the mentor's lock. */
export async function room(tx: Tx, mentorId: string): Promise<number> {
  return writingLimits.writings - (await tx.writing.count({ where: { mentorId } }));
}

/** Adds a post to a profile. @returns its id */
export async function createWriting(
  db: Db,
  actor: Actor,
  slug: string,
  input: WritingInput,
  now: Date,
): Promise<Result<string>> {
  return transaction(
    db,
    async (tx) => {
      const mentor = await lockProfile(tx, actor, slug);
      if (!mentor) return notEdited;
      if ((await room(tx, mentor.id)) < 1) return many;
      const { id } = await tx.writing.create({
        data: { ...rowOf(input), mentorId: mentor.id, createdAt: now, updatedAt: now },
        select: { id: true },
      });
      await record(tx, { actorId: actor.id, act: "addWriting", subject: "writing", subjectId: id });
      return ok(id);
    },
    taken,
  );
}

/** Changes a post of a profile; refused with the stored texts where somebody else changed it meanwhile. */
export async function editWriting(
  db: Db,
  actor: Actor,
  slug: string,
  { id, seen, ...input }: WritingInput & { id: string; seen: string },
  now: Date,
): Promise<Result> {
  return transaction(
    db,
    async (tx) => {
      const mentor = await lockProfile(tx, actor, slug);
      if (!mentor) return notEdited;
      const stored = await find(tx, mentor.id, id);
      if (!stored) return gone;
      const next = rowOf(input);
      const [current, mine] = [writingShown(stored), writingShown(next)];
      const conflict = await overtaken(tx, {
        subject: "writing",
        subjectId: id,
        acts: ["addWriting", "editWriting", "importWriting"],
        actorId: actor.id,
        seen,
        current,
        mine,
        labels: writingLabels,
      });
      if (conflict) return conflict;
      const fields = Object.keys(current).filter((field) => current[field] !== mine[field]);
      if (fields.length === 0) return done;
      await tx.writing.update({ where: { id }, data: { ...next, version: { increment: 1 }, updatedAt: now } });
      await record(tx, {
        actorId: actor.id,
        act: "editWriting",
        subject: "writing",
        subjectId: id,
        detail: { fields: fields.join(", ") },
      });
      return done;
    },
    taken,
  );
}

/** Deletes a post of a profile. */
export async function deleteWriting(db: Db, actor: Actor, slug: string, id: string): Promise<Result> {
  return transaction(db, async (tx) => {
    const mentor = await lockProfile(tx, actor, slug);
    if (!mentor) return notEdited;
    const stored = await find(tx, mentor.id, id);
    if (!stored) return refuse("This post is not here any more: it was deleted before.");
    await tx.writing.delete({ where: { id } });
    await record(tx, {
      actorId: actor.id,
      act: "deleteWriting",
      subject: "writing",
      subjectId: id,
      detail: { name: stored.title },
    });
    return done;
  });
}

function find(tx: Tx, mentorId: string, id: string) {
  return isUuid(id) ? tx.writing.findFirst({ where: { id, mentorId } }) : null;
}
