import "server-only";
import { cookies } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { db } from "#lib/db.ts";
import { paths } from "#lib/paths.ts";
import { hashSessionToken, sessionCookie } from "./cookie.ts";
import type { Actor } from "./policy.ts";

/** Who asks, read afresh with every request (once per request): a revoked session or role ends with the next one. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const token = (await cookies()).get(sessionCookie().name)?.value;
  return token ? actorOfSession(token) : null;
});

/** The person behind a session's cookie, or null when the session is unknown or over. One query. */
export async function actorOfSession(token: string): Promise<Actor | null> {
  const rows = await db.$queryRaw<Actor[]>`
    SELECT u.id::text, u.email, u.name, u.is_admin AS "isAdmin",
           EXISTS (SELECT 1 FROM mentor m WHERE m.user_id = u.id)
           OR EXISTS (SELECT 1 FROM project_reviewer r WHERE r.user_id = u.id) AS "isReviewer"
    FROM session s JOIN "user" u ON u.id = s.user_id
    WHERE s.session_token = ${hashSessionToken(token)} AND s.expires > now()`;
  return rows[0] ?? null;
}

/** For pages: the actor, or off to sign in and back to `next`. */
export async function requireActor(next: string): Promise<Actor> {
  return (await currentActor()) ?? redirect(paths.signIn(next));
}

/** For admin pages: to everybody else they do not exist. */
export async function requireAdmin(next: string): Promise<Actor> {
  const actor = await requireActor(next);
  return actor.isAdmin ? actor : notFound();
}
