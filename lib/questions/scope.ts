import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { Prisma } from "#lib/db.ts";
import { ledBy, reviewedBy } from "#lib/reviews/scope.ts";

/** publicProjects (lib/auth/scopes.ts) for hand-written SQL: a condition on `project p`. That the two say the same is tested. */
export const isPublic = Prisma.sql`(p.state IN ('published', 'closed') AND EXISTS (
  SELECT 1 FROM cohort pc WHERE pc.id = p.cohort_id AND pc.state IN ('published', 'archived')))`;

/** Whether the questions of a public `project p` can only be read: its cohort is archived. */
export const isReadOnly = Prisma.sql`EXISTS (SELECT 1 FROM cohort pc WHERE pc.id = p.cohort_id AND pc.state = 'archived')`;

/** Whether what the actor writes on `project p` is an answer: they lead it or review it. */
export function answersIn(actor: Actor): Prisma.Sql {
  return reviewedBy(actor);
}

/** Whether the actor pins, closes and hides on `project p`: the mentors who lead it, and admins. */
function moderatesIn(actor: Actor): Prisma.Sql {
  return Prisma.sql`(${actor.isAdmin}::boolean OR ${ledBy(actor)})`;
}

/** Whether the actor may know who wrote the anonymous posts on `project p`: an admin who reads none of its applications. */
export function seesAuthorsIn(actor: Actor): Prisma.Sql {
  return Prisma.sql`(${actor.isAdmin}::boolean AND NOT ${answersIn(actor)})`;
}

/** The roles of the actor on `project p`, as columns. */
export function rolesIn(actor: Actor): Prisma.Sql {
  return Prisma.sql`${answersIn(actor)} AS answers, ${moderatesIn(actor)} AS moderates`;
}

/**
 * Who stands under `post x` of `user u`, who may be missing: null for an anonymous post, whoever asks.
 * The one place where a post's author becomes a name. An e-mail address is never one.
 */
export const authorName = Prisma.sql`CASE WHEN x.anonymous OR x.author_id IS NULL THEN NULL ELSE coalesce(nullif(btrim(u.name), ''), 'Somebody') END`;
