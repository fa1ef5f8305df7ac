import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { db } from "#lib/db.ts";
import { importOf } from "#lib/imports/store.ts";
import { type Edited, profileEdited } from "#lib/mentors/scope.ts";
import { seenOf } from "#lib/stale.ts";
import { isUuid } from "#lib/text.ts";
import type { ImportState } from "#prisma/generated/enums.ts";
import { type Judged, judge } from "./compare.ts";
import { publicationShown } from "./edit.ts";
import { type Author, authorsOf } from "./schema.ts";
import { entriesOf, markOf, storedOf } from "./staged.ts";

/** One line of the list that its mentor edits. */
export type ListedPublication = {
  id: string;
  title: string;
  authors: Author[];
  venue: string;
  year: number | null;
  month: number | null;
  day: number | null;
  citations: number | null;
  hidden: boolean;
};

export type EditedPublications = {
  mentor: Edited;
  publications: ListedPublication[];
  /** A preview that waits to be finished. */
  waiting: { id: string; format: string } | null;
};

/** Everything that a profile has of publications, the newest first; null for whoever does not edit it. */
export async function editedPublications(actor: Actor, slug: string): Promise<EditedPublications | null> {
  const mentor = await profileEdited(db, actor, slug);
  if (!mentor) return null;
  const [rows, waiting] = await Promise.all([
    db.$queryRaw<(Omit<ListedPublication, "authors"> & { authors: unknown })[]>`
      SELECT p.id::text, p.title, p.authors, p.venue, p.year, p.month, p.day, p.citations, p.hidden_at IS NOT NULL AS hidden
      FROM publication p WHERE p.mentor_id = ${mentor.id}::uuid
      ORDER BY p.year DESC NULLS LAST, p.month DESC NULLS LAST, p.day DESC NULLS LAST, p.title_key, p.id`,
    db.import.findFirst({
      where: { mentorId: mentor.id, kind: "publications", state: "ready" },
      select: { id: true, format: true },
      orderBy: { createdAt: "desc" },
    }),
  ]);
  return { mentor, publications: rows.map((row) => ({ ...row, authors: authorsOf(row.authors) })), waiting };
}

/** One publication as its form begins; null where it is not the profile's, or the actor does not edit that. */
export async function publicationToEdit(actor: Actor, slug: string, id: string) {
  const mentor = isUuid(id) ? await profileEdited(db, actor, slug) : undefined;
  if (!mentor) return null;
  const row = await db.publication.findFirst({ where: { id, mentorId: mentor.id } });
  if (!row) return null;
  const shown = publicationShown(row);
  return {
    mentor,
    id: row.id,
    title: row.title,
    hidden: row.hiddenAt !== null,
    values: { ...shown, seen: seenOf(shown) },
  };
}

export type ImportPreview = {
  mentor: Edited;
  id: string;
  state: ImportState;
  format: string;
  judged: Judged[];
  /** Goes with the form, so that applying can tell whether this is what was shown. */
  seen: string;
};

/** What an import would do to what is stored now; without entries once it is settled. */
export async function importPreview(actor: Actor, slug: string, id: string): Promise<ImportPreview | null> {
  const [mentor, found] = await Promise.all([
    profileEdited(db, actor, slug),
    importOf(db, actor, { mentor: slug, kind: "publications", id }),
  ]);
  if (!mentor || !found) return null;
  const judged = found.state === "ready" ? judge(entriesOf(found.entries), await storedOf(db, mentor.id)) : [];
  return { mentor, id: found.id, state: found.state, format: found.format, judged, seen: markOf(judged) };
}
