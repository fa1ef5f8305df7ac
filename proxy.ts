import { type NextRequest, NextResponse } from "next/server";
import { env } from "#lib/env.ts";
import { signedInPolicy } from "#lib/security-headers.ts";

/**
 * Gives each signed-in page its nonce and its content security policy, and keeps it out of
 * every cache. It is no wall: who may see what is decided where the data is read.
 */
export function proxy(request: NextRequest) {
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

export const config = {
  matcher: [
    "/applications/:path*",
    "/apply/:path*",
    "/essays/:path*",
    "/review/:path*",
    "/admin/:path*",
    "/account/:path*",
    "/sign-in/:path*",
    "/demo/:path*",
  ],
};
