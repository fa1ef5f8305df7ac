import "server-only";
import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/policy.ts";
import type { Db } from "#lib/db.ts";
import { done, type Result, refuse } from "#lib/result.ts";
import { transaction } from "#lib/transaction.ts";
import { lockLed, notLed, readersSql } from "./led.ts";

/** Says how many applications readers of a project are given at most; null is no cap. Those not named keep theirs. */
export function setCaps(
  db: Db,
  actor: Actor,
  { project: slug, caps }: { project: string; caps: Record<string, number | null> },
): Promise<Result> {
  return transaction(db, async (tx) => {
    const project = await lockLed(tx, actor, slug);
    if (!project) return notLed;
    const people = Object.keys(caps);
    const readers = await tx.$queryRaw<{ id: string }[]>`
      SELECT w.user_id::text AS id FROM project p, LATERAL ${readersSql} w
      WHERE p.id = ${project.id}::uuid AND w.user_id = ANY (${people}::uuid[])`;
    if (readers.length < people.length)
      return refuse("One of these people does not review the project any more. Reload the page; nothing was changed.");
    const [changed] = await tx.$queryRaw<{ count: number }[]>`
      WITH given AS (SELECT * FROM unnest(${people}::uuid[], ${Object.values(caps)}::int[]) g(user_id, cap)),
      dropped AS (
        DELETE FROM reviewer_load l USING given g
        WHERE l.project_id = ${project.id}::uuid AND l.user_id = g.user_id AND g.cap IS NULL RETURNING 1),
      written AS (
        INSERT INTO reviewer_load AS l (project_id, user_id, cap)
        SELECT ${project.id}::uuid, g.user_id, g.cap FROM given g WHERE g.cap IS NOT NULL
        ON CONFLICT (project_id, user_id) DO UPDATE SET cap = excluded.cap WHERE l.cap <> excluded.cap RETURNING 1)
      SELECT ((SELECT count(*) FROM dropped) + (SELECT count(*) FROM written))::int AS count`;
    if (changed && changed.count > 0)
      await record(tx, {
        actorId: actor.id,
        act: "setCaps",
        subject: "project",
        subjectId: project.id,
        detail: { people: changed.count },
      });
    return done;
  });
}
