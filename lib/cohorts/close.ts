import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/policy.ts";
import { utc } from "#lib/clock.ts";
import { type Db, Prisma, type Tx } from "#lib/db.ts";
import { done, type Result, refuse } from "#lib/result.ts";
import { lastMoment } from "./deadline.ts";
import { deadlineSql } from "./deadline-sql.ts";
import { lockCohort } from "./lock.ts";

/**
 * The portal closes a cohort by itself so long after its last moment: far longer than a request may
 * wait for its turn when everybody submits at once.
 */
export const CLOSES_AFTER_SECONDS = 300;

/** Automatic submissions that still fail so long after the deadline don’t hold the close up any more. */
const GIVE_UP_MINUTES = 60;

/**
 * Carries out the close of a cohort: from then on nothing is accepted as in time but under an
 * extension, whatever it says of when it was received. It waits for the submissions that
 * are in flight. Closing twice is closing once.
 * @param actor null when the portal does it by itself
 */
export function closeCohort(db: Db, actor: Actor | null, id: string, now: Date): Promise<Result> {
  return db.$transaction(async (tx) => {
    const cohort = await lockCohort(tx, id);
    if (!cohort) return refuse("This cohort is not here any more.");
    if (cohort.closedAt) return done;
    if (cohort.state === "draft") return refuse("A draft takes no applications, so there is nothing to close.");
    const last = lastMoment(cohort);
    if (now <= last) return refuse(`Nothing was changed: submissions still count until ${utc(last)}.`);
    const patience = now.getTime() - last.getTime() < GIVE_UP_MINUTES * 60_000;
    const waiting = patience ? await toSubmit(tx, id, now) : 0;
    if (waiting > 0)
      return refuse(
        `Nothing was changed: ${waiting === 1 ? "one application is" : `${waiting.toLocaleString("en-GB")} applications are`} about to be submitted as ${waiting === 1 ? "its applicant" : "their applicants"} had asked for the deadline. That is done within a minute or two; then close it.`,
      );
    await tx.cohort.update({ where: { id }, data: { closedAt: now, version: { increment: 1 } }, select: { id: true } });
    await record(tx, {
      actorId: actor?.id ?? null,
      act: "closeCohort",
      subject: "cohort",
      subjectId: id,
      detail: { at: now.toISOString() },
    });
    return done;
  });
}

/** How many applications of a cohort are to be submitted at a deadline that has passed. */
async function toSubmit(tx: Tx, cohortId: string, now: Date): Promise<number> {
  const [row] = await tx.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM application a JOIN cohort c ON c.id = a.cohort_id
    WHERE a.cohort_id = ${cohortId}::uuid AND a.submit_at_deadline AND a.state <> 'withdrawn'
      AND ${deadlineSql(Prisma.sql`a.applicant_id`, Prisma.sql`a.project_id`)} < ${now}::timestamptz`;
  return row?.n ?? 0;
}

/** Closes every cohort whose time has come; one that can’t be closed yet is left for the next time. */
export async function closeDueCohorts(db: Db, now: Date): Promise<{ closed: string[] }> {
  const due = await db.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM cohort
    WHERE closed_at IS NULL AND state <> 'draft'
      AND closes_at + make_interval(secs => grace_seconds + ${CLOSES_AFTER_SECONDS}::int) < ${now}::timestamptz
    ORDER BY closes_at, id`;
  const closed: string[] = [];
  for (const { id } of due) if ((await closeCohort(db, null, id, now)).ok) closed.push(id);
  return { closed };
}
