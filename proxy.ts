import { type NextRequest, NextResponse } from "next/server";
import { actorOfSession } from "#lib/auth/actor.ts";
import { sessionCookie } from "#lib/auth/cookie.ts";
import { fromElsewhere } from "#lib/auth/origin.ts";
import { answerSignedOut } from "#lib/auth/sent-signed-out.ts";
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
  // Not by a rewrite: where the server is told to listen at an address, it would ask itself over the network.
  if (await sentSignedOut(request))
    return answerSignedOut(request, `${request.nextUrl.pathname}${request.nextUrl.search}`);
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
  return (
    request.method === "POST" && !request.nextUrl.pathname.startsWith("/sign-in") && fromElsewhere(request.headers)
  );
}

/** A form sent without script by somebody whose session has ended: the page it was sent to has nobody to render for. */
async function sentSignedOut(request: NextRequest): Promise<boolean> {
  if (request.method !== "POST" || request.headers.has("next-action")) return false;
  if (/^\/(sign-in|demo|unsubscribe)(\/|$)/.test(request.nextUrl.pathname)) return false;
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
    "/profile/:path*",
    "/proposals/:path*",
    "/ask/:path*",
    "/terms/:path*",
    "/unsubscribe/:path*",
    "/sign-in/:path*",
    "/demo/:path*",
  ],
};
