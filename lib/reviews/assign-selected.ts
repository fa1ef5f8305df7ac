import "server-only";
import { assignedLetter } from "#lib/assignment/letters.ts";
import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/policy.ts";
import { type Db, Prisma, type Tx } from "#lib/db.ts";
import { queueMail } from "#lib/mail/outbox.ts";
import type { MailSettings } from "#lib/mail/settings.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { lockLed, notLed, readersSql, setUpBy } from "#lib/reviewers/led.ts";
import { transaction } from "#lib/transaction.ts";
import { readableBy } from "./scope.ts";
import { digestOf } from "./selected.ts";

/** In milliseconds: thousands of rows, behind others who change the same project. */
const TIMEOUT = 30_000;

export type Reader = { id: string; name: string };

/** What assigning these applications to one reader would do. */
export type AssignPreview = {
  reader: Reader;
  /** Codes of those they are given. */
  give: string[];
  /**
   * Of those they have already, or may not read: a conflict, their own, one that they stepped back
   * from. Which of it, nobody is told: it would say something of who wrote it.
   */
  have: string[];
  /** Of those beyond their cap. */
  over: string[];
  /** How many are not here any more. */
  gone: number;
};

/** Who can be given applications, for those who set up the project's reviewing; else nobody. */
export function readersOf(db: Pick<Db, "$queryRaw">, actor: Actor, slug: string): Promise<Reader[]> {
  return db.$queryRaw<Reader[]>`
    SELECT w.user_id::text AS id, coalesce(u.name, 'A reviewer') AS name
    FROM project p CROSS JOIN LATERAL ${readersSql} w JOIN "user" u ON u.id = w.user_id
    WHERE p.slug = ${slug} AND ${setUpBy(actor)} ORDER BY name, id`;
}

type Row = { code: string; held: string | null; barred: boolean };

/** Sorts the codes out as they stand now; null where the actor does not set up the project, or the reader does not read it. */
export async function previewAssigning(
  db: Pick<Db, "$queryRaw">,
  actor: Actor,
  slug: string,
  codes: readonly string[],
  reader: string,
): Promise<AssignPreview | null> {
  const [person] = await db.$queryRaw<(Reader & { project: string; room: number | null })[]>`
    SELECT u.id::text, coalesce(u.name, 'A reviewer') AS name, p.id::text AS project, (
             SELECT greatest(l.cap - (SELECT count(*) FROM review r WHERE r.project_id = p.id AND r.reviewer_id = u.id AND r.state <> 'recused'), 0)::int
             FROM reviewer_load l WHERE l.project_id = p.id AND l.user_id = u.id) AS room
    FROM project p CROSS JOIN LATERAL ${readersSql} w JOIN "user" u ON u.id = w.user_id
    WHERE p.slug = ${slug} AND ${setUpBy(actor)} AND u.id = ${reader}::uuid`;
  if (!person) return null;
  const rows = await db.$queryRaw<Row[]>`
    SELECT a.code, r.state::text AS held,
           (a.applicant_id = ${reader}::uuid OR r.state IS NOT DISTINCT FROM 'recused'
            OR EXISTS (SELECT 1 FROM conflict c WHERE c.reviewer_id = ${reader}::uuid AND c.applicant_id = a.applicant_id)) AS barred
    FROM application a LEFT JOIN review r ON r.application_id = a.id AND r.reviewer_id = ${reader}::uuid
    WHERE a.project_id = ${person.project}::uuid AND ${readableBy(actor)} AND a.code = ANY(${[...codes]}) ORDER BY a.code`;
  const free = rows.filter(({ held, barred }) => held === null && !barred).map(({ code }) => code);
  const room = person.room ?? free.length;
  return {
    reader: { id: person.id, name: person.name },
    give: free.slice(0, room),
    have: rows.filter(({ held, barred }) => held !== null || barred).map(({ code }) => code),
    over: free.slice(room),
    gone: codes.length - rows.length,
  };
}

/**
 * Gives a reader the applications that the preview with this digest showed, with one record and a
 * mail to them, in one transaction with the project locked; "stale" and nothing when it would show
 * something else by now.
 */
export function assignSelected(
  db: Db,
  actor: Actor,
  {
    project: slug,
    codes,
    reader,
    digest,
  }: { project: string; codes: readonly string[]; reader: string; digest: string },
  now: Date,
  mail: MailSettings,
): Promise<Result<{ assigned: number } | "stale">> {
  return transaction<{ assigned: number } | "stale">(
    db,
    async (tx) => {
      const project = await lockLed(tx, actor, slug);
      if (!project) return notLed;
      const preview = await previewAssigning(tx, actor, slug, codes, reader);
      if (!preview || digestOf(preview) !== digest) return ok("stale");
      if (preview.give.length === 0) return refuse("There is nothing to assign. Nothing was changed.");
      const assigned = await give(tx, project.id, preview, now);
      if (assigned === 0) return ok("stale");
      await record(tx, {
        actorId: actor.id,
        act: "assignReviews",
        subject: "project",
        subjectId: project.id,
        detail: { reviews: assigned, readers: 1, person: reader },
      });
      const { email: to } = await tx.user.findUniqueOrThrow({ where: { id: reader }, select: { email: true } });
      await queueMail(
        tx,
        { kind: "assignment", to, userId: reader, ...assignedLetter(project, assigned, mail) },
        mail.from,
      );
      return ok({ assigned });
    },
    undefined,
    { timeout: TIMEOUT },
  );
}

/** Who has begun one meanwhile has it already. */
function give(tx: Tx, projectId: string, { reader, give: codes }: AssignPreview, now: Date): Promise<number> {
  const at = Prisma.sql`${now.toISOString()}::timestamptz`;
  return tx.$executeRaw`
    INSERT INTO review (id, project_id, application_id, submission_id, reviewer_id, state, created_at, updated_at)
    SELECT gen_random_uuid(), a.project_id, a.id, a.submission_id, ${reader.id}::uuid, 'assigned', ${at}, ${at}
    FROM application a WHERE a.project_id = ${projectId}::uuid AND a.state = 'submitted' AND a.code = ANY(${codes})
    ON CONFLICT (application_id, reviewer_id) DO NOTHING`;
}
