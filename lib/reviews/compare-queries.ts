import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { db, Prisma } from "#lib/db.ts";
import { isId } from "#lib/text.ts";
import { COMPARED, type Comparison, type Offered } from "./compare.ts";
import { promptHtml } from "./prompt-html.ts";
import { readableBy, reviewedBy, rightsSql } from "./scope.ts";

type Row = {
  title: string;
  problems: Comparison["problems"] | null;
  chosen: string | null;
  applications: { code: string; essay: { prompt: string; html: string | null; words: number | null } | null }[] | null;
};

/**
 * The answers of some applications to one problem, as reviewers may read them. No scores and no
 * identity are in it. Those that the actor stepped back from, or that are not there, are left out
 * alike. One statement.
 * @param codes at most COMPARED
 * @param problem the id of the problem; the first when none of them answers it
 * @returns null when the actor does not review such a project, or may not read now
 */
export async function applicationsToCompare(
  actor: Actor,
  slug: string,
  codes: readonly string[],
  problem: string | undefined,
  now: Date,
): Promise<Comparison | null> {
  const asked = codes.slice(0, COMPARED);
  const wanted = problem !== undefined && isId(problem) ? problem : null;
  const [row] = await db.$queryRaw<Row[]>`
    WITH here AS (SELECT p.id, p.title FROM project p ${rightsSql(now)} WHERE p.slug = ${slug} AND rights.read AND ${reviewedBy(actor)}),
    these AS (
      SELECT a.code, a.submission_id, array_position(${[...asked]}::text[], a.code) AS place
      FROM here JOIN application a ON a.project_id = here.id AND a.code = ANY(${[...asked]}::text[])
      WHERE ${readableBy(actor)} AND NOT ${recused(actor)}),
    answers AS (
      SELECT t.code, v.problem_id, e.position, e.title, e.prompt, e.blind_html, e.blind_words
      FROM these t JOIN submission_essay e ON e.submission_id = t.submission_id JOIN problem_version v ON v.id = e.problem_version_id),
    listed AS (SELECT problem_id, min(position) AS position, min(title) AS title FROM answers GROUP BY problem_id),
    chosen AS (SELECT problem_id FROM listed ORDER BY (problem_id = ${wanted}::uuid) IS TRUE DESC, position, problem_id LIMIT 1)
    SELECT here.title, (SELECT problem_id::text FROM chosen) AS chosen,
           (SELECT json_agg(json_build_object('id', problem_id, 'title', title) ORDER BY position, problem_id) FROM listed) AS problems,
           (SELECT json_agg(json_build_object('code', t.code, 'essay', (
              SELECT json_build_object('prompt', w.prompt, 'html', w.blind_html, 'words', w.blind_words)
              FROM answers w WHERE w.code = t.code AND w.problem_id = (SELECT problem_id FROM chosen) ORDER BY w.position LIMIT 1)) ORDER BY t.place)
            FROM these t) AS applications
    FROM here`;
  if (!row) return null;
  const problems = row.problems ?? [];
  const applications = (row.applications ?? []).map(({ code, essay }) => {
    if (!essay) return { code, essay: null };
    const { prompt, ...answer } = essay;
    return { code, essay: { ...answer, promptHtml: promptHtml(prompt) } };
  });
  return { title: row.title, problems, problem: problems.find(({ id }) => id === row.chosen) ?? null, applications };
}

/** So many applications are offered of each kind. */
const OFFERED = 8;

/** The applications that one's own flags and last reviews offer for comparison. One statement. */
export async function offeredToCompare(actor: Actor, slug: string, now: Date): Promise<Offered> {
  const me = Prisma.sql`${actor.id}::uuid`;
  return db.$queryRaw<Offered>`
    WITH here AS (SELECT p.id FROM project p ${rightsSql(now)} WHERE p.slug = ${slug} AND rights.read AND ${reviewedBy(actor)}),
    flagged AS (
      SELECT a.code, m.flagged_at AS at FROM here JOIN reviewer_mark m ON m.user_id = ${me} AND m.flagged_at IS NOT NULL
      JOIN application a ON a.id = m.application_id AND a.project_id = here.id
      WHERE ${readableBy(actor)} AND NOT ${recused(actor)} ORDER BY m.flagged_at DESC LIMIT ${OFFERED}),
    lately AS (
      SELECT a.code, r.updated_at AS at FROM here JOIN review r ON r.project_id = here.id AND r.reviewer_id = ${me} AND r.state IN ('draft', 'submitted')
      JOIN application a ON a.id = r.application_id
      WHERE ${readableBy(actor)} AND a.code NOT IN (SELECT code FROM flagged) ORDER BY r.updated_at DESC LIMIT ${OFFERED})
    SELECT code, flagged FROM (SELECT code, at, TRUE AS flagged FROM flagged UNION ALL SELECT code, at, FALSE FROM lately) offered
    ORDER BY flagged DESC, at DESC, code`;
}

function recused(actor: Actor): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM review b WHERE b.application_id = a.id AND b.reviewer_id = ${actor.id}::uuid AND b.state = 'recused')`;
}
