import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { revealedTo } from "#lib/blind/revealed-to.ts";
import { isOpen } from "#lib/cohorts/rules.ts";
import { db, Prisma } from "#lib/db.ts";
import { phaseNow } from "#lib/phases/rules.ts";
import type { CohortState, ProjectState } from "#prisma/generated/enums.ts";
import { type Column, knownColumns } from "./columns.ts";
import { criteriaJson } from "./criteria-queries.ts";
import type { ReadingProgress } from "./pace.ts";
import { asProgress, handedIn, type ProgressRow, progressOf } from "./progress-queries.ts";
import { promptHtml } from "./prompt-html.ts";
import {
  asPhase,
  ledBy,
  type PhaseRow,
  phasesJson,
  readableBy,
  reviewedBy,
  rightsJson,
  rightsSql,
  seesScores,
} from "./scope.ts";
import {
  type ApplicationToReview,
  type EssayToRead,
  type MyReview,
  OWN_COUNTED,
  type ReviewedProject,
} from "./shown.ts";
import type { View } from "./table.ts";
import { type Reading as HowRead, readTable, type TablePage } from "./table-query.ts";

type ProjectRow = Omit<ReviewedProject, "open" | "own" | "phase"> &
  ProgressRow & {
    columns: string[] | null;
    phases: PhaseRow[];
    id: string;
    state: ProjectState;
    cohortState: CohortState;
    opensAt: Date;
  };

async function readProjects(actor: Actor, now: Date, slug?: string): Promise<ProjectRow[]> {
  const name =
    slug === undefined ? Prisma.sql`/* prepared: reviewed-projects */` : Prisma.sql`/* prepared: reviewed-project */`;
  return db.$queryRaw<ProjectRow[]>`${name}
    SELECT p.id::text, p.slug, p.title, p.state::text, ${ledBy(actor)} AS leads,
           k.name AS cohort, k.state::text AS "cohortState", k.opens_at AS "opensAt", k.closes_at AS "closesAt",
           ${rightsJson} AS rights, ${phasesJson} AS phases,
           (SELECT v.columns FROM table_view v WHERE v.project_id = p.id AND v.user_id = ${actor.id}::uuid) AS columns,
           p.reviews_wanted AS wanted, tally.submitted, tally.missing, mine.*, ${handedIn(actor)} AS handed
    FROM project p
    JOIN cohort k ON k.id = p.cohort_id
    ${rightsSql(now)}
    ${progressOf(actor)}
    WHERE ${reviewedBy(actor)} ${slug === undefined ? Prisma.empty : Prisma.sql`AND p.slug = ${slug}`}
    ORDER BY k.closes_at DESC, p.title, p.id`;
}

function asReviewed(row: ProjectRow, now: Date): ReviewedProject {
  const {
    slug,
    title,
    cohort,
    leads,
    closesAt,
    rights,
    draft,
    done,
    recused,
    submitted,
    cohortState: state,
    opensAt,
  } = row;
  const phase = phaseNow(row.phases.map(asPhase), now);
  const open = row.state === "published" && isOpen({ state, opensAt, closesAt }, now);
  const begun = draft + done + recused;
  const own = begun > OWN_COUNTED ? null : { waiting: submitted - begun, draft, done, recused };
  return { slug, title, cohort, leads, open, closesAt, rights, phase, submitted, own };
}

/** The actor's projects, those that close last first. One statement. */
export async function myReviewedProjects(actor: Actor, now: Date): Promise<ReviewedProject[]> {
  return (await readProjects(actor, now)).map((row) => asReviewed(row, now));
}

/** A project that the actor reviews, with how they read its table; null when they don't. One statement. */
export async function reviewedProject(
  actor: Actor,
  slug: string,
  now: Date,
): Promise<{
  id: string;
  project: ReviewedProject;
  progress: ReadingProgress | null;
  reading: HowRead & { columns: readonly Column[] };
} | null> {
  const [row] = await readProjects(actor, now, slug);
  if (!row) return null;
  const project = asReviewed(row, now);
  const { leads, rights, own } = project;
  const columns = knownColumns(row.columns, leads);
  const progress = rights.read ? asProgress(row) : null;
  return { id: row.id, project, progress, reading: { scores: rights.scores, leads, few: own !== null, columns } };
}

/**
 * A project's table, one page of it, with the columns that the actor chose; nothing is in it while
 * its phase does not let readers read. Null when the actor does not review such a project. Two
 * statements, of a search up to two more.
 */
export async function reviewTable(
  actor: Actor,
  slug: string,
  view: View,
  now: Date,
): Promise<
  (TablePage & { project: ReviewedProject; progress: ReadingProgress | null; columns: readonly Column[] }) | null
> {
  const found = await reviewedProject(actor, slug, now);
  if (!found) return null;
  const { id, project, progress, reading } = found;
  const page = project.rights.read
    ? await readTable(db, id, actor, view, reading)
    : { rows: [], next: null, partly: false };
  return { project, progress, columns: reading.columns, ...page };
}

type ApplicationRow = Omit<ApplicationToReview, "open" | "essays" | "phase"> & {
  phases: PhaseRow[];
  essays: (Omit<EssayToRead, "promptHtml" | "guidanceHtml"> & { prompt: string; guidance: string })[] | null;
  state: ProjectState;
  cohortState: CohortState;
  opensAt: Date;
};

/**
 * One application to be read and scored; null when the actor may not now, or there is none. No
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
           ${rightsJson} AS rights, ${phasesJson} AS phases, ${revealJson(actor)} AS reveal,
           a.code, a.review_count AS reviews, s.number, s.received_at AS "receivedAt",
           CASE WHEN r.state IS DISTINCT FROM 'recused' THEN (
             SELECT json_agg(json_build_object('title', e.title, 'prompt', e.prompt, 'guidance', v.guidance, 'html', e.blind_html, 'words', e.blind_words,
                                               'min', e.min_words, 'recommended', e.recommended_words, 'max', e.max_words) ORDER BY e.position)
             FROM submission_essay e JOIN problem_version v ON v.id = e.problem_version_id WHERE e.submission_id = s.id) END AS essays,
           ${criteriaJson} AS criteria,
           CASE WHEN r.id IS NOT NULL THEN ${reviewJson} END AS mine,
           CASE WHEN ${seesScores} THEN (
             SELECT coalesce(json_agg(json_build_object(
                      'name', coalesce(u.name, 'A reviewer'), 'score', o.score,
                      'read', (SELECT n.number FROM submission n WHERE n.id = o.submission_id),
                      'scores', (SELECT coalesce(json_object_agg(g.criterion_id, g.score), '{}') FROM review_score g WHERE g.review_id = o.id)
                    ) ORDER BY o.submitted_at, o.id), '[]')
             FROM review o JOIN "user" u ON u.id = o.reviewer_id
             WHERE o.application_id = a.id AND o.state = 'submitted' AND o.reviewer_id <> ${actor.id}::uuid) END AS others,
           CASE WHEN ${seesScores} THEN a.score_mean END AS mean,
           CASE WHEN ${seesScores} THEN a.score_spread END AS spread
    FROM project p
    ${rightsSql(now)}
    JOIN cohort k ON k.id = p.cohort_id
    JOIN application a ON a.project_id = p.id AND a.code = ${code}
    JOIN submission s ON s.id = a.submission_id
    LEFT JOIN review r ON r.application_id = a.id AND r.reviewer_id = ${actor.id}::uuid
    WHERE p.slug = ${slug} AND rights.read AND ${reviewedBy(actor)} AND ${readableBy(actor)}`;
  const row = rows[0];
  if (!row) return null;
  const { state, cohortState, opensAt, phases, ...shown } = row;
  const open = state === "published" && isOpen({ state: cohortState, opensAt, closesAt: row.closesAt }, now);
  const essays = (row.essays ?? []).map(({ prompt, guidance, ...essay }) => ({
    ...essay,
    promptHtml: promptHtml(prompt),
    guidanceHtml: promptHtml(guidance),
  }));
  const phase = phaseNow(phases.map(asPhase), now);
  return { ...shown, phase, open, essays };
}

/** lib/blind/view.ts, over the joined `rights` and the actor's own `review r`. */
const revealJson = (actor: Actor) => Prisma.sql`(
  SELECT json_build_object('shown', CASE WHEN shown.one THEN 'case' WHEN rights.names THEN 'phase' END,
                           'may', NOT shown.one AND NOT rights.names AND ${ledBy(actor)} AND r.state IS DISTINCT FROM 'recused',
                           'done', r.state IS NOT DISTINCT FROM 'submitted')
  FROM (SELECT ${revealedTo(actor)} AS one) shown)`;

const reviewJson = Prisma.sql`json_build_object(
  'state', r.state, 'version', r.version, 'notes', r.notes, 'score', r.score, 'updatedAt', r.updated_at,
  'read', (SELECT n.number FROM submission n WHERE n.id = r.submission_id),
  'scores', (SELECT coalesce(json_object_agg(g.criterion_id, g.score), '{}') FROM review_score g WHERE g.review_id = r.id))`;

/** The actor's own review as it is stored, or null; null too while its application may not be read. */
export async function myReviewOf(actor: Actor, slug: string, code: string, now: Date): Promise<MyReview | null> {
  const rows = await db.$queryRaw<{ mine: MyReview }[]>`
    SELECT ${reviewJson} AS mine
    FROM project p ${rightsSql(now)} JOIN application a ON a.project_id = p.id AND a.code = ${code}
    JOIN review r ON r.application_id = a.id AND r.reviewer_id = ${actor.id}::uuid
    WHERE p.slug = ${slug} AND rights.read AND ${reviewedBy(actor)} AND ${readableBy(actor)}`;
  return rows[0]?.mine ?? null;
}
