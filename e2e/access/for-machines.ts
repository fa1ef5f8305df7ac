import { SIGNED_IN_PREFIXES } from "#lib/security-headers.ts";
import type { Answer } from "./http.ts";
import { expect } from "./world.ts";

const closed = new RegExp(`^/(api|${SIGNED_IN_PREFIXES.join("|")})([/?]|$)`);

/**
 * What an answer tells machines. What needs a session, and the API, is found by no search engine and kept by no
 * cache; a public page says where it is, and what it is.
 */
export function expectForMachines({ headers, body }: Answer, path: string): void {
  if (closed.test(path)) {
    expect(headers["x-robots-tag"], `for search engines at ${path}`).toBe("noindex");
    expect(headers["cache-control"], `for caches at ${path}`).toContain("no-store");
    return;
  }
  const said = [
    /<title>[^<]+/,
    /<link rel="canonical" href="http[^"]+"/,
    /<meta name="description" content="[^"]+"/,
    ...["title", "type", "url", "site_name", "description"].map(
      (name) => new RegExp(`<meta property="og:${name}" content="[^"]+"`),
    ),
    /<meta name="twitter:card" content="summary"/,
  ];
  expect(said.filter((one) => !one.test(body)).map(String), `missing in the head of ${path}`).toEqual([]);
}
