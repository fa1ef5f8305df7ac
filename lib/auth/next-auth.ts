import "server-only";
import { PrismaAdapter } from "@auth/prisma-adapter";
import NextAuth, { type AuthOptions } from "next-auth";
import type { Adapter } from "next-auth/adapters";
import { db } from "#lib/db.ts";
import { env } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { paths } from "#lib/paths.ts";
import { hashSessionToken, newSessionToken, SESSION_DAYS, sessionCookie } from "./cookie.ts";

/** The adapter keeps only the hash of a session's token. */
function hashingAdapter(): Adapter {
  const inner = PrismaAdapter(db as unknown as Parameters<typeof PrismaAdapter>[0]) as Adapter;
  const lower = (user: { email: string; name?: string | null; emailVerified: Date | null; image?: string | null }) => ({
    email: user.email.trim().toLowerCase(),
    emailVerified: user.emailVerified,
    name: user.name ?? null,
    image: null,
  });
  return {
    ...inner,
    createUser: (user: Parameters<typeof lower>[0]) => inner.createUser?.(lower(user) as never) as never,
    getUserByEmail: (email) => inner.getUserByEmail?.(email.trim().toLowerCase()) as never,
    createSession: async (session) => {
      await db.session.create({
        data: {
          userId: session.userId,
          expires: session.expires,
          sessionToken: hashSessionToken(session.sessionToken),
        },
      });
      return session;
    },
    getSessionAndUser: async (token) => {
      const found = await inner.getSessionAndUser?.(hashSessionToken(token));
      return found ? { ...found, session: { ...found.session, sessionToken: token } } : null;
    },
    updateSession: async () => null,
    deleteSession: async (token) => {
      await db.session.deleteMany({ where: { sessionToken: hashSessionToken(token) } });
    },
  };
}

export function oidcConfigured(): { name: string } | null {
  return env().OIDC_ISSUER ? { name: env().OIDC_NAME } : null;
}

function options(): AuthOptions {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME, AUTH_SECRET } = env();
  const session = sessionCookie();
  return {
    secret: AUTH_SECRET,
    adapter: hashingAdapter(),
    session: { strategy: "database", maxAge: SESSION_DAYS * 86_400, generateSessionToken: newSessionToken },
    cookies: { sessionToken: session },
    pages: { signIn: paths.signIn(), error: paths.signIn(), verifyRequest: paths.signInSent },
    providers: [
      {
        // Links are made and sent by the outbox (lib/mail/send.ts); next-auth only takes them back.
        id: "email",
        type: "email",
        name: "Email",
        from: "",
        server: "",
        maxAge: 0,
        options: {},
        sendVerificationRequest: () => {
          throw new Error("Sign-in links are sent by the outbox.");
        },
      },
      ...(OIDC_ISSUER && OIDC_CLIENT_ID && OIDC_CLIENT_SECRET
        ? [
            {
              id: "oidc",
              type: "oauth" as const,
              name: OIDC_NAME,
              wellKnown: `${OIDC_ISSUER.replace(/\/$/, "")}/.well-known/openid-configuration`,
              clientId: OIDC_CLIENT_ID,
              clientSecret: OIDC_CLIENT_SECRET,
              authorization: { params: { scope: "openid email profile" } },
              idToken: true,
              checks: ["pkce" as const, "state" as const, "nonce" as const],
              // The provider vouches for the address (below), so it may be the same person's account.
              allowDangerousEmailAccountLinking: true,
              profile: (profile: { sub: string; name?: string; email?: string }) => ({
                id: profile.sub,
                name: profile.name ?? null,
                email: profile.email ?? null,
              }),
            },
          ]
        : []),
    ],
    callbacks: {
      signIn: ({ account, profile }) => {
        if (account?.provider !== "oidc") return true;
        const claims = profile as { email?: string; email_verified?: boolean } | undefined;
        return claims?.email && claims.email_verified === true ? true : `${paths.signIn()}?error=Unverified`;
      },
    },
    logger: {
      error: (code) => log.warn({ code }, "sign-in failed"),
      warn: () => {},
      debug: () => {},
    },
  };
}

type Incoming = {
  action: string[];
  method: "GET" | "POST";
  query?: Record<string, string>;
  body?: Record<string, string>;
  cookies: Record<string, string>;
  headers: Record<string, string>;
};

/**
 * One call of next-auth with exactly these parameters, as a Response. Its endpoints are not
 * mounted as they come: each of ours calls the one act it is for.
 */
export async function nextAuth(incoming: Incoming): Promise<Response> {
  const headers = new Headers({ "Cache-Control": "no-store" });
  let status = 200;
  let body: string | null = null;
  const response = {
    status(code: number) {
      status = code;
      return response;
    },
    getHeader: (name: string) =>
      name.toLowerCase() === "set-cookie" ? headers.getSetCookie() : (headers.get(name) ?? undefined),
    setHeader(name: string, value: string | string[]) {
      headers.delete(name);
      for (const one of [value].flat()) headers.append(name, one);
      return response;
    },
    json(value: unknown) {
      body = JSON.stringify(value);
    },
    send(value: unknown) {
      body = typeof value === "string" ? value : JSON.stringify(value);
    },
    end() {},
  };
  const request = {
    method: incoming.method,
    query: { ...incoming.query, nextauth: incoming.action },
    body: incoming.body ?? {},
    cookies: incoming.cookies,
    headers: incoming.headers,
  };
  await NextAuth(request as never, response as never, options());
  return new Response(body, { status, headers });
}
