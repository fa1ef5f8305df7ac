import type { Actor } from "#lib/auth/policy.ts";
import type { Db } from "#lib/db.ts";
import { personByEmail } from "#lib/people/edit.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { enterReviewer } from "#lib/reviewers/answer.ts";
import { endReviewing, freeAssigned } from "#lib/reviewers/remove.ts";
import { editPart } from "./locked.ts";
import { moved } from "./rules.ts";
import type { ItemAct } from "./schema.ts";

const part = { part: "mentors" } as const;

/** Adds a mentor at the end of the project's list. */
export async function addMentor(db: Db, actor: Actor, projectId: string, mentorId: string): Promise<Result> {
  return editPart(
    db,
    actor,
    projectId,
    part,
    async (tx) => {
      const mentor = await tx.mentor.findUnique({ where: { id: mentorId }, select: { id: true } });
      if (!mentor) return refuse("That mentor is not here any more.", { mentor: "Choose another mentor." });
      const last = await tx.projectMentor.aggregate({ where: { projectId }, _max: { position: true } });
      await tx.projectMentor.create({ data: { projectId, mentorId, position: (last._max.position ?? 0) + 1 } });
      return ok({ act: "addMentor", detail: { mentor: mentorId } });
    },
    refuse("This mentor leads the project already.", { mentor: "This mentor is in the list already." }),
  );
}

/** Moves a mentor up or down the list, or takes them off it. */
export async function changeMentors(db: Db, actor: Actor, { project: projectId, item, act }: ItemAct): Promise<Result> {
  return editPart(db, actor, projectId, part, async (tx) => {
    const rows = await tx.projectMentor.findMany({
      where: { projectId },
      orderBy: [{ position: "asc" }, { mentorId: "asc" }],
      select: { mentorId: true },
    });
    const ids = rows.map((row) => row.mentorId);
    if (!ids.includes(item)) return refuse("This mentor is not in the list any more. Reload the page.");
    if (act === "remove") {
      const { mentor } = await tx.projectMentor.delete({
        where: { projectId_mentorId: { projectId, mentorId: item } },
        select: { mentor: { select: { userId: true } } },
      });
      const freed = mentor.userId ? await freeAssigned(tx, projectId, mentor.userId) : 0;
      return ok({ act: "removeMentor", detail: { mentor: item, freed } });
    }
    const next = moved(ids, item, act);
    if (next === ids) return ok(null);
    await tx.$executeRaw`
      UPDATE project_mentor pm SET position = o.position::int
      FROM unnest(${next}::uuid[]) WITH ORDINALITY AS o(id, position) WHERE pm.project_id = ${projectId}::uuid AND pm.mentor_id = o.id`;
    return ok({ act: "orderMentors", detail: { mentor: item } });
  });
}

/** Lets a person read the project's applications. Somebody unknown to the portal is entered with this address. */
export async function addReviewer(db: Db, actor: Actor, projectId: string, email: string): Promise<Result> {
  return editPart(
    db,
    actor,
    projectId,
    part,
    async (tx) => {
      const person = await personByEmail(tx, actor, email);
      const leads = await tx.projectMentor.count({ where: { projectId, mentor: { userId: person } } });
      if (leads > 0)
        return refuse("That person leads the project and reads its applications anyway.", {
          email: "This is the address of one of the project’s mentors.",
        });
      const applied = await tx.application.count({ where: { projectId, applicantId: person } });
      if (applied > 0)
        return refuse("That person applies to this project, so they can’t read for it.", {
          email: "This is the address of an applicant of this project.",
        });
      await enterReviewer(tx, projectId, person, actor.id);
      return ok({ act: "addReviewer", detail: { person } });
    },
    refuse("That person is a reviewer of this project already.", { email: "This person is in the list already." }),
  );
}

/** Ends a person's reading of a project with their next request, for admins; the reviews they wrote stay. */
export async function removeReviewer(db: Db, actor: Actor, projectId: string, userId: string): Promise<Result> {
  return editPart(db, actor, projectId, part, async (tx) => {
    const ended = await endReviewing(tx, projectId, userId);
    return ended
      ? ok({ act: "removeReviewer", detail: { person: userId, freed: ended.freed } })
      : refuse("This person is not in the list any more. Reload the page.");
  });
}
