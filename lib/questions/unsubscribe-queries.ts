import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { db } from "#lib/db.ts";
import { env } from "#lib/env.ts";
import { type StopView, stopView } from "./unsubscribe.ts";
import { readToken } from "./unsubscribe-token.ts";

export type MailsOfToken = StopView & {
  kind: "thread" | "project";
  /** Whoever is signed in is whom the mails are for. */
  own: boolean;
};

/** What the page of a token in a mail shows to whoever opens it; null for a token that the portal did not make. */
export async function mailsOfToken(actor: Actor | null, token: string): Promise<MailsOfToken | null> {
  const stopped = readToken(env().AUTH_SECRET, token);
  if (!stopped) return null;
  const view = await stopView(db, stopped);
  return { ...view, kind: "thread" in stopped.stop ? "thread" : "project", own: actor?.id === stopped.userId };
}
