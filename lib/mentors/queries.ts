import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { db } from "#lib/db.ts";
import { seenOf } from "#lib/stale.ts";
import { isUuid } from "#lib/text.ts";
import { mentorShown } from "./edit.ts";

export type MentorRow = {
  id: string;
  slug: string;
  name: string;
  affiliation: string;
  account: string | null;
  projects: number;
};

/** Every mentor by name. One statement. */
export async function mentorsForAdmin(actor: Actor): Promise<MentorRow[]> {
  return db.$queryRaw<MentorRow[]>`
    SELECT m.id::text, m.slug, m.name, m.affiliation, u.email AS account, count(pm.project_id)::int AS projects
    FROM mentor m LEFT JOIN "user" u ON u.id = m.user_id LEFT JOIN project_mentor pm ON pm.mentor_id = m.id
    WHERE ${actor.isAdmin}::boolean GROUP BY m.id, u.email ORDER BY lower(m.name), m.id`;
}

export type MentorForAdmin = {
  id: string;
  slug: string;
  name: string;
  affiliation: string;
  role: string;
  biography: string;
  website: string | null;
  account: string | null;
  trusted: boolean;
  projects: { id: string; title: string; state: string }[];
};

/** One mentor's profile, or null. One statement. */
export async function mentorForAdmin(actor: Actor, id: string): Promise<(MentorForAdmin & { seen: string }) | null> {
  if (!isUuid(id)) return null;
  const rows = await db.$queryRaw<MentorForAdmin[]>`
    SELECT m.id::text, m.slug, m.name, m.affiliation, m.role, m.biography, m.website, m.trusted, u.email AS account,
           coalesce((SELECT json_agg(json_build_object('id', p.id, 'title', p.title, 'state', p.state) ORDER BY p.title)
                     FROM project_mentor pm JOIN project p ON p.id = pm.project_id WHERE pm.mentor_id = m.id), '[]') AS projects
    FROM mentor m LEFT JOIN "user" u ON u.id = m.user_id
    WHERE m.id = ${id}::uuid AND ${actor.isAdmin}::boolean`;
  const [mentor] = rows;
  return mentor ? { ...mentor, seen: seenOf(mentorShown(mentor, mentor.account ?? "")) } : null;
}
