import "server-only";
import { cookies } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { paths } from "#lib/paths.ts";
import { actorOfSession } from "./actor.ts";
import { sessionCookie } from "./cookie.ts";
import type { Actor } from "./policy.ts";

/** Who asks, read afresh with every request (once per request): a revoked session or role ends with the next one. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const token = (await cookies()).get(sessionCookie().name)?.value;
  return token ? actorOfSession(token) : null;
});

/** For pages: the actor, or off to sign in and back to `next`. */
export async function requireActor(next: string): Promise<Actor> {
  return (await currentActor()) ?? redirect(paths.signIn(next));
}

/** For admin pages: to everybody else they do not exist. */
export async function requireAdmin(next: string): Promise<Actor> {
  const actor = await requireActor(next);
  return actor.isAdmin ? actor : notFound();
}
