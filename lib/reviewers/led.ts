import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { type Db, Prisma, type Tx } from "#lib/db.ts";
import { refuse } from "#lib/result.ts";
import { ledBy } from "#lib/reviews/scope.ts";

/** Whether the actor sets up the reviewing of `project p`: those who lead it do, and admins; of a draft nobody yet. */
export function setUpBy(actor: Actor): Prisma.Sql {
  return Prisma.sql`(p.state <> 'draft' AND (${actor.isAdmin}::boolean OR ${ledBy(actor)}))`;
}

export type Led = { id: string; slug: string; title: string };

/** The project, if the actor sets up its reviewing. */
export async function projectLed(db: Pick<Db, "$queryRaw">, actor: Actor, slug: string): Promise<Led | undefined> {
  const [project] = await db.$queryRaw<Led[]>`
    SELECT p.id::text, p.slug, p.title FROM project p WHERE p.slug = ${slug} AND ${setUpBy(actor)}`;
  return project;
}

/**
 * The same with the project's row locked until the transaction ends, so that of those who change
 * who reviews and what they are given one comes after the other. Applicants can submit meanwhile.
 */
export async function lockLed(tx: Tx, actor: Actor, slug: string): Promise<Led | undefined> {
  const locked = await tx.$queryRaw<{ id: string }[]>`
    SELECT p.id::text FROM project p WHERE p.slug = ${slug} AND ${setUpBy(actor)} FOR NO KEY UPDATE OF p`;
  // Asked again: while it waited for the lock, the actor may have stopped to lead the project.
  return locked.length > 0 ? projectLed(tx, actor, slug) : undefined;
}

export const notLed = refuse("This project is not here any more, or you no longer lead it. Nothing was changed.");

/** Those who read `project p`, each once, whether by leading it or by invitation: user_id and leads. */
export const readersSql = Prisma.sql`(
  SELECT user_id, bool_or(leads) AS leads FROM (
    SELECT m.user_id, TRUE AS leads FROM project_mentor pm JOIN mentor m ON m.id = pm.mentor_id
    WHERE pm.project_id = p.id AND m.user_id IS NOT NULL
    UNION ALL SELECT pr.user_id, FALSE FROM project_reviewer pr WHERE pr.project_id = p.id) both_ways
  GROUP BY user_id)`;
