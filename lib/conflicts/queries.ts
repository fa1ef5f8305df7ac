import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { db } from "#lib/db.ts";
import type { ConflictRow } from "./shown.ts";

/** Who must not read whose work, the youngest first; for admins. One statement. */
export async function conflicts(actor: Actor): Promise<ConflictRow[]> {
  return db.$queryRaw<ConflictRow[]>`
    SELECT json_build_object('id', r.id, 'name', r.name, 'email', r.email) AS reviewer,
           json_build_object('id', a.id, 'name', a.name, 'email', a.email) AS applicant,
           c.reason, coalesce(s.name, s.email) AS "setBy", c.created_at AS "createdAt"
    FROM conflict c JOIN "user" r ON r.id = c.reviewer_id JOIN "user" a ON a.id = c.applicant_id
    LEFT JOIN "user" s ON s.id = c.set_by_id
    WHERE ${actor.isAdmin}::boolean ORDER BY c.created_at DESC, c.reviewer_id, c.applicant_id`;
}
