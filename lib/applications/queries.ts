import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { ownDeadlineSql } from "#lib/cohorts/deadline-sql.ts";
import { db, Prisma } from "#lib/db.ts";
import { type Applying, applying } from "#lib/projects/rules.ts";
import { isId } from "#lib/text.ts";
import type { CohortState, ProjectState } from "#prisma/generated/enums.ts";
import { type AnswerRow, answerOf, answersSql, type CurrentAnswer } from "./answers.ts";
import { type ApplicationRow, type ApplicationView, viewOf } from "./view.ts";

/** What a submission froze, without the texts, as one JSON column. */
function essaysSql(submission: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    SELECT coalesce(json_agg(json_build_object('position', f.position, 'title', f.title, 'prompt', f.prompt, 'kind', f.kind,
      'essayId', f.essay_id, 'wordCount', f.word_count, 'sha256', f.sha256,
      'problemVersionId', f.problem_version_id, 'problemId', w.problem_id) ORDER BY f.position), '[]')
    FROM submission_essay f JOIN problem_version w ON w.id = f.problem_version_id WHERE f.submission_id = ${submission})`;
}

// Columns are named one by one: an applicant learns nothing of reviews and decisions.
function applicationsSql(actor: Actor, which: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT a.id::text, a.state::text, p.slug, p.title, p.state::text AS "projectState",
           c.name AS "cohortName", c.state::text AS "cohortState", c.opens_at AS "opensAt",
           ${ownDeadlineSql(actor, Prisma.sql`p.id`)} AS "closesAt", c.closes_at AS "cohortClosesAt",
           a.submit_at_deadline AS "submitAtDeadline",
           ${answersSql(Prisma.sql`a.project_id`, Prisma.sql`a.id`, actor)} AS answers,
           (SELECT json_build_object('receipt', l.receipt, 'number', l.number, 'receivedAt', l.received_at, 'essays',
              ${essaysSql(Prisma.sql`l.id`)}) FROM submission l
            WHERE l.application_id = a.id AND l.late AND l.id IS DISTINCT FROM a.submission_id
              AND NOT EXISTS (SELECT 1 FROM submission s WHERE s.id = a.submission_id AND s.number > l.number)
            ORDER BY l.number DESC LIMIT 1) AS late,
           (SELECT json_build_object('receipt', s.receipt, 'number', s.number, 'receivedAt', s.received_at, 'essays',
              ${essaysSql(Prisma.sql`s.id`)})
            FROM submission s WHERE s.id = a.submission_id) AS submission
    FROM application a JOIN project p ON p.id = a.project_id JOIN cohort c ON c.id = a.cohort_id
    WHERE a.applicant_id = ${actor.id}::uuid AND ${which}
    ORDER BY c.closes_at DESC, p.title, a.id`;
}

/** Every application of the actor, those of the latest cohort first. One query. */
export async function myApplications(actor: Actor, now: Date): Promise<ApplicationView[]> {
  const rows = await db.$queryRaw<ApplicationRow[]>(applicationsSql(actor, Prisma.sql`TRUE`));
  return rows.map((row) => viewOf(row, now));
}

/** One application of the actor, or null when they have none of that id. One query. */
export async function myApplication(actor: Actor, id: string, now: Date): Promise<ApplicationView | null> {
  if (!isId(id)) return null;
  const [row] = await db.$queryRaw<ApplicationRow[]>(applicationsSql(actor, Prisma.sql`a.id = ${id}::uuid`));
  return row ? viewOf(row, now) : null;
}

/** The submitted texts of one's own application, as HTML made when they were received. One query. */
export async function mySubmittedTexts(actor: Actor, id: string): Promise<{ position: number; html: string }[]> {
  if (!isId(id)) return [];
  return db.$queryRaw<{ position: number; html: string }[]>`
    SELECT f.position, f.html
    FROM application a JOIN submission_essay f ON f.submission_id = a.submission_id
    WHERE a.id = ${id}::uuid AND a.applicant_id = ${actor.id}::uuid
    ORDER BY f.position`;
}

export type ProjectToApplyTo = {
  slug: string;
  title: string;
  summary: string;
  cohort: { name: string; opensAt: Date; closesAt: Date };
  applying: Applying;
  answers: CurrentAnswer[];
  applicationId: string | null;
};

type ProjectRow = {
  slug: string;
  title: string;
  summary: string;
  projectState: ProjectState;
  cohortName: string;
  cohortState: CohortState;
  opensAt: Date;
  closesAt: Date;
  applicationId: string | null;
  answers: AnswerRow[];
};

/** What a project asks, with what the actor has written to it already; null when it is not to be seen. One query. */
export async function projectToApplyTo(actor: Actor, slug: string, now: Date): Promise<ProjectToApplyTo | null> {
  const [row] = await db.$queryRaw<ProjectRow[]>`
    SELECT p.slug, p.title, p.summary, p.state::text AS "projectState",
           c.name AS "cohortName", c.state::text AS "cohortState", c.opens_at AS "opensAt",
           ${ownDeadlineSql(actor, Prisma.sql`p.id`)} AS "closesAt",
           a.id::text AS "applicationId",
           ${answersSql(Prisma.sql`p.id`, Prisma.sql`a.id`, actor)} AS answers
    FROM project p JOIN cohort c ON c.id = p.cohort_id
    LEFT JOIN application a ON a.project_id = p.id AND a.applicant_id = ${actor.id}::uuid
    WHERE p.slug = ${slug}
      AND (a.id IS NOT NULL OR (p.state IN ('published', 'closed') AND c.state IN ('published', 'archived')))`;
  if (!row) return null;
  return {
    slug: row.slug,
    title: row.title,
    summary: row.summary,
    cohort: { name: row.cohortName, opensAt: row.opensAt, closesAt: row.closesAt },
    applying: applying(
      { state: row.projectState },
      { state: row.cohortState, opensAt: row.opensAt, closesAt: row.closesAt },
      now,
    ),
    answers: row.answers.map(answerOf),
    applicationId: row.applicationId,
  };
}
