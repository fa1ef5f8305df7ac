import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { db } from "#lib/db.ts";

export type TopicRow = { id: string; slug: string; name: string; uses: number };

/** Every topic by name, with the number of projects that have it. One statement. */
export async function topicsForAdmin(actor: Actor): Promise<TopicRow[]> {
  return db.$queryRaw<TopicRow[]>`
    SELECT t.id::text, t.slug, t.name, count(pt.project_id)::int AS uses
    FROM topic t LEFT JOIN project_topic pt ON pt.topic_id = t.id
    WHERE ${actor.isAdmin}::boolean GROUP BY t.id ORDER BY lower(t.name), t.id`;
}
