import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { type Db, Prisma } from "#lib/db.ts";
import { readableBy, reviewedBy, rightsSql } from "./scope.ts";
import type { Place } from "./write-review.ts";

// What readers note of an application for themselves alone: it decides nothing, so there is no record of it.

/** The application at `place`, unless the actor stepped back from it; `such` narrows it further. */
function target(actor: Actor, { project, code }: Place, now: Date, such = Prisma.sql`TRUE`): Prisma.Sql {
  return Prisma.sql`
    SELECT a.id, NOT EXISTS (
      SELECT 1 FROM review r WHERE r.application_id = a.id AND r.reviewer_id = ${actor.id}::uuid AND r.state = 'recused') AND ${such} AS fits
    FROM project p ${rightsSql(now)} JOIN application a ON a.project_id = p.id AND a.code = ${code}
    WHERE p.slug = ${project} AND rights.read AND ${reviewedBy(actor)} AND ${readableBy(actor)}`;
}

/**
 * Puts an application behind the others of the actor's queue, as the last that they skipped. One
 * that they have reviewed already stays where it is. One statement.
 * @returns false when there is no such application for this actor
 */
export async function skip(db: Pick<Db, "$queryRaw">, actor: Actor, place: Place, now: Date): Promise<boolean> {
  const waits = Prisma.sql`NOT EXISTS (
    SELECT 1 FROM review r WHERE r.application_id = a.id AND r.reviewer_id = ${actor.id}::uuid AND r.state = 'submitted')`;
  const found = await db.$queryRaw<unknown[]>`
    WITH target AS (${target(actor, place, now, waits)}),
    marked AS (
      INSERT INTO reviewer_mark (application_id, user_id, skipped_at)
      SELECT t.id, ${actor.id}::uuid, ${now.toISOString()}::timestamptz FROM target t WHERE t.fits
      ON CONFLICT (application_id, user_id) DO UPDATE SET skipped_at = excluded.skipped_at)
    SELECT 1 FROM target`;
  return found.length > 0;
}

/**
 * Flags an application for oneself, or takes the flag from it; what it has already keeps its time. One statement.
 * @returns false when there is no such application for this actor
 */
export async function flag(
  db: Pick<Db, "$queryRaw">,
  actor: Actor,
  place: Place,
  flagged: boolean,
  now: Date,
): Promise<boolean> {
  const at = flagged ? Prisma.sql`${now.toISOString()}::timestamptz` : Prisma.sql`NULL::timestamptz`;
  const found = await db.$queryRaw<unknown[]>`
    WITH target AS (${target(actor, place, now)}),
    marked AS (
      INSERT INTO reviewer_mark AS m (application_id, user_id, flagged_at)
      SELECT t.id, ${actor.id}::uuid, ${at} FROM target t WHERE t.fits
      ON CONFLICT (application_id, user_id) DO UPDATE
      SET flagged_at = CASE WHEN excluded.flagged_at IS NOT NULL THEN coalesce(m.flagged_at, excluded.flagged_at) END)
    SELECT 1 FROM target t WHERE t.fits`;
  return found.length > 0;
}
