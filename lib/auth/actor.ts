import "server-only";
import { db } from "#lib/db.ts";
import { hashSessionToken } from "./cookie.ts";
import type { Actor } from "./policy.ts";

/** The person behind a session's cookie, or null when the session is unknown or over. One query. */
export async function actorOfSession(token: string): Promise<Actor | null> {
  const rows = await db.$queryRaw<Actor[]>`/* prepared: session */
    SELECT u.id::text, u.email, u.name, u.is_admin AS "isAdmin",
           EXISTS (SELECT 1 FROM mentor m WHERE m.user_id = u.id)
           OR EXISTS (SELECT 1 FROM project_reviewer r WHERE r.user_id = u.id) AS "isReviewer"
    FROM session s JOIN "user" u ON u.id = s.user_id
    WHERE s.session_token = ${hashSessionToken(token)} AND s.expires > now()`;
  return rows[0] ?? null;
}
