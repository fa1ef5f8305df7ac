/**
 * Two content security policies. Signed-in pages, where what strangers wrote is shown, run only
 * scripts that carry the request's nonce. Public pages are prerendered, so a nonce can't be in
 * them: they allow inline scripts, which the framework needs, and otherwise the same little.
 * Neither lets a page fetch, frame, or send a form anywhere else.
 */
const common = [
  "default-src 'none'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
];

/** Path prefixes whose pages need a session, or handle one. The proxy's matcher repeats them literally. */
export const SIGNED_IN_PREFIXES = [
  "applications",
  "apply",
  "essays",
  "plan",
  "review",
  "admin",
  "account",
  "profile",
  "proposals",
  "ask",
  "terms",
  "unsubscribe",
  "sign-in",
  "demo",
];

/** Every page that is not of these. */
export const PUBLIC_PAGES = `/((?!${SIGNED_IN_PREFIXES.map((prefix) => `${prefix}(?:/|$)`).join("|")}).*)`;

/** Pictures that people uploaded. Opened by itself, such a one is a document that may do nothing at all. */
export const PORTRAITS = "/mentors/:slug/portrait/:hash";
export const PICTURE_POLICY = "default-src 'none'; sandbox";

export function publicPolicy(): string {
  return [
    ...common,
    "script-src 'self' 'unsafe-inline'",
    "style-src 'self' 'unsafe-inline'",
    "form-action 'self'",
  ].join("; ");
}

/** @param formTargets origins besides our own that a form may lead to (an OpenID provider) */
export function signedInPolicy(nonce: string, formTargets: string[] = []): string {
  return [
    ...common,
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `form-action ${["'self'", ...formTargets].join(" ")}`,
  ].join("; ");
}

export function baseHeaders(): { key: string; value: string }[] {
  return [
    { key: "X-Content-Type-Options", value: "nosniff" },
    { key: "Referrer-Policy", value: "same-origin" },
    { key: "X-Frame-Options", value: "DENY" },
    { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
    { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
    { key: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=(), payment=(), usb=()" },
    // Browsers heed this on https alone.
    { key: "Strict-Transport-Security", value: "max-age=31536000" },
  ];
}

/** The nonce of a policy made by signedInPolicy. */
export function nonceOf(policy: string | null): string | undefined {
  return /'nonce-([^']+)'/.exec(policy ?? "")?.[1];
}
