import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/policy.ts";
import { utcSecond } from "#lib/clock.ts";
import type { Db, Tx } from "#lib/db.ts";
import { type Letter, queueMail } from "#lib/mail/outbox.ts";
import type { MailSettings } from "#lib/mail/settings.ts";
import { paths } from "#lib/paths.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { isId } from "#lib/text.ts";
import type { ApplicationState } from "#prisma/generated/enums.ts";

type Late = {
  id: string;
  number: number;
  receipt: string;
  receivedAt: Date;
  youngest: boolean;
  cohort: { id: string; name: string };
  project: { title: string };
  applicant: { id: string; email: string };
  application: { id: string; state: ApplicationState; submissionId: string | null };
};

/**
 * Lets a late submission count: the application is submitted, with this as what reviewers read,
 * and its author is told by mail. Only the youngest of an application, and not of one that was
 * withdrawn. Twice is once; null when there is no such late submission.
 */
export function admitLate(
  db: Db,
  actor: Actor,
  { submission, reason }: { submission: string; reason: string },
  now: Date,
  mail: MailSettings,
): Promise<Result<{ cohortId: string }> | null> {
  return db.$transaction(async (tx): Promise<Result<{ cohortId: string }> | null> => {
    const late = await lockLate(tx, submission);
    if (!late) return null;
    const { application, receipt, number } = late;
    const answer = ok({ cohortId: late.cohort.id });
    if (application.state === "submitted" && application.submissionId === late.id) return answer;
    if (application.state === "withdrawn")
      return refuse("Nothing was changed: its applicant has withdrawn the application meanwhile.");
    if (!late.youngest) return refuse("Nothing was changed: something was submitted after it. Look at the list again.");
    await tx.application.update({
      where: { id: application.id },
      data: {
        state: "submitted",
        submissionId: late.id,
        submittedAt: late.receivedAt,
        submitAtDeadline: false,
        updatedAt: now,
      },
      select: { id: true },
    });
    await record(tx, {
      actorId: actor.id,
      act: "admitLate",
      subject: "application",
      subjectId: application.id,
      detail: { submissionId: late.id, receipt, number, reason },
    });
    await queueMail(tx, admittedLetter(late, mail), mail.from);
    return answer;
  });
}

/** Cohort and project in share, then the application, as whoever submits does. */
async function lockLate(tx: Tx, id: string): Promise<Late | null> {
  if (!isId(id)) return null;
  const found = await tx.submission.findFirst({ where: { id, late: true }, select: { applicationId: true } });
  if (!found) return null;
  const { applicationId } = found;
  await tx.$queryRaw`
    SELECT 1 FROM application a JOIN cohort c ON c.id = a.cohort_id JOIN project p ON p.id = a.project_id
    WHERE a.id = ${applicationId}::uuid FOR SHARE OF c, p`;
  await tx.$queryRaw`SELECT 1 FROM application WHERE id = ${applicationId}::uuid FOR NO KEY UPDATE`;
  const row = await tx.submission.findUnique({
    where: { id },
    select: {
      id: true,
      number: true,
      receipt: true,
      receivedAt: true,
      application: {
        select: {
          id: true,
          state: true,
          submissionId: true,
          applicant: { select: { id: true, email: true } },
          project: { select: { title: true } },
          cohort: { select: { id: true, name: true } },
          submissions: { select: { number: true }, orderBy: { number: "desc" }, take: 1 },
        },
      },
    },
  });
  if (!row) return null;
  const { application, ...submission } = row;
  const { applicant, project, cohort, submissions, ...rest } = application;
  return {
    ...submission,
    youngest: submissions[0]?.number === submission.number,
    applicant,
    project,
    cohort,
    application: rest,
  };
}

function admittedLetter(late: Late, { appUrl, programme }: MailSettings): Letter {
  return {
    kind: "admitted",
    to: late.applicant.email,
    userId: late.applicant.id,
    subject: `Admitted: your late application to ${late.project.title} (${late.receipt})`,
    text: [
      `The programme has admitted what you sent for “${late.project.title}”`,
      `(${late.cohort.name}) after the deadline. Reviewers read it, without your name.`,
      "",
      `Receipt:   ${late.receipt}`,
      `Received:  ${utcSecond(late.receivedAt)}`,
      "",
      "If you had submitted something before the deadline, this has taken its place.",
      "",
      `${appUrl}${paths.application(late.application.id)}`,
      "",
      programme,
      "",
    ].join("\n"),
  };
}
