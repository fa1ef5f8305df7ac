import { type LockedApplication, lockApplication } from "#lib/applications/lock.ts";
import { mayBeLeftOut } from "#lib/applications/rules.ts";
import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/policy.ts";
import type { Db, Tx } from "#lib/db.ts";
import { done, type Result, refuse } from "#lib/result.ts";
import { isId } from "#lib/text.ts";

const GONE =
  "Nothing was changed: that text is not there any more. It was deleted, perhaps in another tab. Choose another.";
const SETTLING =
  "Nothing was changed: the deadline has just passed, and this application is being submitted as it stood then. Try again in a minute.";
const WITHDRAWN = "Nothing was changed: you withdrew this application. Take it up again first.";

/**
 * What the actor's application sends to the problem of this text: the text itself. Refused in
 * words when the text was deleted a moment ago, or the application is withdrawn; null when the
 * actor has no such application, or it does not ask the problem.
 */
export function chooseText(
  db: Db,
  actor: Actor,
  applicationId: string,
  essayId: string,
  now: Date,
): Promise<Result | null> {
  return db.$transaction((tx) => choose(tx, actor, applicationId, essayId, now));
}

/** The same inside a transaction that does more. */
export async function choose(
  tx: Tx,
  actor: Actor,
  applicationId: string,
  essayId: string,
  now: Date,
): Promise<Result | null> {
  if (!isId(essayId)) return null;
  const application = await lockApplication(tx, actor, applicationId);
  if (!application) return null;
  // Waits for whoever is deleting it.
  const [essay] = await tx.$queryRaw<{ problemId: string; variant: string }[]>`
    SELECT problem_id::text AS "problemId", variant FROM essay
    WHERE id = ${essayId}::uuid AND applicant_id = ${actor.id}::uuid FOR KEY SHARE`;
  if (!essay) return refuse(GONE, { text: GONE });
  const use = await askedUse(tx, application, essay.problemId);
  if (!use) return null;
  const refusal = await fixed(tx, application, now);
  if (refusal) return refuse(refusal);
  if (essay.variant === "")
    await tx.$executeRaw`
    DELETE FROM application_answer WHERE application_id = ${application.id}::uuid AND problem_id = ${essay.problemId}::uuid`;
  else await put(tx, application.id, essay.problemId, { essayId, leftOut: false });
  await told(tx, actor, application, "chooseText", essay.problemId, now);
  return done;
}

/**
 * Leaves a problem out of the actor's application, or takes it in again with the shared text.
 * Refused for a problem that is required by itself; null when the actor has no such application,
 * or it does not ask the problem.
 */
export function leaveOut(
  db: Db,
  actor: Actor,
  applicationId: string,
  problemId: string,
  out: boolean,
  now: Date,
): Promise<Result | null> {
  return db.$transaction(async (tx): Promise<Result | null> => {
    if (!isId(problemId)) return null;
    const application = await lockApplication(tx, actor, applicationId);
    if (!application) return null;
    const use = await askedUse(tx, application, problemId);
    if (!use) return null;
    const refusal = await fixed(tx, application, now);
    if (refusal) return refuse(refusal);
    if (
      out &&
      !mayBeLeftOut({
        required: use.required,
        group: use.groupId === null ? null : { id: use.groupId, title: "", pick: 1 },
      })
    )
      return refuse("Nothing was changed: this problem is required, so it can’t be left out.");
    if (out) await put(tx, application.id, problemId, { essayId: null, leftOut: true });
    else
      await tx.$executeRaw`
        DELETE FROM application_answer
        WHERE application_id = ${application.id}::uuid AND problem_id = ${problemId}::uuid AND left_out`;
    await told(tx, actor, application, out ? "leaveOut" : "takeIn", problemId, now);
    return done;
  });
}

/** Why what the application sends can't be changed now, in words, or undefined. */
async function fixed(tx: Tx, application: LockedApplication, now: Date): Promise<string | undefined> {
  if (application.state === "withdrawn") return WITHDRAWN;
  if (now <= application.cohort.closesAt) return undefined;
  // What was left to the deadline is being submitted as it stood then.
  const { submitAtDeadline } = await tx.application.findUniqueOrThrow({
    where: { id: application.id },
    select: { submitAtDeadline: true },
  });
  return submitAtDeadline ? SETTLING : undefined;
}

/** The project is locked, so its problems stay as they are until the transaction ends. */
function askedUse(tx: Tx, application: LockedApplication, problemId: string) {
  return tx.projectProblem.findUnique({
    where: { projectId_problemId: { projectId: application.project.id, problemId } },
    select: { required: true, groupId: true },
  });
}

async function put(
  tx: Tx,
  applicationId: string,
  problemId: string,
  data: { essayId: string | null; leftOut: boolean },
): Promise<void> {
  await tx.applicationAnswer.upsert({
    where: { applicationId_problemId: { applicationId, problemId } },
    create: { applicationId, problemId, ...data },
    update: data,
  });
}

async function told(
  tx: Tx,
  actor: Actor,
  application: LockedApplication,
  act: string,
  problemId: string,
  now: Date,
): Promise<void> {
  await tx.application.update({ where: { id: application.id }, data: { updatedAt: now }, select: { id: true } });
  await record(tx, {
    actorId: actor.id,
    act,
    subject: "application",
    subjectId: application.id,
    detail: { problemId },
  });
}
