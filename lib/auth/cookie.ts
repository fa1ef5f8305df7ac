import { createHash, randomBytes } from "node:crypto";
import { env } from "#lib/env.ts";

export const SESSION_DAYS = 30;

/** On https the name itself binds the cookie to this host and to a secure connection. */
export function sessionCookie() {
  const secure = env().APP_URL.startsWith("https:");
  return {
    name: secure ? "__Host-prentice-session" : "prentice-session",
    options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure },
  };
}

/** Tells the public pages' header that somebody is signed in, and nothing else; they are the same bytes for all. */
export const SIGNED_IN_HINT = "prentice-signed-in";

export function newSessionToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What the database keeps of a session's cookie: SHA-256, hexadecimal. */
export function hashSessionToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
