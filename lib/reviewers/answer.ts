import "server-only";
import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/policy.ts";
import { type Db, Prisma, type Tx } from "#lib/db.ts";
import { done, type Result, refuse } from "#lib/result.ts";
import { transaction } from "#lib/transaction.ts";
import { invitationsTo, unanswered } from "./invite.ts";
import { APPLIES } from "./words.ts";

/** An invitation that waits for the actor's answer. `applies`: they have an application to the project themselves. */
export type Invitation = { id: string; projectId: string; title: string; inviter: string | null; applies: boolean };

/** The actor's invitation to review a project, or null. One statement. */
export async function invitationOf(
  db: Pick<Db, "$queryRaw">,
  actor: Actor,
  slug: string,
): Promise<(Invitation & { inviterId: string | null }) | null> {
  const [found] = await db.$queryRaw<(Invitation & { inviterId: string | null })[]>`
    SELECT v.id::text, p.id::text AS "projectId", p.title, u.id::text AS "inviterId", coalesce(u.name, u.email) AS inviter,
           EXISTS (SELECT 1 FROM application a WHERE a.project_id = p.id AND a.applicant_id = ${actor.id}::uuid) AS applies
    FROM project p
    JOIN mail v ON v."to" = ${actor.email} AND ${invitationsTo(Prisma.sql`p.id`)} AND ${unanswered}
    LEFT JOIN "user" u ON u.id::text = v.data->>'inviter'
    WHERE p.slug = ${slug} AND p.state NOT IN ('draft', 'archived')
    ORDER BY v.queued_at DESC, v.id DESC LIMIT 1`;
  return found ?? null;
}

/** Says yes or no to an invitation. With a yes the actor reviews the project from the next request on. */
export function answerInvitation(
  db: Db,
  actor: Actor,
  { project: slug, act }: { project: string; act: "accept" | "decline" },
): Promise<Result> {
  return transaction(
    db,
    async (tx) => {
      const asked = await invitationOf(tx, actor, slug);
      // The project stands still, so that an application which is begun at this moment comes before or after.
      if (asked) await tx.$queryRaw`SELECT 1 FROM project WHERE id = ${asked.projectId}::uuid FOR UPDATE`;
      const invitation = asked && (await invitationOf(tx, actor, slug));
      if (!invitation)
        return refuse("This invitation is not here any more: it was answered or taken back. Nothing was changed.");
      if (act === "accept") {
        if (invitation.applies) return refuse(APPLIES);
        await enterReviewer(tx, invitation.projectId, actor.id, invitation.inviterId);
      }
      await tx.$executeRaw`
        UPDATE mail v SET data = v.data || jsonb_build_object('answer', ${act === "accept" ? "accepted" : "declined"}::text)
        WHERE v.id = ${invitation.id}::uuid`;
      await record(tx, {
        actorId: actor.id,
        act: act === "accept" ? "acceptInvitation" : "declineInvitation",
        subject: "project",
        subjectId: invitation.projectId,
      });
      return done;
    },
    refuse("You review this project already."),
  );
}

/** Lets a person read a project's applications. Throws, as for any unique row, when they do already. */
export async function enterReviewer(
  tx: Tx,
  projectId: string,
  userId: string,
  invitedById: string | null,
): Promise<void> {
  await tx.projectReviewer.create({ data: { projectId, userId, invitedById } });
}
