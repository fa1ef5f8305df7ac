import "server-only";
import { cookies } from "next/headers";
import { hashSessionToken, newSessionToken, SESSION_DAYS, SIGNED_IN_HINT, sessionCookie } from "#lib/auth/cookie.ts";
import { fromOurPages } from "#lib/auth/origin.ts";
import { db } from "#lib/db.ts";
import { builtAsDemo, env } from "#lib/env.ts";
import { paths } from "#lib/paths.ts";

/** Signs in as one of the demo's people. Refuses everywhere but in a demo build that runs as the demo. */
export async function signInAs(request: Request): Promise<Response> {
  const elsewhere = (to: string) =>
    new Response(null, { status: 303, headers: { Location: to, "Cache-Control": "no-store" } });
  if (!builtAsDemo || env().PRENTICE_DEMO !== "1") return new Response(null, { status: 404 });
  if (!fromOurPages(request.headers)) return elsewhere("/demo");
  const form = await request.formData();
  const user = await db.user.findUnique({
    where: { email: String(form.get("email") ?? "") },
    select: { id: true, isAdmin: true, mentor: { select: { id: true } }, _count: { select: { reviewerOf: true } } },
  });
  if (!user) return elsewhere("/demo");
  const token = newSessionToken();
  const expires = new Date(Date.now() + SESSION_DAYS * 86_400_000);
  await db.session.create({ data: { sessionToken: hashSessionToken(token), userId: user.id, expires } });
  const jar = await cookies();
  const { name, options } = sessionCookie();
  jar.set(name, token, { ...options, expires });
  jar.set(SIGNED_IN_HINT, "1", { path: "/", expires, sameSite: "lax" });
  return elsewhere(
    user.isAdmin ? paths.admin.home : user.mentor || user._count.reviewerOf > 0 ? paths.review : paths.applications,
  );
}
