import "server-only";
import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/policy.ts";
import { type Db, Prisma } from "#lib/db.ts";
import { queueMails } from "#lib/mail/outbox.ts";
import type { MailSettings } from "#lib/mail/settings.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { lockLed, notLed } from "#lib/reviewers/led.ts";
import { transaction } from "#lib/transaction.ts";
import { digestOf } from "./digest.ts";
import { assignmentFacts } from "./facts.ts";
import { assignedLetter } from "./letters.ts";
import { plan } from "./plan.ts";

/** In milliseconds: 22,000 applications with three reviews each take some seconds. */
const TIMEOUT = 30_000;

/**
 * Carries out the plan that was rehearsed: the assigned reviews, one record, and a mail to everybody
 * who was given some, in one transaction with the project locked. When the facts are no longer those of
 * the rehearsal, nothing is done and `stale` is answered.
 * @returns how many reviews were assigned
 */
export function assignReviews(
  db: Db,
  actor: Actor,
  { project: slug, digest }: { project: string; digest: string },
  now: Date,
  mail: MailSettings,
): Promise<Result<{ assigned: number } | "stale">> {
  return transaction<{ assigned: number } | "stale">(
    db,
    async (tx) => {
      const project = await lockLed(tx, actor, slug);
      const facts = project && (await assignmentFacts(tx, actor, slug));
      if (!project || !facts) return notLed;
      if (digestOf(facts) !== digest) return ok("stale");
      const { given } = plan(facts);
      if (given.length === 0) return refuse("There is nothing to assign. Nothing was changed.");
      const at = Prisma.sql`${now.toISOString()}::timestamptz`;
      // Who has begun one meanwhile has it already; who has withdrawn one meanwhile is left alone.
      const rows = await tx.$queryRaw<{ reader: string; email: string; count: number }[]>`
        WITH given AS (
          SELECT * FROM unnest(${given.map((one) => one.application)}::uuid[], ${given.map((one) => one.reader)}::uuid[]) g(application_id, reviewer_id)),
        assigned AS (
          INSERT INTO review (id, project_id, application_id, submission_id, reviewer_id, state, created_at, updated_at)
          SELECT gen_random_uuid(), a.project_id, a.id, a.submission_id, g.reviewer_id, 'assigned', ${at}, ${at}
          FROM given g JOIN application a ON a.id = g.application_id AND a.state = 'submitted'
          ON CONFLICT (application_id, reviewer_id) DO NOTHING
          RETURNING reviewer_id)
        SELECT n.reviewer_id::text AS reader, u.email, n.count
        FROM (SELECT reviewer_id, count(*)::int AS count FROM assigned GROUP BY reviewer_id) n
        JOIN "user" u ON u.id = n.reviewer_id ORDER BY n.reviewer_id`;
      const assigned = rows.reduce((sum, { count }) => sum + count, 0);
      if (assigned === 0) return ok("stale");
      await record(tx, {
        actorId: actor.id,
        act: "assignReviews",
        subject: "project",
        subjectId: project.id,
        detail: { reviews: assigned, readers: rows.length },
      });
      const letters = rows.map(({ count }) => assignedLetter(project, count, mail));
      await queueMails(
        tx,
        "assignment",
        Prisma.sql`SELECT *, '{}' AS data FROM unnest(
          ${rows.map(({ reader }) => reader)}::uuid[], ${rows.map(({ email }) => email)}::text[],
          ${letters.map(({ subject }) => subject)}::text[], ${letters.map(({ text }) => text)}::text[]) l(user_id, "to", subject, text)`,
        mail.from,
        { queuedAt: now, runAt: now },
      );
      return ok({ assigned });
    },
    undefined,
    { timeout: TIMEOUT },
  );
}

/**
 * Takes back what was assigned and not begun: of one reader, or of all.
 * @returns how many reviews were taken back
 */
export function clearAssigned(
  db: Db,
  actor: Actor,
  { project: slug, person }: { project: string; person: string },
): Promise<Result<number>> {
  return transaction(db, async (tx) => {
    const project = await lockLed(tx, actor, slug);
    if (!project) return notLed;
    const { count } = await tx.review.deleteMany({
      where: { projectId: project.id, state: "assigned", ...(person ? { reviewerId: person } : {}) },
    });
    if (count === 0) return refuse("Nothing was waiting there any more. Nothing was changed.");
    await record(tx, {
      actorId: actor.id,
      act: "clearAssigned",
      subject: "project",
      subjectId: project.id,
      detail: { reviews: count, ...(person ? { person } : {}) },
    });
    return ok(count);
  });
}
