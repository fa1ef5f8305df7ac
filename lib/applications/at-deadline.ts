import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/policy.ts";
import { utc } from "#lib/clock.ts";
import { deadlineSql } from "#lib/cohorts/deadline-sql.ts";
import { type Db, Prisma } from "#lib/db.ts";
import { type Letter, queueMail } from "#lib/mail/outbox.ts";
import type { MailSettings } from "#lib/mail/settings.ts";
import { paths } from "#lib/paths.ts";
import { done, type Refusal, type Result, refuse } from "#lib/result.ts";
import { type LockedApplication, lockApplication } from "./lock.ts";
import { applicationActRefusal } from "./rules.ts";
import { patience, submitLocked } from "./submit.ts";

/**
 * So long after a deadline what is due is submitted: longer than a save that reached the server
 * in time may wait for its turn, and well before the cohort is closed.
 */
export const SETTLED_SECONDS = 60;

const BATCH = 200;

/**
 * The applicant's wish that the application be submitted at their deadline as it stands then, if it
 * is complete; or not. Wishing it is possible as long as submitting is, taking it back always.
 * Null when they have no such application.
 */
export function setSubmitAtDeadline(db: Db, actor: Actor, id: string, on: boolean, now: Date): Promise<Result | null> {
  return db.$transaction(async (tx) => {
    const application = await lockApplication(tx, actor, id);
    if (!application) return null;
    const refusal = on
      ? applicationActRefusal("submit", application, application.project, application.cohort, now)
      : undefined;
    if (refusal) return refuse(refusal);
    const { count } = await tx.application.updateMany({
      where: { id, submitAtDeadline: !on },
      data: { submitAtDeadline: on, updatedAt: now },
    });
    if (count > 0)
      await record(tx, {
        actorId: actor.id,
        act: on ? "submitAtDeadline" : "dontSubmitAtDeadline",
        subject: "application",
        subjectId: id,
      });
    return done;
  });
}

type Due = { id: string; actor: Actor };

/**
 * Submits whatever was left to a deadline that has passed, as it stood at its millisecond; who left
 * something incomplete is told what was missing. Each application in a transaction of its own: one
 * that fails is left for the next time, and stops no other. Doing it again does nothing.
 * @param now deadlines that lie at least a minute before this are settled
 * @returns how many were submitted or incomplete, and the errors by the application's id
 */
export async function submitAtDeadlines(
  db: Db,
  now: Date,
  mail: MailSettings,
): Promise<{ submitted: number; incomplete: number; failed: Map<string, unknown> }> {
  const count = { submitted: 0, incomplete: 0, failed: new Map<string, unknown>() };
  for (let after = "00000000-0000-0000-0000-000000000000"; ; ) {
    const batch = await due(db, after, now);
    for (const { id, actor } of batch) {
      try {
        const what = await settle(db, actor, id, now, mail);
        if (what !== "nothing") count[what] += 1;
      } catch (error) {
        count.failed.set(id, error);
      }
    }
    const last = batch.at(-1);
    if (!last || batch.length < BATCH) return count;
    after = last.id;
  }
}

/** In the order of their ids, so that one that keeps failing is passed by. */
async function due(db: Db, after: string, now: Date): Promise<Due[]> {
  const rows = await db.$queryRaw<({ applicationId: string } & Actor)[]>`
    SELECT a.id::text AS "applicationId", u.id::text, u.email, u.name, u.is_admin AS "isAdmin", false AS "isReviewer"
    FROM application a JOIN cohort c ON c.id = a.cohort_id JOIN "user" u ON u.id = a.applicant_id
    WHERE a.submit_at_deadline AND a.id > ${after}::uuid
      AND ${deadlineSql(Prisma.sql`a.applicant_id`, Prisma.sql`a.project_id`)} + make_interval(secs => ${SETTLED_SECONDS}::int) <= ${now}::timestamptz
    ORDER BY a.id LIMIT ${BATCH}::int`;
  return rows.map(({ applicationId, ...actor }) => ({ id: applicationId, actor }));
}

function settle(
  db: Db,
  actor: Actor,
  id: string,
  now: Date,
  mail: MailSettings,
): Promise<"submitted" | "incomplete" | "nothing"> {
  return db.$transaction(async (tx) => {
    const application = await lockApplication(tx, actor, id);
    if (!application) return "nothing";
    const deadline = application.cohort.closesAt;
    // The deadline may have been moved since it was found due.
    if (deadline.getTime() + SETTLED_SECONDS * 1_000 > now.getTime()) return "nothing";
    const { count } = await tx.application.updateMany({
      where: { id, submitAtDeadline: true },
      data: { submitAtDeadline: false },
    });
    if (count === 0 || application.state === "withdrawn") return "nothing";
    // Who pressed Submit themselves after the deadline, within the grace, is not overruled.
    const standing = application.submissionId
      ? await tx.submission.findUnique({ where: { id: application.submissionId }, select: { receivedAt: true } })
      : null;
    if (application.state === "submitted" && standing && standing.receivedAt >= deadline) return "nothing";

    const answer = await submitLocked(
      tx,
      actor,
      application,
      { receivedAt: deadline, key: null, asOf: deadline },
      mail,
    );
    if (answer.ok) return answer.value.fresh ? "submitted" : "nothing";
    await record(tx, {
      actorId: null,
      act: "missDeadline",
      subject: "application",
      subjectId: id,
      detail: { missing: Object.keys(answer.fields ?? {}).length },
    });
    await queueMail(tx, incompleteLetter(actor, application, answer, mail), mail.from);
    return "incomplete";
  }, patience);
}

function incompleteLetter(
  actor: Actor,
  { id, state, project, cohort }: LockedApplication,
  { message, fields }: Refusal,
  { appUrl, programme }: MailSettings,
): Letter {
  const missing = Object.values(fields ?? {});
  return {
    kind: "not-submitted",
    to: actor.email,
    userId: actor.id,
    subject: `Not submitted: your application to ${project.title}`,
    text: [
      `You had asked that your application to “${project.title}” (${cohort.name}) be`,
      `submitted at the deadline, ${utc(cohort.closesAt)}, if it is complete then.`,
      "",
      ...(missing.length > 0
        ? ["It was not complete, so nothing was sent:", "", ...missing.map((one) => `- ${one}`)]
        : ["Nothing was sent:", "", message]),
      "",
      state === "submitted"
        ? "What you had submitted before stands. Your texts are kept as they are."
        : "Your texts are kept as they are.",
      `${appUrl}${paths.application(id)}`,
      "",
      programme,
      "",
    ].join("\n"),
  };
}
