import { SIGNED_IN_PREFIXES } from "#lib/security-headers.ts";
import type { At } from "./json-ld.ts";

/**
 * What crawlers are asked not to fetch, since it would lead them to the sign-in page only. This keeps nothing secret,
 * and out of no index by itself: those pages answer with X-Robots-Tag as well, and show nothing to who is signed out.
 * A demo is to be found nowhere: its people are invented.
 */
export function robots(at: At, demo: boolean): string {
  if (demo) return "User-agent: *\nDisallow: /\n";
  const closed = ["api/", ...SIGNED_IN_PREFIXES];
  return `User-agent: *
${closed.map((path) => `Disallow: /${path}`).join("\n")}

Sitemap: ${at("/sitemap.xml")}
`;
}
