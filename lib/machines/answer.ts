import { createHash } from "node:crypto";

/**
 * A file for machines, kept by shared caches as long as a public page (next.config.ts: expireTime). Who has this very
 * content is told so by 304. `Last-Modified` is for their information: what is no longer public leaves a feed
 * without a later date, so a date alone is never answered with 304 (RFC 9110, 13.1.3 allows that).
 */
export function answer(request: Request, type: string, body: string, changed?: Date): Response {
  // Weak, as the server may compress what it sends.
  const tag = `W/"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`;
  const headers = {
    ETag: tag,
    "Cache-Control": "public, max-age=0, s-maxage=5, must-revalidate",
    ...(changed && changed.getTime() > 0 ? { "Last-Modified": changed.toUTCString() } : {}),
  };
  const had = request.headers.get("if-none-match");
  const same = had !== null && (had.trim() === "*" || had.split(",").some((one) => weak(one) === weak(tag)));
  if (same) return new Response(null, { status: 304, headers });
  return new Response(body, { headers: { ...headers, "Content-Type": type } });
}

const weak = (tag: string) => tag.trim().replace(/^W\//, "");
