import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { db, Prisma } from "#lib/db.ts";
import { isId } from "#lib/text.ts";
import type { ProblemKind } from "#prisma/generated/enums.ts";
import { REVISIONS_SHOWN, type Revision } from "./history.ts";

export type History = {
  id: string;
  title: string;
  kind: ProblemKind;
  variant: string;
  /** What the essay holds now. */
  now: Revision;
  /** The youngest first: a page of what it held before, and the one after it, to compare with. */
  before: Revision[];
};

type Row = Omit<History, "now" | "before"> & Revision;

async function essayOf(actor: Actor, id: string): Promise<Row | null> {
  if (!isId(id)) return null;
  const [row] = await db.$queryRaw<Row[]>`
    SELECT e.id::text, v.title, v.kind::text, e.variant, e.version, e.updated_at AS "savedAt", e.word_count AS words, e.text,
           (SELECT r.reason::text FROM essay_revision r WHERE r.essay_id = e.id AND r.version = e.version) AS reason
    FROM essay e JOIN problem b ON b.id = e.problem_id JOIN problem_version v ON v.id = b.current_version_id
    WHERE e.id = ${id}::uuid AND e.applicant_id = ${actor.id}::uuid`;
  return row ?? null;
}

function revisions(id: string, which: Prisma.Sql, limit: number): Promise<Revision[]> {
  return db.$queryRaw<Revision[]>`
    SELECT r.version, r.saved_at AS "savedAt", r.reason::text, r.word_count AS words, r.text
    FROM essay_revision r WHERE r.essay_id = ${id}::uuid AND ${which}
    ORDER BY r.version DESC LIMIT ${limit}::int`;
}

/**
 * What the actor's essay held before, or null when they have none of that id. Two queries.
 * @param older only revisions with a smaller number than this, for the further pages
 */
export async function myHistory(actor: Actor, id: string, older?: number): Promise<History | null> {
  const essay = await essayOf(actor, id);
  if (!essay) return null;
  const { version, savedAt, words, text, reason, ...rest } = essay;
  const last = Math.min(older ?? version, version);
  const before = await revisions(id, Prisma.sql`r.version < ${last}::int`, REVISIONS_SHOWN + 1);
  return { ...rest, now: { version, savedAt, words, text, reason }, before };
}

/** One text that the actor's essay held before, with what it holds now; null when there is none. Two queries. */
export async function myRevision(
  actor: Actor,
  id: string,
  version: number,
): Promise<(Omit<History, "before"> & { revision: Revision }) | null> {
  const essay = await essayOf(actor, id);
  if (!essay) return null;
  const [revision] = await revisions(id, Prisma.sql`r.version = ${version}::int`, 1);
  if (!revision) return null;
  const { version: newest, savedAt, words, text, reason, ...rest } = essay;
  return { ...rest, now: { version: newest, savedAt, words, text, reason }, revision };
}
