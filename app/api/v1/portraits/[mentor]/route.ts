import { overLimit } from "#lib/auth/limits.ts";
import { fromOurPages } from "#lib/auth/origin.ts";
import { currentActor } from "#lib/auth/session.ts";
import { db } from "#lib/db.ts";
import { profileEdited } from "#lib/mentors/scope.ts";
import { withNotice } from "#lib/notices.ts";
import { paths } from "#lib/paths.ts";
import { publishPortrait } from "#lib/portraits/edit.ts";
import { encodePortrait } from "#lib/portraits/encode.ts";
import type { PortraitRefusal } from "#lib/portraits/rules.ts";
import { isSlug } from "#lib/portraits/schema.ts";
import { uploadedFile } from "#lib/portraits/upload.ts";

type Props = { params: Promise<{ mentor: string }> };

const headers = { "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" };
const to = (location: string) => new Response(null, { status: 303, headers: { ...headers, Location: location } });

/**
 * POST a form with a `picture`: it becomes the mentor's portrait, and the answer leads back to the
 * page with the form, which says what came of it. 303; 403 for a form of another site; 404.
 */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  if (!fromOurPages(request.headers))
    return new Response("This form was sent from another site, so it was refused and nothing was changed.\n", {
      status: 403,
      headers,
    });
  const { mentor: slug } = await params;
  const page = paths.profilePart(slug, "portrait");
  const actor = await currentActor();
  if (!actor) return to(paths.signIn(page));
  if (!isSlug(slug) || !(await profileEdited(db, actor, slug))) return new Response(null, { status: 404, headers });
  const refused = (why: PortraitRefusal) => to(`${page}?refused=${why}`);
  if ((await overLimit("portrait", actor.id)) !== null) return refused("many");
  const file = await uploadedFile(request, "picture");
  if (file === "large" || file === null) return refused(file ?? "none");
  const encoded = await encodePortrait(file);
  if (!encoded.ok) return refused(encoded.why);
  const published = await publishPortrait(db, actor, slug, encoded.value, new Date());
  return published.ok ? to(withNotice(page, "portrait-published")) : new Response(null, { status: 404, headers });
}
