import type { Actor } from "#lib/auth/policy.ts";
import { type Db, Prisma, type Tx } from "#lib/db.ts";
import { type Refusal, refuse } from "#lib/result.ts";
import { isId } from "#lib/text.ts";
import { type PostAct, type PostFacts, postActRefusal, type Roles } from "./rules.ts";
import { isPublic, isReadOnly, rolesIn } from "./scope.ts";

/** Where a post is: its project's address and its id, as a form sends them. */
export type PostPlace = { project: string; post: string };

export type Target = Roles &
  PostFacts & {
    id: string;
    threadId: string;
    projectId: string;
    depth: number;
    path: string;
    text: string;
    version: number;
    anonymous: boolean;
    createdAt: Date;
    editedAt: Date | null;
  };

const kept = "Nothing was saved; what you wrote is still in the form.";

export const gone = refuse(
  "This question is not here any more: its project is not public now. Nothing was saved. What you wrote is still in the form; copy what you want to keep.",
);

/** What decides about `post x` in the thread of `post t` on `project p`, for an actor: columns of Target. */
function targetColumns(actor: Actor): Prisma.Sql {
  return Prisma.sql`x.id::text, x.thread_id::text AS "threadId", p.id::text AS "projectId", x.depth, x.path, x.text, x.version,
    x.anonymous, x.created_at AS "createdAt", x.edited_at AS "editedAt", ${factsOf(actor)}, ${rolesIn(actor)}`;
}

/** The columns of PostFacts, of `post x` in the thread of `post t` on `project p`. */
export function factsOf(actor: Actor): Prisma.Sql {
  return Prisma.sql`x.author_id IS NOT DISTINCT FROM ${actor.id}::uuid AS own, x.number IS NOT NULL AS question,
    x.deleted_at IS NOT NULL AS deleted, x.hidden_at IS NOT NULL AS hidden, t.pinned_at IS NOT NULL AS pinned,
    t.closed_at IS NOT NULL AS closed, ${isReadOnly} AS "readOnly"`;
}

/**
 * The post at a place, for an act on it, or why not. Its thread is locked until the transaction ends, so
 * that of two who act on one thread, one comes after the other.
 */
export async function lockPost(
  tx: Tx,
  actor: Actor,
  place: PostPlace,
  act: PostAct,
): Promise<{ ok: true; target: Target } | Refusal> {
  if (!isId(place.post)) return gone;
  const at = Prisma.sql`FROM post x JOIN post t ON t.id = x.thread_id JOIN project p ON p.id = x.project_id
    WHERE x.id = ${place.post}::uuid AND p.slug = ${place.project} AND ${isPublic}`;
  await tx.$queryRaw`SELECT 1 ${at} FOR SHARE OF p FOR NO KEY UPDATE OF t`;
  // Read only now: while it waited for the lock, somebody may have changed what is decided by.
  const [target] = await tx.$queryRaw<Target[]>`SELECT ${targetColumns(actor)} ${at}`;
  if (!target) return gone;
  const refusal = postActRefusal(act, target, target);
  return refusal ? refuse(`${refusal} ${kept}`) : { ok: true, target };
}

/** Whether there is such a public project, with such a post where one is named. What is not there is refused without counting against a limit. */
export async function isThere(
  db: Pick<Db, "$queryRaw">,
  { project, post }: { project: string; post?: string },
): Promise<boolean> {
  if (post !== undefined && !isId(post)) return false;
  const found = await (post === undefined
    ? db.$queryRaw<unknown[]>`SELECT 1 FROM project p WHERE p.slug = ${project} AND ${isPublic}`
    : db.$queryRaw<unknown[]>`
        SELECT 1 FROM post x JOIN project p ON p.id = x.project_id
        WHERE x.id = ${post}::uuid AND p.slug = ${project} AND ${isPublic}`);
  return found.length > 0;
}
