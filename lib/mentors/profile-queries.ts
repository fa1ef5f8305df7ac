import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { db } from "#lib/db.ts";
import { changedSince, seenOf } from "#lib/stale.ts";
import { draftValues, type ProfileTexts, type ProfileValues, profileFields, valuesOf } from "./draft-values.ts";
import { type Edited, profileEdited, profileEditedBy } from "./scope.ts";

/** The address of the actor's own profile; null for who has none. */
export async function ownProfile(actor: Actor): Promise<string | null> {
  const mentor = await db.mentor.findFirst({ where: { userId: actor.id }, select: { slug: true } });
  return mentor?.slug ?? null;
}

export type ProfileRow = { slug: string; name: string; affiliation: string; draft: boolean; own: boolean };

/** The profiles that the actor edits, by name: of a mentor their own, of an admin all. One statement. */
export async function profilesToEdit(actor: Actor): Promise<ProfileRow[]> {
  return db.$queryRaw<ProfileRow[]>`
    SELECT m.slug, m.name, m.affiliation, d.mentor_id IS NOT NULL AS draft,
           m.user_id IS NOT DISTINCT FROM ${actor.id}::uuid AS own
    FROM mentor m LEFT JOIN mentor_draft d ON d.mentor_id = m.id
    WHERE ${profileEditedBy(actor)} ORDER BY lower(m.name), m.id`;
}

export type Overview = Edited & {
  isPublic: boolean;
  portrait: string | null;
  publications: number;
  writings: number;
  draftedAt: Date | null;
  leads: boolean;
};

/** What there is of a profile that the actor edits; null for another. One statement. */
export async function profileOverview(actor: Actor, slug: string): Promise<Overview | null> {
  const [row] = await db.$queryRaw<Overview[]>`
    SELECT m.id::text, m.slug, m.name, m.user_id IS NOT DISTINCT FROM ${actor.id}::uuid AS own,
      EXISTS (SELECT 1 FROM project_mentor pm JOIN project p ON p.id = pm.project_id JOIN cohort c ON c.id = p.cohort_id
              WHERE pm.mentor_id = m.id AND p.state IN ('published', 'closed') AND c.state IN ('published', 'archived')) AS "isPublic",
      EXISTS (SELECT 1 FROM project_mentor pm JOIN project p ON p.id = pm.project_id
              WHERE pm.mentor_id = m.id AND p.state <> 'archived') AS leads,
      (SELECT t.hash FROM portrait t WHERE t.mentor_id = m.id) AS portrait,
      (SELECT count(*)::int FROM publication u WHERE u.mentor_id = m.id AND u.hidden_at IS NULL) AS publications,
      (SELECT count(*)::int FROM writing w WHERE w.mentor_id = m.id) AS writings,
      (SELECT d.updated_at FROM mentor_draft d WHERE d.mentor_id = m.id) AS "draftedAt"
    FROM mentor m WHERE m.slug = ${slug} AND ${profileEditedBy(actor)}`;
  return row ?? null;
}

export type ProfileForm = Edited & {
  published: ProfileValues;
  draft: { values: ProfileValues; version: number; at: Date } | null;
  /** What is published now, as a mark. */
  publishedSeen: string;
  /** What the draft was begun with, as a mark; without a draft, what is published now. */
  seen: string;
  /** Fields that somebody published after the draft was begun, and that the draft would change back. */
  overtaken: (keyof ProfileValues)[];
};

type Row = ProfileTexts & { values: unknown; seen: string | null; version: number | null; at: Date | null };

/** The texts of a profile that the actor edits, as they are published and as they are drafted; null for another. */
export async function profileForm(actor: Actor, slug: string): Promise<ProfileForm | null> {
  const mentor = await profileEdited(db, actor, slug);
  if (!mentor) return null;
  const [row] = await db.$queryRaw<Row[]>`
    SELECT m.role, m.affiliation, m.biography, m.website, m.orcid, m.agenda, d.values, d.seen, d.version, d.updated_at AS at
    FROM mentor m LEFT JOIN mentor_draft d ON d.mentor_id = m.id
    WHERE m.id = ${mentor.id}::uuid AND ${profileEditedBy(actor)}`;
  if (!row) return null;
  const published = valuesOf(row);
  const publishedSeen = seenOf(published);
  if (row.version === null || row.at === null || row.seen === null)
    return { ...mentor, published, draft: null, publishedSeen, seen: publishedSeen, overtaken: [] };
  const values = valuesOf(draftValues(row.values));
  const changed = changedSince(row.seen, published);
  return {
    ...mentor,
    published,
    draft: { values, version: row.version, at: row.at },
    publishedSeen,
    seen: row.seen,
    overtaken: profileFields.filter((field) => changed.includes(field) && values[field] !== published[field]),
  };
}
