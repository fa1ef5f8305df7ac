import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { db, Prisma } from "#lib/db.ts";
import { readableBy, reviewedBy, rightsSql } from "#lib/reviews/scope.ts";
import { isId } from "#lib/text.ts";
import { askedSql } from "./sketch.ts";
import type { PairTexts, SimilarPair } from "./view.ts";

export const PAIRS_SHOWN = 50;

/**
 * The essays that the actor may read now: of what each application sent last, in a project that they
 * review, in a phase for reading, and not those they stepped back from.
 */
function readable(actor: Actor, now: Date, further: Prisma.Sql, columns = Prisma.empty): Prisma.Sql {
  return Prisma.sql`
    SELECT e.id, e.title ${columns}, a.code, a.project_id, p.slug, p.title AS project
    FROM submission_essay e
    JOIN application a ON a.submission_id = e.submission_id
    JOIN project p ON p.id = a.project_id ${rightsSql(now)}
    WHERE ${reviewedBy(actor)} AND ${readableBy(actor)} AND rights.read AND e.blind_text IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM review r WHERE r.application_id = a.id AND r.reviewer_id = ${actor.id}::uuid AND r.state = 'recused')
      AND ${further}`;
}

/** Their texts, which lists do without: a project may have very many. */
const withTexts = Prisma.sql`, e.blind_text, ${askedSql} AS asked`;

/** Of every application its last submission, for admins. */
const latest = (columns = Prisma.empty) => Prisma.sql`
  SELECT e.id, e.title ${columns}, a.code, a.project_id, p.slug, p.title AS project
  FROM submission_essay e
  JOIN application a ON a.submission_id = e.submission_id AND a.state = 'submitted'
  JOIN project p ON p.id = a.project_id
  WHERE e.blind_text IS NOT NULL`;

const side = (alias: string) => {
  const at = Prisma.raw(alias);
  return Prisma.sql`json_build_object('code', ${at}.code, 'slug', ${at}.slug, 'project', ${at}.project, 'title', ${at}.title)`;
};
const shown = Prisma.sql`s.one_id::text AS "oneId", s.other_id::text AS "otherId", s.similarity, s.shared,
  ${side("m")} AS one, ${side("o")} AS other`;
const texts = Prisma.sql`m.blind_text AS "oneText", o.blind_text AS "otherText", m.asked AS "oneAsked", o.asked AS "otherAsked"`;

/** Both ids of a page's beginning (pairKey), or undefined. */
function keyOf(after: string | undefined): { one: string; other: string } | undefined {
  const [one = "", other = "", ...rest] = after?.split(".") ?? [];
  return isId(one) && isId(other) && rest.length === 0 ? { one, other } : undefined;
}

function behind(after: string | undefined): Prisma.Sql {
  const key = keyOf(after);
  return key
    ? Prisma.sql`AND (s.similarity, s.one_id, s.other_id) < (
        SELECT k.similarity, k.one_id, k.other_id FROM similar_pair k WHERE k.one_id = ${key.one}::uuid AND k.other_id = ${key.other}::uuid)`
    : Prisma.empty;
}

/** `next` is the last pair shown, where there are more. */
function paged<Row>(rows: Row[]): { pairs: Row[]; next: Row | null } {
  const pairs = rows.slice(0, PAIRS_SHOWN);
  return { pairs, next: rows.length > PAIRS_SHOWN ? (pairs.at(-1) ?? null) : null };
}

export type SimilarList = {
  title: string;
  /** Whether applications may be read now; if not, there are no pairs. */
  read: boolean;
  pairs: SimilarPair[];
  next: SimilarPair | null;
  /** How many essays of the project are like one of another project that the actor may not read. */
  elsewhere: number;
};

/**
 * Essays of a project that are like another applicant's, of this project or one that the actor reads
 * too, most alike first. Null when the actor does not review such a project. Three statements.
 * @param after the pairKey of the last pair of the page before
 */
export async function similarInProject(
  actor: Actor,
  slug: string,
  now: Date,
  after?: string,
): Promise<SimilarList | null> {
  const [project] = await db.$queryRaw<{ title: string; read: boolean }[]>`
    SELECT p.title, rights.read FROM project p ${rightsSql(now)} WHERE p.slug = ${slug} AND ${reviewedBy(actor)}`;
  if (!project) return null;
  if (!project.read) return { ...project, pairs: [], next: null, elsewhere: 0 };
  const mine = Prisma.sql`
    WITH mine AS MATERIALIZED (${readable(actor, now, Prisma.sql`p.slug = ${slug}`)}),
    found AS (
      SELECT s.*, s.other_id AS theirs, s.one_id AS ours FROM mine JOIN similar_pair s ON s.one_id = mine.id
      UNION ALL SELECT s.*, s.one_id, s.other_id FROM mine JOIN similar_pair s ON s.other_id = mine.id)`;
  const rows = await db.$queryRaw<SimilarPair[]>`${mine}
    SELECT ${shown} FROM found s JOIN mine m ON m.id = s.ours
    CROSS JOIN LATERAL (${readable(actor, now, Prisma.sql`e.id = s.theirs`)}) o
    WHERE (o.project_id <> m.project_id OR m.code < o.code) ${behind(after)}
    ORDER BY s.similarity DESC, s.one_id DESC, s.other_id DESC LIMIT ${PAIRS_SHOWN + 1}`;
  const [hidden] = await db.$queryRaw<{ n: number }[]>`${mine}
    SELECT count(DISTINCT m.id)::int AS n FROM found s JOIN mine m ON m.id = s.ours
    JOIN (${latest()}) o ON o.id = s.theirs AND o.project_id <> m.project_id
    WHERE NOT EXISTS (${readable(actor, now, Prisma.sql`e.id = s.theirs`)})`;
  return { ...project, ...paged(rows), elsewhere: hidden?.n ?? 0 };
}

/**
 * The essays of two applications that are alike, with their texts; null when the actor may not read
 * one of them, or nothing in them is alike.
 * @param other the project of the second, where it is another one
 */
export async function similarTexts(
  actor: Actor,
  slug: string,
  code: string,
  other: { slug: string; code: string },
  now: Date,
): Promise<PairTexts[] | null> {
  const rows = await db.$queryRaw<PairTexts[]>`
    WITH m AS MATERIALIZED (${readable(actor, now, Prisma.sql`p.slug = ${slug} AND a.code = ${code}`, withTexts)}),
    o AS MATERIALIZED (${readable(actor, now, Prisma.sql`p.slug = ${other.slug} AND a.code = ${other.code}`, withTexts)})
    SELECT ${shown}, ${texts} FROM m CROSS JOIN o
    JOIN similar_pair s ON s.one_id = least(m.id, o.id) AND s.other_id = greatest(m.id, o.id)
    ORDER BY s.similarity DESC, s.one_id, s.other_id`;
  return rows.length === 0 ? null : rows;
}

/** Every pair of all cohorts, most alike first, for admins; to others there are none. */
export async function similarAnywhere(
  actor: Actor,
  after?: string,
): Promise<{ pairs: SimilarPair[]; next: SimilarPair | null }> {
  const rows = await db.$queryRaw<SimilarPair[]>`
    SELECT ${shown} FROM similar_pair s
    CROSS JOIN LATERAL (${latest()} AND e.id = s.one_id) m CROSS JOIN LATERAL (${latest()} AND e.id = s.other_id) o
    WHERE ${actor.isAdmin}::boolean ${behind(after)}
    ORDER BY s.similarity DESC, s.one_id DESC, s.other_id DESC LIMIT ${PAIRS_SHOWN + 1}`;
  return paged(rows);
}

/** Two submitted essays that are alike, for admins; null for others, and when they are not such a pair. */
export async function similarTextsById(actor: Actor, oneId: string, otherId: string): Promise<PairTexts | null> {
  if (!isId(oneId) || !isId(otherId)) return null;
  const [pair] = await db.$queryRaw<PairTexts[]>`
    SELECT ${shown}, ${texts} FROM similar_pair s
    JOIN (${latest(withTexts)}) m ON m.id = s.one_id JOIN (${latest(withTexts)}) o ON o.id = s.other_id
    WHERE ${actor.isAdmin}::boolean AND s.one_id = ${oneId}::uuid AND s.other_id = ${otherId}::uuid`;
  return pair ?? null;
}
