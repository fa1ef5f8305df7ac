import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { type Db, Prisma, type Tx } from "#lib/db.ts";
import { refuse } from "#lib/result.ts";
import { ledBy } from "#lib/reviews/scope.ts";

/** Whether the actor proposes changes to `project p`: those who lead it, unless it is archived. */
export function proposedBy(actor: Actor): Prisma.Sql {
  return Prisma.sql`(p.state <> 'archived' AND ${ledBy(actor)})`;
}

/** Whether the actor publishes changes to `project p`: admins, and those who lead it and are trusted with it. */
export function publishedBy(actor: Actor): Prisma.Sql {
  return Prisma.sql`(p.state <> 'archived' AND (${actor.isAdmin}::boolean OR EXISTS (
    SELECT 1 FROM project_mentor pm JOIN mentor m ON m.id = pm.mentor_id
    WHERE pm.project_id = p.id AND m.user_id = ${actor.id}::uuid AND m.trusted)))`;
}

/** Whether the actor reads `proposal r` to `project p`: those who lead the project; admins once it was sent. */
export function proposalReadBy(actor: Actor): Prisma.Sql {
  return Prisma.sql`(${ledBy(actor)} OR (${actor.isAdmin}::boolean AND r.sent_at IS NOT NULL))`;
}

export type Proposed = { id: string; slug: string; title: string };

/**
 * The project at an address with its row locked until the transaction ends: of all that happens to
 * its proposal, one comes after the other.
 * @param who a condition on `project p`; asked again once the row is locked
 */
export async function lockProposed(tx: Tx, slug: string, who: Prisma.Sql): Promise<Proposed | undefined> {
  const locked = await tx.$queryRaw<{ id: string }[]>`
    SELECT p.id::text FROM project p WHERE p.slug = ${slug} AND ${who} FOR NO KEY UPDATE OF p`;
  return locked.length > 0 ? projectAt(tx, slug, who) : undefined;
}

export async function projectAt(
  db: Pick<Db, "$queryRaw">,
  slug: string,
  who: Prisma.Sql,
): Promise<Proposed | undefined> {
  const [project] = await db.$queryRaw<Proposed[]>`
    SELECT p.id::text, p.slug, p.title FROM project p WHERE p.slug = ${slug} AND ${who}`;
  return project;
}

export const notProposed = refuse(
  "This project is not here any more, or it is no longer yours. Nothing was changed; what you typed is still in the form.",
);
