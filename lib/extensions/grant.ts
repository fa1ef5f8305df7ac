import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/policy.ts";
import { ownDeadlineSql } from "#lib/cohorts/deadline-sql.ts";
import { type Db, Prisma, type Tx } from "#lib/db.ts";
import { queueMail } from "#lib/mail/outbox.ts";
import type { MailSettings } from "#lib/mail/settings.ts";
import { done, ok, type Result, refuse } from "#lib/result.ts";
import { isId } from "#lib/text.ts";
import { transaction } from "#lib/transaction.ts";
import { grantedLetter, revokedLetter } from "./letters.ts";
import { grantRefusal, revokeRefusal } from "./rules.ts";
import type { ExtensionInput } from "./schema.ts";
import { usedAtSql } from "./used-sql.ts";

const NOT_HERE = "This extension is not here any more. Nothing was changed.";

/**
 * Gives somebody a later deadline, in the whole cohort or for one project of it, and tells them by
 * mail. Pressing twice gives it once. Refused by the field.
 */
export function grantExtension(
  db: Db,
  actor: Actor,
  input: ExtensionInput,
  now: Date,
  mail: MailSettings,
): Promise<Result> {
  return transaction(db, async (tx) => {
    const { cohort: cohortId, project: projectId, closesAt, reason } = input;
    const [cohort] = await tx.$queryRaw<{ name: string; closesAt: Date }[]>`
      SELECT name, closes_at AS "closesAt" FROM cohort WHERE id = ${cohortId}::uuid FOR SHARE`;
    if (!cohort) return refuse("This cohort is not here any more.");
    const project = projectId
      ? await tx.project.findFirst({ where: { id: projectId, cohortId }, select: { title: true } })
      : null;
    if (projectId && !project)
      return refuse("Nothing was changed: that project is not in this cohort.", {
        project: "Choose one of the cohort’s projects.",
      });
    const applicant = await lockPerson(tx, input.email);
    if (!applicant)
      return refuse("Nothing was changed: nobody has this address here.", {
        email: "Nobody with this address has signed in. Ask them for the address that they apply with.",
      });
    const why = grantRefusal(closesAt, cohort, now);
    if (why) return refuse(`Nothing was changed. ${why}`, { closesOn: why });
    const scope = { applicantId: applicant.id, cohortId, projectId, closesAt };
    if (await tx.extension.findFirst({ where: { ...scope, revokedAt: null }, select: { id: true } })) return done;
    const { id } = await tx.extension.create({
      data: { ...scope, reason, grantedById: actor.id, createdAt: now },
      select: { id: true },
    });
    await record(tx, {
      actorId: actor.id,
      act: "grantExtension",
      subject: "person",
      subjectId: applicant.id,
      detail: { extensionId: id, cohortId, projectId, closesAt: closesAt.toISOString(), reason },
    });
    await queueMail(tx, grantedLetter({ applicant, cohort, project }, closesAt, mail), mail.from);
    return done;
  });
}

/** Locked, so that of two presses the second sees what the first did. */
async function lockPerson(tx: Tx, email: string): Promise<{ id: string; email: string } | undefined> {
  const [person] = await tx.$queryRaw<{ id: string; email: string }[]>`
    SELECT id::text, email FROM "user" WHERE email = ${email} FOR NO KEY UPDATE`;
  return person;
}

/**
 * Takes an extension back and tells its holder, unless it was used or is over. Waits for the
 * submissions that are in flight, since one of them may be using it. Twice is once.
 */
export function revokeExtension(
  db: Db,
  actor: Actor,
  id: string,
  now: Date,
  mail: MailSettings,
): Promise<Result<{ cohortId: string }>> {
  return transaction(db, async (tx) => {
    if (!isId(id)) return refuse(NOT_HERE);
    const [of] = await tx.$queryRaw<{ cohortId: string }[]>`
      SELECT c.id::text AS "cohortId" FROM cohort c
      WHERE c.id = (SELECT x.cohort_id FROM extension x WHERE x.id = ${id}::uuid) FOR UPDATE`;
    if (!of) return refuse(NOT_HERE);
    const [extension] = await tx.$queryRaw<
      {
        applicantId: string;
        email: string;
        cohort: string;
        projectId: string | null;
        title: string | null;
        closesAt: Date;
        revokedAt: Date | null;
        usedAt: Date | null;
      }[]
    >`
      SELECT u.id::text AS "applicantId", u.email, c.name AS cohort, p.id::text AS "projectId", p.title,
             x.closes_at AS "closesAt", x.revoked_at AS "revokedAt", ${usedAtSql} AS "usedAt"
      FROM extension x JOIN cohort c ON c.id = x.cohort_id JOIN "user" u ON u.id = x.applicant_id
      LEFT JOIN project p ON p.id = x.project_id
      WHERE x.id = ${id}::uuid FOR UPDATE OF x`;
    if (!extension) return refuse(NOT_HERE);
    if (extension.revokedAt) return ok(of);
    const why = revokeRefusal(extension, now);
    if (why) return refuse(`Nothing was changed. ${why}`);
    await tx.extension.update({ where: { id }, data: { revokedAt: now }, select: { id: true } });
    const { applicantId, projectId } = extension;
    await record(tx, {
      actorId: actor.id,
      act: "revokeExtension",
      subject: "person",
      subjectId: applicantId,
      detail: { extensionId: id, cohortId: of.cohortId, projectId },
    });
    const project = projectId ? Prisma.sql`${projectId}::uuid` : Prisma.sql`NULL::uuid`;
    const [left] = await tx.$queryRaw<{ closesAt: Date }[]>`
      SELECT ${ownDeadlineSql({ id: applicantId }, project)} AS "closesAt" FROM cohort c WHERE c.id = ${of.cohortId}::uuid`;
    const told = {
      applicant: { id: applicantId, email: extension.email },
      cohort: { name: extension.cohort },
      project: extension.title === null ? null : { title: extension.title },
    };
    await queueMail(tx, revokedLetter(told, left?.closesAt ?? now, mail), mail.from);
    return ok(of);
  });
}
