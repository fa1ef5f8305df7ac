import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { type Db, Prisma } from "#lib/db.ts";
import { queueStart } from "./rules.ts";
import { readableBy, reviewedBy } from "./scope.ts";

/** The next application to read, or that only the skipped one waits, or nothing. */
export type Next = { kind: "application"; code: string } | { kind: "only-skipped" } | { kind: "empty" };

/**
 * The actor's queue in a project: fewest reviews first; among as many, the shuffled order,
 * begun where this reviewer's queue starts and run round once. Each step is a look into the
 * index (project, state, reviews, shuffle).
 * @param skipped the code of the application to go on from, without having reviewed it
 * @returns null when the actor does not review such a project
 */
export async function nextInQueue(
  db: Pick<Db, "$queryRaw">,
  actor: Actor,
  slug: string,
  skipped?: string,
): Promise<Next | null> {
  const start = queueStart(actor.id);
  const [found] = await db.$queryRaw<
    { id: string; code: string | null; count: number | null; shuffle: number | null; waits: boolean | null }[]
  >`
    SELECT p.id::text, s.code, s.review_count AS count, s.shuffle,
           s.id IS NOT NULL AND NOT ${handledBy(actor, Prisma.sql`s.id`)} AS waits
    FROM project p
    LEFT JOIN LATERAL (
      SELECT a.id, a.code, a.review_count, a.shuffle FROM application a
      WHERE a.project_id = p.id AND a.code = ${skipped ?? null}::text AND ${readableBy(actor)}) s ON TRUE
    WHERE p.slug = ${slug} AND ${reviewedBy(actor)}`;
  if (!found) return null;
  const { id, code, count, shuffle } = found;
  const from = code !== null && count !== null && shuffle !== null ? { code, count, shuffle } : null;
  const [next] = await db.$queryRaw<{ code: string }[]>(queueSql(id, actor, start, from));
  if (next) return { kind: "application", code: next.code };
  return found.waits ? { kind: "only-skipped" } : { kind: "empty" };
}

/** Whether the actor has begun, finished or given up a review of the application. */
function handledBy(actor: Actor, application: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM review r WHERE r.application_id = ${application} AND r.reviewer_id = ${actor.id}::uuid AND r.state <> 'assigned')`;
}

type Place = { code: string; count: number; shuffle: number };

/** Exported so that its plan can be looked at. */
export function queueSql(projectId: string, actor: Actor, start: number, from: Place | null): Prisma.Sql {
  const waiting = Prisma.sql`a.project_id = ${projectId}::uuid AND ${readableBy(actor)} AND NOT ${handledBy(actor, Prisma.sql`a.id`)}
    ${from ? Prisma.sql`AND a.code <> ${from.code}` : Prisma.empty}`;
  const lowest = (more: Prisma.Sql) =>
    Prisma.sql`(SELECT a.review_count FROM application a WHERE ${waiting} ${more} ORDER BY a.review_count LIMIT 1)`;
  const step = (number: number, count: Prisma.Sql, where: Prisma.Sql) => Prisma.sql`(
    SELECT ${number}::int AS step, a.code FROM application a WHERE ${waiting} AND a.review_count = ${count} AND ${where}
    ORDER BY a.shuffle, a.code LIMIT 1)`;
  const fromStart = Prisma.sql`a.shuffle >= ${start}::int`;
  const beforeStart = Prisma.sql`a.shuffle < ${start}::int`;
  const round = (number: number, count: Prisma.Sql) => [
    step(number, count, fromStart),
    step(number + 1, count, beforeStart),
  ];

  const steps = round(4, lowest(Prisma.empty));
  if (from) {
    const same = Prisma.sql`${from.count}::int`;
    const behind = Prisma.sql`(a.shuffle, a.code) > (${from.shuffle}::int, ${from.code})`;
    const rest =
      from.shuffle >= start
        ? [step(0, same, behind), step(1, same, beforeStart)]
        : [step(1, same, Prisma.sql`${behind} AND ${beforeStart}`)];
    steps.unshift(...rest, ...round(2, lowest(Prisma.sql`AND a.review_count > ${from.count}::int`)));
  }
  return Prisma.sql`SELECT code FROM (${Prisma.join(steps, " UNION ALL ")}) steps ORDER BY step LIMIT 1`;
}
