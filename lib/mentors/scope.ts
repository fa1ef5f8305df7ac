import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { type Db, Prisma, type Tx } from "#lib/db.ts";
import { refuse } from "#lib/result.ts";

/** Whether the actor edits what the profile `mentor m` shows: the mentor whose account it is, and admins. */
export function profileEditedBy(actor: Actor): Prisma.Sql {
  return Prisma.sql`(${actor.isAdmin}::boolean OR m.user_id = ${actor.id}::uuid)`;
}

/** Whether the actor is a mentor, with a profile of their own. */
export function isMentor(actor: Actor): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM mentor own WHERE own.user_id = ${actor.id}::uuid)`;
}

/** `own`: the actor's own profile, not one that they edit as an admin. */
export type Edited = { id: string; slug: string; name: string; own: boolean };

/** The profile at an address, if the actor edits it. */
export async function profileEdited(
  db: Pick<Db, "$queryRaw">,
  actor: Actor,
  slug: string,
): Promise<Edited | undefined> {
  const [mentor] = await db.$queryRaw<Edited[]>`
    SELECT m.id::text, m.slug, m.name, m.user_id IS NOT DISTINCT FROM ${actor.id}::uuid AS own
    FROM mentor m WHERE m.slug = ${slug} AND ${profileEditedBy(actor)}`;
  return mentor;
}

/** The same with its row locked until the transaction ends: of two who change one profile, one comes after the other. */
export async function lockProfile(tx: Tx, actor: Actor, slug: string): Promise<Edited | undefined> {
  const locked = await tx.$queryRaw<{ id: string }[]>`
    SELECT m.id::text FROM mentor m WHERE m.slug = ${slug} AND ${profileEditedBy(actor)} FOR NO KEY UPDATE OF m`;
  // Asked again: while it waited for the lock, the profile may have been given to another account.
  return locked.length > 0 ? profileEdited(tx, actor, slug) : undefined;
}

export const notEdited = refuse(
  "This profile is not here any more, or it is no longer yours. Nothing was changed; what you typed is still in the form.",
);
