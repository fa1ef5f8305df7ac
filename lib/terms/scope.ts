import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { Prisma } from "#lib/db.ts";
import { isMentor } from "#lib/mentors/scope.ts";

/** Whether the actor edits the glossary: mentors and admins. */
export function editsTerms(actor: Actor): Prisma.Sql {
  return Prisma.sql`(${actor.isAdmin}::boolean OR ${isMentor(actor)})`;
}
