import "server-only";
import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/policy.ts";
import { type Db, Prisma } from "#lib/db.ts";
import { queueMail } from "#lib/mail/outbox.ts";
import type { MailSettings } from "#lib/mail/settings.ts";
import { done, type Result, refuse } from "#lib/result.ts";
import { isId } from "#lib/text.ts";
import { transaction } from "#lib/transaction.ts";
import { lockLed, notLed } from "./led.ts";
import { INVITATION, invitationLetter } from "./letters.ts";

/** Invitations of project `$1` that were not taken back, as a condition on `mail v`. */
export const invitationsTo = (projectId: Prisma.Sql) =>
  Prisma.sql`(v.kind = ${INVITATION} AND v.data->>'project' = ${projectId}::text AND coalesce(v.data->>'answer', '') <> 'withdrawn')`;

/** Among them, those without an answer. */
export const unanswered = Prisma.sql`v.data->>'answer' IS NULL`;

/**
 * Asks somebody by mail to review a project. They review it once they say yes, not before: so nothing
 * here depends on whether they are known or apply to the project themselves, which the inviter must not
 * learn. It is refused only for what the inviter sees in the list of readers.
 */
export function inviteReviewer(
  db: Db,
  actor: Actor,
  { project: slug, email, words }: { project: string; email: string; words: string },
  mail: MailSettings,
): Promise<Result> {
  return transaction(db, async (tx) => {
    const project = await lockLed(tx, actor, slug);
    if (!project) return notLed;
    const [found] = await tx.$queryRaw<{ leads: boolean; reads: boolean; asked: boolean }[]>`
      SELECT EXISTS (SELECT 1 FROM project_mentor pm JOIN mentor m ON m.id = pm.mentor_id JOIN "user" u ON u.id = m.user_id
                     WHERE pm.project_id = ${project.id}::uuid AND u.email = ${email}) AS leads,
             EXISTS (SELECT 1 FROM project_reviewer pr JOIN "user" u ON u.id = pr.user_id
                     WHERE pr.project_id = ${project.id}::uuid AND u.email = ${email}) AS reads,
             EXISTS (SELECT 1 FROM mail v WHERE v."to" = ${email} AND ${invitationsTo(Prisma.sql`${project.id}`)} AND ${unanswered}) AS asked`;
    if (found?.leads)
      return refuse("That person leads the project and reads its applications anyway. Nothing was sent.", {
        email: "This is the address of one of the project’s mentors.",
      });
    if (found?.reads)
      return refuse("That person is a reviewer of this project already. Nothing was sent.", {
        email: "This person is in the list already.",
      });
    if (found?.asked)
      return refuse("That person was invited already and has not answered yet. Nothing was sent.", {
        email: "This address is invited already. Take that invitation back first to send another.",
      });
    const inviter = { id: actor.id, name: actor.name ?? actor.email };
    const id = await queueMail(tx, invitationLetter(project, inviter, email, words, mail), mail.from);
    await record(tx, {
      actorId: actor.id,
      act: "inviteReviewer",
      subject: "project",
      subjectId: project.id,
      detail: { mail: id },
    });
    return done;
  });
}

/** Takes an invitation back that was not answered, or removes an answered one from the list: its link leads nowhere then. */
export function withdrawInvitation(
  db: Db,
  actor: Actor,
  { project: slug, invitation }: { project: string; invitation: string },
): Promise<Result> {
  return transaction(db, async (tx) => {
    const project = await lockLed(tx, actor, slug);
    if (!project) return notLed;
    const count = isId(invitation)
      ? await tx.$executeRaw`
          UPDATE mail v SET data = v.data || '{"answer": "withdrawn"}'
          WHERE v.id = ${invitation}::uuid AND ${invitationsTo(Prisma.sql`${project.id}`)} AND coalesce(v.data->>'answer', '') <> 'accepted'`
      : 0;
    if (count === 0) return refuse("This invitation is not here any more. Nothing was changed.");
    await record(tx, {
      actorId: actor.id,
      act: "withdrawInvitation",
      subject: "project",
      subjectId: project.id,
      detail: { mail: invitation },
    });
    return done;
  });
}
