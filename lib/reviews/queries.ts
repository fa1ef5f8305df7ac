import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { isOpen } from "#lib/cohorts/rules.ts";
import { db, Prisma } from "#lib/db.ts";
import type { CohortState, ProjectState } from "#prisma/generated/enums.ts";
import { promptHtml } from "./prompt-html.ts";
import { ledBy, readableBy, reviewedBy } from "./scope.ts";
import {
  type ApplicationToReview,
  type EssayToRead,
  type MyReview,
  OWN_COUNTED,
  type Reading,
  type ReviewedProject,
  type TableRow,
} from "./shown.ts";
import type { Cursor, View } from "./table.ts";
import { readTable } from "./table-query.ts";

type ProjectRow = Omit<ReviewedProject, "open" | "own"> & {
  draft: number;
  done: number;
  recused: number;
  applied: boolean;
  id: string;
  state: ProjectState;
  cohortState: CohortState;
  opensAt: Date;
};

/**
 * Own reviews are read in their index's order, from its end, where those begun are, so that the
 * limit really ends the reading; OFFSET 0 keeps it from being turned into a join with everything.
 */
async function readProjects(actor: Actor, slug?: string): Promise<ProjectRow[]> {
  const name =
    slug === undefined ? Prisma.sql`/* prepared: reviewed-projects */` : Prisma.sql`/* prepared: reviewed-project */`;
  return db.$queryRaw<ProjectRow[]>`${name}
    SELECT p.id::text, p.slug, p.title, p.state::text, ${ledBy(actor)} AS leads,
           k.name AS cohort, k.state::text AS "cohortState", k.opens_at AS "opensAt", k.closes_at AS "closesAt",
           coalesce(t.submitted, 0) AS submitted, mine.draft, mine.done, mine.recused,
           EXISTS (SELECT 1 FROM application o WHERE o.project_id = p.id AND o.applicant_id = ${actor.id}::uuid AND o.state = 'submitted') AS applied
    FROM project p
    JOIN cohort k ON k.id = p.cohort_id
    LEFT JOIN project_tally t ON t.project_id = p.id
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE begun.state = 'draft')::int AS draft, count(*) FILTER (WHERE begun.state = 'submitted')::int AS done,
             count(*) FILTER (WHERE begun.state = 'recused')::int AS recused
      FROM (SELECT r.state FROM review r
            CROSS JOIN LATERAL (SELECT 1 FROM application a WHERE a.id = r.application_id AND ${readableBy(actor)} OFFSET 0) still_there
            WHERE r.project_id = p.id AND r.reviewer_id = ${actor.id}::uuid AND r.state <> 'assigned'
            ORDER BY r.state DESC LIMIT ${OWN_COUNTED + 1}) begun) mine
    WHERE ${reviewedBy(actor)} ${slug === undefined ? Prisma.empty : Prisma.sql`AND p.slug = ${slug}`}
    ORDER BY k.closes_at DESC, p.title, p.id`;
}

function asReviewed(row: ProjectRow, now: Date): ReviewedProject {
  const { slug, title, cohort, leads, closesAt, draft, done, recused, applied, cohortState: state, opensAt } = row;
  const submitted = row.submitted - (applied ? 1 : 0);
  const open = row.state === "published" && isOpen({ state, opensAt, closesAt }, now);
  const begun = draft + done + recused;
  const own = begun > OWN_COUNTED ? null : { waiting: submitted - begun, draft, done, recused };
  return { slug, title, cohort, leads, open, closesAt, submitted, own };
}

/** The actor's projects, those that close last first. One statement. */
export async function myReviewedProjects(actor: Actor, now: Date): Promise<ReviewedProject[]> {
  return (await readProjects(actor)).map((row) => asReviewed(row, now));
}

/** A project's table, one page of it. Null when the actor does not review such a project. Two statements. */
export async function reviewTable(
  actor: Actor,
  slug: string,
  view: View,
  now: Date,
): Promise<{ project: ReviewedProject; rows: TableRow[]; next: Cursor | null } | null> {
  const [project] = await readProjects(actor, slug);
  if (!project) return null;
  const shown = asReviewed(project, now);
  return { project: shown, ...(await readTable(db, project.id, actor, view, shown.own !== null)) };
}

/** Who reads a project, for those who lead it; to others it does not exist (null). One statement. */
export async function whoReviews(
  actor: Actor,
  slug: string,
): Promise<{ title: string; submitted: number; readers: Reading[] } | null> {
  const rows = await db.$queryRaw<{ title: string; submitted: number; readers: Reading[] }[]>`
    SELECT p.title, coalesce((SELECT t.submitted FROM project_tally t WHERE t.project_id = p.id), 0) AS submitted,
           (SELECT coalesce(json_agg(reader ORDER BY leads DESC, name), '[]') FROM (
              SELECT coalesce(u.name, 'A reviewer') AS name, bool_or(w.leads) AS leads,
                     count(r.id) FILTER (WHERE r.state = 'draft')::int AS draft, count(r.id) FILTER (WHERE r.state = 'submitted')::int AS done,
                     count(r.id) FILTER (WHERE r.state = 'recused')::int AS recused
              FROM (SELECT user_id, bool_or(leads) AS leads FROM (
                      SELECT m.user_id, TRUE AS leads FROM project_mentor pm JOIN mentor m ON m.id = pm.mentor_id WHERE pm.project_id = p.id
                      UNION ALL SELECT pr.user_id, FALSE FROM project_reviewer pr WHERE pr.project_id = p.id) both_ways GROUP BY user_id) w
              JOIN "user" u ON u.id = w.user_id
              LEFT JOIN review r ON r.project_id = p.id AND r.reviewer_id = w.user_id
              GROUP BY u.id) reader) AS readers
    FROM project p WHERE p.slug = ${slug} AND p.state <> 'draft' AND ${ledBy(actor)}`;
  return rows[0] ?? null;
}

type ApplicationRow = Omit<ApplicationToReview, "open" | "essays" | "criteria"> & {
  essays: (Omit<EssayToRead, "promptHtml"> & { prompt: string })[] | null;
  criteria: ApplicationToReview["criteria"] | null;
  state: ProjectState;
  cohortState: CohortState;
  opensAt: Date;
};

/**
 * One application to be read and scored; null when the actor may not, or there is none. No
 * identity is in it. Those who stepped back are not shown the text any more. One statement.
 */
export async function applicationToReview(
  actor: Actor,
  slug: string,
  code: string,
  now: Date,
): Promise<ApplicationToReview | null> {
  const rows = await db.$queryRaw<ApplicationRow[]>`/* prepared: application-to-review */
    SELECT p.slug, p.title, p.state::text, k.state::text AS "cohortState", k.opens_at AS "opensAt", k.closes_at AS "closesAt",
           a.code, a.review_count AS reviews, s.number, s.received_at AS "receivedAt",
           CASE WHEN r.state IS DISTINCT FROM 'recused' THEN (
             SELECT json_agg(json_build_object('title', e.title, 'prompt', e.prompt, 'html', e.html, 'words', e.word_count,
                                               'min', e.min_words, 'recommended', e.recommended_words, 'max', e.max_words) ORDER BY e.position)
             FROM submission_essay e WHERE e.submission_id = s.id) END AS essays,
           (SELECT json_agg(json_build_object('id', c.id, 'name', c.name, 'description', c.description, 'weight', c.weight,
                                              'scaleMin', c.scale_min, 'scaleMax', c.scale_max, 'anchors', c.anchors) ORDER BY c.position)
            FROM criterion c WHERE c.project_id = p.id) AS criteria,
           CASE WHEN r.id IS NOT NULL THEN ${reviewJson} END AS mine,
           CASE WHEN r.state = 'submitted' THEN (
             SELECT coalesce(json_agg(json_build_object(
                      'name', coalesce(u.name, 'A reviewer'), 'score', o.score,
                      'read', (SELECT n.number FROM submission n WHERE n.id = o.submission_id),
                      'scores', (SELECT coalesce(json_object_agg(g.criterion_id, g.score), '{}') FROM review_score g WHERE g.review_id = o.id)
                    ) ORDER BY o.submitted_at, o.id), '[]')
             FROM review o JOIN "user" u ON u.id = o.reviewer_id
             WHERE o.application_id = a.id AND o.state = 'submitted' AND o.reviewer_id <> ${actor.id}::uuid) END AS others,
           CASE WHEN r.state = 'submitted' THEN a.score_mean END AS mean,
           CASE WHEN r.state = 'submitted' THEN a.score_spread END AS spread
    FROM project p
    JOIN cohort k ON k.id = p.cohort_id
    JOIN application a ON a.project_id = p.id AND a.code = ${code}
    JOIN submission s ON s.id = a.submission_id
    LEFT JOIN review r ON r.application_id = a.id AND r.reviewer_id = ${actor.id}::uuid
    WHERE p.slug = ${slug} AND ${reviewedBy(actor)} AND ${readableBy(actor)}`;
  const row = rows[0];
  if (!row) return null;
  const { state, cohortState, opensAt, ...shown } = row;
  const open = state === "published" && isOpen({ state: cohortState, opensAt, closesAt: row.closesAt }, now);
  const essays = (row.essays ?? []).map(({ prompt, ...essay }) => ({ ...essay, promptHtml: promptHtml(prompt) }));
  return { ...shown, open, essays, criteria: row.criteria ?? [] };
}

const reviewJson = Prisma.sql`json_build_object(
  'state', r.state, 'version', r.version, 'notes', r.notes, 'score', r.score, 'updatedAt', r.updated_at,
  'read', (SELECT n.number FROM submission n WHERE n.id = r.submission_id),
  'scores', (SELECT coalesce(json_object_agg(g.criterion_id, g.score), '{}') FROM review_score g WHERE g.review_id = r.id))`;

/** The actor's own review as it stands now, or null. */
export async function myReviewOf(actor: Actor, slug: string, code: string): Promise<MyReview | null> {
  const rows = await db.$queryRaw<{ mine: MyReview }[]>`
    SELECT ${reviewJson} AS mine
    FROM project p JOIN application a ON a.project_id = p.id AND a.code = ${code}
    JOIN review r ON r.application_id = a.id AND r.reviewer_id = ${actor.id}::uuid
    WHERE p.slug = ${slug} AND ${reviewedBy(actor)} AND ${readableBy(actor)}`;
  return rows[0]?.mine ?? null;
}
