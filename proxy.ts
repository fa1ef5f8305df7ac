import { type NextRequest, NextResponse } from "next/server";
import { actorOfSession } from "#lib/auth/actor.ts";
import { sessionCookie } from "#lib/auth/cookie.ts";
import { SENT_SIGNED_OUT } from "#lib/auth/sent-signed-out.ts";
import { env } from "#lib/env.ts";
import { signedInPolicy } from "#lib/security-headers.ts";

/**
 * Gives each signed-in page its nonce and its content security policy, and keeps it out of
 * every cache. It is no wall: who may see what is decided where the data is read.
 */
export async function proxy(request: NextRequest) {
  if (sentFromElsewhere(request))
    return new NextResponse("This form was sent from another site, so it was refused and nothing was changed.\n", {
      status: 403,
      headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
    });
  if (await sentSignedOut(request)) {
    const answer = new URL(SENT_SIGNED_OUT, request.url);
    answer.searchParams.set("to", `${request.nextUrl.pathname}${request.nextUrl.search}`);
    return NextResponse.rewrite(answer);
  }
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const { OIDC_ISSUER } = env();
  const policy = signedInPolicy(nonce, OIDC_ISSUER ? [new URL(OIDC_ISSUER).origin] : []);
  const headers = new Headers(request.headers);
  headers.set("Content-Security-Policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  response.headers.set("Cache-Control", "private, no-store");
  response.headers.set("X-Robots-Tag", "noindex");
  return response;
}

/** The framework refuses these too, but as a fault of its own. Signing in answers them itself. */
function sentFromElsewhere(request: NextRequest): boolean {
  const origin = request.headers.get("origin");
  if (request.method !== "POST" || !origin || !URL.canParse(origin)) return false;
  if (request.nextUrl.pathname.startsWith("/sign-in")) return false;
  return new URL(origin).host !== (request.headers.get("x-forwarded-host") ?? request.headers.get("host"));
}

/** A form sent without script by somebody whose session has ended: the page it was sent to has nobody to render for. */
async function sentSignedOut(request: NextRequest): Promise<boolean> {
  if (request.method !== "POST" || request.headers.has("next-action")) return false;
  if (/^\/(sign-in|demo)(\/|$)/.test(request.nextUrl.pathname)) return false;
  const token = request.cookies.get(sessionCookie().name)?.value;
  return !token || (await actorOfSession(token)) === null;
}

export const config = {
  matcher: [
    "/applications/:path*",
    "/apply/:path*",
    "/essays/:path*",
    "/plan/:path*",
    "/review/:path*",
    "/admin/:path*",
    "/account/:path*",
    "/sign-in/:path*",
    "/demo/:path*",
  ],
};
