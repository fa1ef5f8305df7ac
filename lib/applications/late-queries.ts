import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { deadlineSql } from "#lib/cohorts/deadline-sql.ts";
import { db, Prisma } from "#lib/db.ts";
import { isId } from "#lib/text.ts";
import type { ApplicationState, ProblemKind } from "#prisma/generated/enums.ts";
import { waitsSql } from "./late-sql.ts";

/** Something that was sent after its author's deadline, as admins see it. */
export type LateRow = {
  id: string;
  receipt: string;
  receivedAt: Date;
  /** The deadline that holds for its author. */
  closesAt: Date;
  name: string | null;
  email: string;
  project: string;
  state: ApplicationState;
  /** It is what stands: it was admitted. */
  admitted: boolean;
  /** It can be admitted; else it was, something came after it, or the application was withdrawn. */
  waits: boolean;
  /** When what stands now was received; null when nothing stands. */
  standing: Date | null;
};

const rows = (actor: Actor, which: Prisma.Sql) => Prisma.sql`
  SELECT s.id::text, s.receipt, s.received_at AS "receivedAt", ${deadlineSql(Prisma.sql`a.applicant_id`, Prisma.sql`a.project_id`)} AS "closesAt",
         u.name, u.email, p.title AS project, a.state::text, a.state = 'submitted' AND s.id = a.submission_id AS admitted, ${waitsSql} AS waits,
         CASE WHEN a.state = 'submitted' THEN now_stands.received_at END AS standing
  FROM submission s JOIN application a ON a.id = s.application_id
  JOIN cohort c ON c.id = a.cohort_id JOIN project p ON p.id = a.project_id JOIN "user" u ON u.id = a.applicant_id
  LEFT JOIN submission now_stands ON now_stands.id = a.submission_id
  WHERE s.late AND ${actor.isAdmin}::boolean AND ${which}
  ORDER BY s.received_at DESC, s.id DESC`;

/** Everything that came late in a cohort, the youngest first. One statement. */
export async function lateSubmissions(actor: Actor, cohortId: string): Promise<LateRow[]> {
  if (!isId(cohortId)) return [];
  return db.$queryRaw<LateRow[]>(rows(actor, Prisma.sql`a.cohort_id = ${cohortId}::uuid`));
}

export type LateText = { title: string; kind: ProblemKind; prompt: string; html: string; words: number };

/** One of them with its frozen texts, as HTML made when they were received; null when there is none. */
export async function lateSubmission(
  actor: Actor,
  cohortId: string,
  id: string,
): Promise<(LateRow & { texts: LateText[] }) | null> {
  if (!isId(cohortId) || !isId(id)) return null;
  const [row] = await db.$queryRaw<LateRow[]>(
    rows(actor, Prisma.sql`a.cohort_id = ${cohortId}::uuid AND s.id = ${id}::uuid`),
  );
  if (!row) return null;
  const texts = await db.$queryRaw<LateText[]>`
    SELECT title, kind::text, prompt, html, word_count AS words FROM submission_essay
    WHERE submission_id = ${id}::uuid ORDER BY position`;
  return { ...row, texts };
}
