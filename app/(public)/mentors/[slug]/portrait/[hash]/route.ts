import { currentActor } from "#lib/auth/session.ts";
import { portraitBytes } from "#lib/portraits/queries.ts";

type Props = { params: Promise<{ slug: string; hash: string }> };

/**
 * A mentor's picture; its address names its content, so that it may be kept for ever. Of a mentor
 * who is not public only those who edit the profile get it, and nobody keeps it. 404. Its policy
 * stands with the others, in lib/security-headers.ts.
 */
export async function GET(_request: Request, { params }: Props): Promise<Response> {
  const { slug, hash } = await params;
  const picture = await portraitBytes(slug, hash, currentActor);
  if (!picture) return new Response(null, { status: 404, headers: { "Cache-Control": "no-store" } });
  return new Response(picture.bytes, {
    headers: {
      "Content-Type": "image/webp",
      "X-Content-Type-Options": "nosniff",
      "Content-Disposition": "inline",
      "Cache-Control": picture.isPublic ? "public, max-age=31536000, immutable" : "private, no-store",
    },
  });
}
