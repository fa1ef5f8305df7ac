import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { db, Prisma } from "#lib/db.ts";
import { profileEditedBy } from "#lib/mentors/scope.ts";
import { isSlug } from "./schema.ts";

/**
 * The picture of this content, WebP: of a public mentor for anybody, of another for those who edit
 * the profile. One statement. Otherwise null, as for an address that never was.
 */
export async function portraitBytes(
  slug: string,
  hash: string,
  actor: () => Promise<Actor | null>,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; isPublic: boolean } | null> {
  if (!/^[0-9a-f]{32}$/.test(hash) || !isSlug(slug)) return null;
  const open = await read(slug, hash, publicMentors);
  if (open) return { bytes: open, isPublic: true };
  const who = await actor();
  const own = who && (await read(slug, hash, profileEditedBy(who)));
  return own ? { bytes: own, isPublic: false } : null;
}

/** publicMentor (lib/mentors/public-queries.ts) for hand-written SQL, on `mentor m`. */
const publicMentors = Prisma.sql`EXISTS (
  SELECT 1 FROM project_mentor pm JOIN project p ON p.id = pm.project_id JOIN cohort c ON c.id = p.cohort_id
  WHERE pm.mentor_id = m.id AND p.state IN ('published', 'closed') AND c.state IN ('published', 'archived'))`;

async function read(slug: string, hash: string, where: Prisma.Sql): Promise<Uint8Array<ArrayBuffer> | null> {
  const [row] = await db.$queryRaw<{ bytes: Uint8Array<ArrayBuffer> }[]>`
    SELECT t.bytes FROM portrait t JOIN mentor m ON m.id = t.mentor_id
    WHERE m.slug = ${slug} AND t.hash = ${hash} AND ${where}`;
  return row?.bytes ?? null;
}
