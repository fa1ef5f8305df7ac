import "server-only";
import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/policy.ts";
import type { Db, Tx } from "#lib/db.ts";
import { queueMail } from "#lib/mail/outbox.ts";
import type { MailSettings } from "#lib/mail/settings.ts";
import { done, type Result, refuse } from "#lib/result.ts";
import { transaction } from "#lib/transaction.ts";
import { lockLed, notLed } from "./led.ts";
import { leftLetter } from "./letters.ts";

/**
 * Takes back what somebody was assigned in a project and has not begun, and their cap, once they read
 * it no more, neither by leading it nor by invitation. What they wrote stays.
 * @returns how many reviews were taken back
 */
export async function freeAssigned(tx: Tx, projectId: string, userId: string): Promise<number> {
  const still =
    (await tx.projectReviewer.count({ where: { projectId, userId } })) +
    (await tx.projectMentor.count({ where: { projectId, mentor: { userId } } }));
  if (still > 0) return 0;
  await tx.reviewerLoad.deleteMany({ where: { projectId, userId } });
  const { count } = await tx.review.deleteMany({ where: { projectId, reviewerId: userId, state: "assigned" } });
  return count;
}

/** Ends a person's reading of a project with their next request; the reviews they wrote stay. The caller holds the project. */
export async function endReviewing(tx: Tx, projectId: string, userId: string): Promise<{ freed: number } | null> {
  const { count } = await tx.projectReviewer.deleteMany({ where: { projectId, userId } });
  return count === 0 ? null : { freed: await freeAssigned(tx, projectId, userId) };
}

/** The same for those who lead the project. */
export function removeReviewerAsLead(
  db: Db,
  actor: Actor,
  { project: slug, person }: { project: string; person: string },
): Promise<Result> {
  return transaction(db, async (tx) => {
    const project = await lockLed(tx, actor, slug);
    if (!project) return notLed;
    const ended = await endReviewing(tx, project.id, person);
    if (!ended) return refuse("This person is not in the list any more. Nothing was changed.");
    await record(tx, {
      actorId: actor.id,
      act: "removeReviewer",
      subject: "project",
      subjectId: project.id,
      detail: { person, freed: ended.freed },
    });
    return done;
  });
}

/** "I can't help with this project": an invited reviewer stops, and its mentors are told. */
export function leaveReviewing(db: Db, actor: Actor, slug: string, mail: MailSettings): Promise<Result> {
  return transaction(db, async (tx) => {
    const [project] = await tx.$queryRaw<{ id: string; slug: string; title: string }[]>`
      SELECT p.id::text, p.slug, p.title FROM project p WHERE p.slug = ${slug} AND p.state <> 'draft'
        AND EXISTS (SELECT 1 FROM project_reviewer pr WHERE pr.project_id = p.id AND pr.user_id = ${actor.id}::uuid)
      FOR NO KEY UPDATE OF p`;
    const ended = project && (await endReviewing(tx, project.id, actor.id));
    if (!project || !ended) return refuse("You don’t review this project by invitation any more. Nothing was changed.");
    await record(tx, {
      actorId: actor.id,
      act: "leaveReviewing",
      subject: "project",
      subjectId: project.id,
      detail: { freed: ended.freed },
    });
    const leads = await tx.user.findMany({
      where: { mentor: { projects: { some: { projectId: project.id } } }, id: { not: actor.id } },
      select: { id: true, email: true },
      orderBy: { id: "asc" },
    });
    for (const lead of leads)
      await queueMail(tx, leftLetter(project, actor.name ?? actor.email, ended.freed, lead, mail), mail.from);
    return done;
  });
}
