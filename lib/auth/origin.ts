import { env } from "#lib/env.ts";

/**
 * Whether a request that changes something came from our own pages. Browsers say so in
 * `Sec-Fetch-Site` and `Origin`; a request with neither is refused.
 */
export function fromOurPages(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") return false;
  const origin = headers.get("origin");
  if (origin === null) return site === "same-origin";
  if (!URL.canParse(origin)) return false;
  return origin === env().APP_URL || new URL(origin).host === hostOf(headers);
}

/**
 * Whether a form came from another site's page; "null" is that of one that hides where it is from, as sandboxed
 * frames do, and never of ours. A request without the header is left to others to judge.
 */
export function fromElsewhere(headers: Headers): boolean {
  const origin = headers.get("origin");
  if (origin === null || origin === env().APP_URL) return false;
  return !URL.canParse(origin) || new URL(origin).host !== hostOf(headers);
}

function hostOf(headers: Headers): string | null {
  const forwarded = env().TRUST_PROXY === "1" ? headers.get("x-forwarded-host") : null;
  return forwarded ?? headers.get("host");
}

/** The client's address, for rate limits only: what our proxy added last, or what scripts/incoming.ts put there. */
export function clientAddress(headers: Headers): string {
  const forwarded = headers.get("x-forwarded-for");
  if (!forwarded) return "direct";
  return forwarded.split(",").at(-1)?.trim() ?? "direct";
}
