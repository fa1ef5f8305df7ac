import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { db } from "#lib/db.ts";

export type PersonRow = {
  id: string;
  name: string | null;
  email: string;
  affiliation: string | null;
  isAdmin: boolean;
  mentor: string | null;
  reviewsFor: number;
  sessions: number;
};

export const PEOPLE_SHOWN = 50;

/** People whose name or address holds the words, admins first; one row more than is shown tells that there are more. One statement. */
export async function peopleForAdmin(actor: Actor, q: string): Promise<PersonRow[]> {
  const like = `%${q.trim().replace(/[\\%_]/g, "\\$&")}%`;
  return db.$queryRaw<PersonRow[]>`
    SELECT u.id::text, u.name, u.email, u.affiliation, u.is_admin AS "isAdmin", m.slug AS mentor,
           (SELECT count(*)::int FROM project_reviewer r WHERE r.user_id = u.id) AS "reviewsFor",
           (SELECT count(*)::int FROM session s WHERE s.user_id = u.id AND s.expires > now()) AS sessions
    FROM "user" u LEFT JOIN mentor m ON m.user_id = u.id
    WHERE ${actor.isAdmin}::boolean AND (u.email ILIKE ${like} OR u.name ILIKE ${like})
    ORDER BY u.is_admin DESC, u.created_at DESC, u.id LIMIT ${PEOPLE_SHOWN + 1}`;
}
