import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/policy.ts";
import type { Db, Tx } from "#lib/db.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { queueFit } from "#lib/scores/queue-fit.ts";
import { overtaken } from "#lib/stale.ts";
import { freeSlug } from "#lib/text.ts";
import { transaction } from "#lib/transaction.ts";
import { editPartIn, type May } from "./locked.ts";
import { type Details, detailLabels, type NewProject } from "./schema.ts";
import { detailsShown } from "./shown.ts";

const taken = refuse("That address is taken. Nothing was lost: choose another.", {
  slug: "Another project has this address. Choose another.",
});

/** A new project, as a draft. Without a slug, one is made from the title. Returns its id. */
export async function createProject(db: Db, actor: Actor, input: NewProject): Promise<Result<string>> {
  return transaction(
    db,
    async (tx) => {
      const cohort = await tx.cohort.findFirst({
        where: { id: input.cohort, state: { not: "archived" } },
        select: { id: true },
      });
      if (!cohort)
        return refuse("That cohort takes no new projects.", {
          cohort: "Choose another cohort: this one is archived or gone.",
        });
      const slugs = new Set((await tx.project.findMany({ select: { slug: true } })).map((row) => row.slug));
      const slug = input.slug || freeSlug(input.title, slugs);
      if (slug === "")
        return refuse("The project needs an address.", { slug: "No address can be made from this title: enter one." });
      const { id } = await tx.project.create({
        data: { cohortId: cohort.id, title: input.title, slug },
        select: { id: true },
      });
      await record(tx, { actorId: actor.id, act: "createProject", subject: "project", subjectId: id });
      return ok(id);
    },
    taken,
  );
}

async function topicNames(tx: Tx, ids: string[]): Promise<string[]> {
  return (await tx.topic.findMany({ where: { id: { in: ids } }, select: { name: true } })).map((row) => row.name);
}

/** Changes title, address, summary, question, directions, places and topics. */
export async function editDetails(db: Db, actor: Actor, input: Details): Promise<Result> {
  return transaction(db, (tx) => editDetailsIn(tx, actor, input), taken);
}

/**
 * The same within a transaction, which is to be undone when it is refused.
 * @param may who may, where it is not admins alone
 */
export async function editDetailsIn(tx: Tx, actor: Actor, input: Details, may?: May): Promise<Result> {
  const { id, seen, topics, ...texts } = input;
  return editPartIn(
    tx,
    actor,
    id,
    { part: "details" },
    async () => {
      const stored = await tx.project.findUniqueOrThrow({
        where: { id },
        select: {
          title: true,
          slug: true,
          summary: true,
          question: true,
          directions: true,
          places: true,
          topics: { select: { topic: { select: { name: true } } } },
        },
      });
      const names = await topicNames(tx, topics);
      if (names.length !== new Set(topics).size) {
        return refuse(
          "A topic that you chose was removed meanwhile. Nothing else was lost: reload the page, or choose others.",
          { topics: "One of these topics is not here any more." },
        );
      }
      const current = detailsShown(
        stored,
        stored.topics.map(({ topic }) => topic.name),
      );
      const mine = detailsShown(texts, names);
      const conflict = await overtaken(tx, {
        subject: "project",
        subjectId: id,
        acts: ["editProject"],
        actorId: actor.id,
        seen,
        current,
        mine,
        labels: detailLabels,
      });
      if (conflict) return conflict;
      const fields = Object.keys(current).filter((name) => current[name] !== mine[name]);
      if (fields.length === 0) return ok(null);
      await tx.project.update({ where: { id }, data: texts });
      if (fields.includes("places")) await queueFit(tx, id);
      if (fields.includes("topics")) {
        await tx.projectTopic.deleteMany({ where: { projectId: id } });
        await tx.projectTopic.createMany({ data: [...new Set(topics)].map((topicId) => ({ projectId: id, topicId })) });
      }
      return ok({ act: "editProject", detail: { fields: fields.join(", ") } });
    },
    may,
  );
}
