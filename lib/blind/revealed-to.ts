import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { type Db, Prisma } from "#lib/db.ts";

/** Why a review can't be changed after its writer was shown the name. */
export const revealedText =
  "You were shown who wrote this application, so your review of it can’t be changed any more. It counts as you submitted it.";

/** Whether `application a` was revealed to the actor: then their review of it stays as it is. */
export function revealedTo(actor: Actor): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM reveal v WHERE v.application_id = a.id AND v.user_id = ${actor.id}::uuid)`;
}

/** The same of one application, by its place. */
export async function wasRevealed(
  db: Pick<Db, "$queryRaw">,
  actor: Actor,
  place: { project: string; code: string },
): Promise<boolean> {
  const [row] = await db.$queryRaw<object[]>`
    SELECT 1 FROM project p JOIN application a ON a.project_id = p.id AND a.code = ${place.code}
    WHERE p.slug = ${place.project} AND ${revealedTo(actor)}`;
  return row !== undefined;
}
