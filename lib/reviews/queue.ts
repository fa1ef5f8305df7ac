import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { type Db, Prisma } from "#lib/db.ts";
import { queueStart } from "./rules.ts";
import { readableBy, reviewedBy, rightsSql } from "./scope.ts";

/** The next application to read, or that only the one asked about waits, or nothing, or that the phase lets nobody read. */
export type Next =
  | { kind: "application"; code: string }
  | { kind: "only-skipped" }
  | { kind: "empty" }
  | { kind: "not-now" };

/**
 * The actor's queue in a project: what was assigned to them; then what has fewer reviews than the
 * project wants; then what they skipped, the longest ago first, and with it the drafts that they
 * skipped; then what has reviews enough, and of that again what they skipped at the end. Within
 * each, fewest reviews first; among as many, the shuffled order, begun where this reviewer's queue
 * starts and run round once.
 * @param other the code of an application that is not meant, since the actor comes from it
 * @returns null when the actor does not review such a project
 */
export async function nextInQueue(
  db: Pick<Db, "$queryRaw">,
  actor: Actor,
  slug: string,
  now: Date,
  other: string | null = null,
): Promise<Next | null> {
  const [found] = await db.$queryRaw<{ id: string; wanted: number; read: boolean; waits: boolean }[]>`
    SELECT p.id::text, p.reviews_wanted AS wanted, rights.read, EXISTS (
      SELECT 1 FROM application a WHERE a.project_id = p.id AND a.code = ${other}::text AND ${readableBy(actor)}
        AND NOT ${reviewOf(actor, Prisma.sql`r.state IN ('submitted', 'recused')`)}) AS waits
    FROM project p ${rightsSql(now)}
    WHERE p.slug = ${slug} AND ${reviewedBy(actor)}`;
  if (!found) return null;
  if (!found.read) return { kind: "not-now" };
  const [next] = await db.$queryRaw<{ code: string }[]>(queueSql(found.id, found.wanted, actor, other));
  if (next) return { kind: "application", code: next.code };
  return found.waits ? { kind: "only-skipped" } : { kind: "empty" };
}

/** Whether the actor has such a review of `application a`. OFFSET 0 has it looked up for each row, never joined with all. */
function reviewOf(actor: Actor, such: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM review r WHERE r.application_id = a.id AND r.reviewer_id = ${actor.id}::uuid AND ${such} OFFSET 0)`;
}

/**
 * The statement that finds it. Each step is a look into an index: those of the actor's own reviews
 * and marks, or (project, state, reviews, shuffle), walked past what is theirs already. Exported
 * so that its plan can be looked at.
 */
export function queueSql(projectId: string, wanted: number, actor: Actor, other: string | null): Prisma.Sql {
  const start = queueStart(actor.id);
  const me = Prisma.sql`${actor.id}::uuid`;
  const readable = Prisma.sql`a.project_id = ${projectId}::uuid AND ${readableBy(actor)}
    ${other === null ? Prisma.empty : Prisma.sql`AND a.code <> ${other}`}`;
  const unskipped = Prisma.sql`NOT EXISTS (
    SELECT 1 FROM reviewer_mark m WHERE m.application_id = a.id AND m.user_id = ${me} AND m.skipped_at IS NOT NULL OFFSET 0)`;
  const its = (id: Prisma.Sql) =>
    Prisma.sql`CROSS JOIN LATERAL (SELECT * FROM application a WHERE a.id = ${id} OFFSET 0) a`;

  const assigned = Prisma.sql`(
    SELECT 0 AS step, a.code FROM (
      SELECT application_id FROM review WHERE project_id = ${projectId}::uuid AND reviewer_id = ${me} AND state = 'assigned' OFFSET 0) r
    ${its(Prisma.sql`r.application_id`)}
    WHERE ${readable} AND ${unskipped}
    ORDER BY a.review_count, a.shuffle < ${start}::int, a.shuffle, a.code LIMIT 1)`;

  const waiting = Prisma.sql`${readable} AND ${unskipped} AND NOT ${reviewOf(actor, Prisma.sql`r.state <> 'assigned'`)}`;
  const round = (step: number, counts: Prisma.Sql) => {
    const lowest = Prisma.sql`(SELECT a.review_count FROM application a WHERE ${waiting} AND ${counts} ORDER BY a.review_count LIMIT 1)`;
    return [Prisma.sql`a.shuffle >= ${start}::int`, Prisma.sql`a.shuffle < ${start}::int`].map(
      (part, at) => Prisma.sql`(
        SELECT ${step + at}::int, a.code FROM application a WHERE ${waiting} AND a.review_count = ${lowest} AND ${part}
        ORDER BY a.shuffle, a.code LIMIT 1)`,
    );
  };

  const skipped = (step: number, such: Prisma.Sql) => Prisma.sql`(
    SELECT ${step}::int, a.code FROM (
      SELECT application_id, skipped_at FROM reviewer_mark WHERE user_id = ${me} AND skipped_at IS NOT NULL OFFSET 0) m
    ${its(Prisma.sql`m.application_id`)}
    LEFT JOIN LATERAL (SELECT state FROM review WHERE application_id = a.id AND reviewer_id = ${me} OFFSET 0) r ON TRUE
    WHERE ${readable} AND (r.state IS NULL OR r.state IN ('assigned', 'draft')) AND ${such}
    ORDER BY m.skipped_at, a.code LIMIT 1)`;

  const steps = [
    assigned,
    ...round(1, Prisma.sql`a.review_count < ${wanted}::int`),
    skipped(3, Prisma.sql`(r.state IS NOT NULL OR a.review_count < ${wanted}::int)`),
    ...round(4, Prisma.sql`a.review_count >= ${wanted}::int`),
    skipped(6, Prisma.sql`TRUE`),
  ];
  return Prisma.sql`SELECT code FROM (${Prisma.join(steps, " UNION ALL ")}) steps ORDER BY step LIMIT 1`;
}
