import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/policy.ts";
import type { Db } from "#lib/db.ts";
import { done, type Result, refuse } from "#lib/result.ts";
import { freeSlug } from "#lib/text.ts";
import { transaction } from "#lib/transaction.ts";

const taken = refuse("That address is taken. Nothing was lost: choose another.", {
  slug: "Another topic has this address.",
});
const gone = refuse("This topic is not here any more. Reload the page.");

export async function createTopic(db: Db, actor: Actor, input: { name: string; slug: string }): Promise<Result> {
  return transaction(
    db,
    async (tx) => {
      if (await tx.topic.findFirst({ where: { name: { equals: input.name, mode: "insensitive" } } }))
        return refuse("That topic is there already.", { name: "A topic with this name is there already." });
      const slug =
        input.slug ||
        freeSlug(input.name, new Set((await tx.topic.findMany({ select: { slug: true } })).map((row) => row.slug)));
      if (slug === "")
        return refuse("The topic needs an address.", { slug: "No address can be made from this name: enter one." });
      const { id } = await tx.topic.create({ data: { name: input.name, slug }, select: { id: true } });
      await record(tx, {
        actorId: actor.id,
        act: "addTopic",
        subject: "topic",
        subjectId: id,
        detail: { name: input.name },
      });
      return done;
    },
    taken,
  );
}

export async function renameTopic(
  db: Db,
  actor: Actor,
  input: { id: string; name: string; slug: string },
): Promise<Result> {
  return transaction(
    db,
    async (tx) => {
      const other = await tx.topic.findFirst({
        where: { id: { not: input.id }, name: { equals: input.name, mode: "insensitive" } },
      });
      if (other)
        return refuse("That name is taken. Nothing was lost: choose another.", {
          name: "Another topic has this name.",
        });
      const { count } = await tx.topic.updateMany({
        where: { id: input.id },
        data: { name: input.name, slug: input.slug },
      });
      if (count === 0) return gone;
      await record(tx, {
        actorId: actor.id,
        act: "renameTopic",
        subject: "topic",
        subjectId: input.id,
        detail: { name: input.name },
      });
      return done;
    },
    taken,
  );
}

/** Removes a topic that no project has; a project that takes it meanwhile waits for the lock. */
export async function removeTopic(db: Db, actor: Actor, id: string): Promise<Result> {
  return transaction(db, async (tx) => {
    const [topic] = await tx.$queryRaw<{ name: string }[]>`SELECT name FROM topic WHERE id = ${id}::uuid FOR UPDATE`;
    if (!topic) return gone;
    const uses = await tx.projectTopic.count({ where: { topicId: id } });
    if (uses > 0)
      return refuse(
        `“${topic.name}” is used by ${uses === 1 ? "a project" : `${uses} projects`}. Take it off there first.`,
      );
    await tx.topic.delete({ where: { id } });
    await record(tx, {
      actorId: actor.id,
      act: "removeTopic",
      subject: "topic",
      subjectId: id,
      detail: { name: topic.name },
    });
    return done;
  });
}
