import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { db, Prisma } from "#lib/db.ts";
import { renderMarkdown } from "#lib/markdown.ts";
import { seenOf } from "#lib/stale.ts";
import { isId, queryOf } from "#lib/text.ts";
import { postShown } from "./edit.ts";
import {
  asLine,
  asPost,
  countReplies,
  type LineRow,
  lineColumns,
  postColumns,
  type ThreadRow,
  threadColumns,
} from "./rows.ts";
import { type PostFacts, possiblePostActs, type Roles } from "./rules.ts";
import { isPublic, isReadOnly, rolesIn } from "./scope.ts";
import { factsOf } from "./target.ts";
import type { AskView, PostPageView } from "./view.ts";

/** So many questions are shown beside the form for a new one. */
const BESIDE = 8;

/** In characters from its beginning: what a question is about stands there, and all of a project's are looked through. */
const SEARCHED = 1_000;

/** The page to ask a question about a public project, with those that hold every word of a search, or the latest; null for no such project. */
export async function askPage(actor: Actor, slug: string, search: string): Promise<AskView | null> {
  const [project] = await db.$queryRaw<(Roles & { id: string; title: string; readOnly: boolean; total: number })[]>`
    SELECT p.id::text, p.title, ${isReadOnly} AS "readOnly", ${rolesIn(actor)},
      (SELECT count(*)::int FROM post n WHERE n.project_id = p.id AND n.number IS NOT NULL) AS total
    FROM project p WHERE p.slug = ${slug} AND ${isPublic}`;
  if (!project) return null;
  const { id, title, readOnly, answers, total } = project;
  const query = queryOf(search);
  const holds =
    query === ""
      ? Prisma.empty
      : Prisma.sql`AND to_tsvector('simple', unaccent(translate(left(x.text, ${SEARCHED}::int), '-/', '  '))) @@ to_tsquery('simple', unaccent(${query}))`;
  const rows = await db.$queryRaw<LineRow[]>`
    SELECT ${postColumns}, ${lineColumns}
    FROM project p JOIN post x ON x.project_id = p.id LEFT JOIN "user" u ON u.id = x.author_id ${countReplies}
    WHERE p.id = ${id}::uuid AND x.number IS NOT NULL AND x.deleted_at IS NULL AND x.hidden_at IS NULL ${holds}
    ORDER BY x.number DESC LIMIT ${BESIDE}`;
  return {
    project: { slug, title },
    readOnly,
    answers,
    total,
    search: query === "" ? null : search,
    questions: rows.map(asLine),
  };
}

type Row = ThreadRow &
  Roles &
  PostFacts & {
    number: number;
    title: string;
    slug: string;
    threadId: string;
    anonymousBefore: boolean;
    signedBefore: boolean;
    follows: boolean;
    /** The actor's own words, also where they are hidden. */
    own: boolean;
    ownText: string | null;
    hiddenText: string | null;
  };

const from = Prisma.sql`FROM post x JOIN project p ON p.id = x.project_id JOIN post t ON t.id = x.thread_id
  LEFT JOIN "user" u ON u.id = x.author_id LEFT JOIN post parent ON parent.id = x.parent_id LEFT JOIN "user" pu ON pu.id = parent.author_id`;

/**
 * A post of a public project with what it answers, and what the actor can do with it; null for none.
 * Hidden words are shown to whoever wrote them, and to those who decide about them.
 */
export async function postPage(actor: Actor, slug: string, id: string): Promise<PostPageView | null> {
  if (!isId(id)) return null;
  const [row] = await db.$queryRaw<Row[]>`
    SELECT ${postColumns}, ${threadColumns}, ${factsOf(actor)}, ${rolesIn(actor)}, t.number, p.title, p.slug, t.id::text AS "threadId",
      EXISTS (SELECT 1 FROM post y WHERE y.thread_id = t.id AND y.author_id = ${actor.id}::uuid AND y.anonymous) AS "anonymousBefore",
      EXISTS (SELECT 1 FROM post y WHERE y.thread_id = t.id AND y.author_id = ${actor.id}::uuid AND NOT y.anonymous) AS "signedBefore",
      EXISTS (SELECT 1 FROM follow f WHERE f.thread_id = t.id AND f.user_id = ${actor.id}::uuid) AS follows,
      CASE WHEN x.author_id = ${actor.id}::uuid AND x.deleted_at IS NULL THEN x.text END AS "ownText",
      CASE WHEN x.hidden_at IS NOT NULL AND x.deleted_at IS NULL THEN x.text END AS "hiddenText"
    ${from} WHERE x.id = ${id}::uuid AND p.slug = ${slug} AND ${isPublic}`;
  if (!row) return null;
  const { number, title, threadId, own, answers, moderates, ownText, hiddenText } = row;
  const before =
    row.parentId === null
      ? []
      : await db.$queryRaw<ThreadRow[]>`SELECT ${postColumns}, ${threadColumns} ${from}
          WHERE x.id IN (${threadId}::uuid, ${row.parentId}::uuid) ORDER BY x.depth`;
  const acts = possiblePostActs(row, row);
  const here = new Set([...before.map((one) => one.id), row.id]);
  return {
    project: { slug, title },
    number,
    threadId,
    post: asPost(row, here),
    before: before.map((one) => asPost(one, here)),
    acts,
    own,
    answers,
    anonymousBefore: row.anonymousBefore,
    signedBefore: row.signedBefore,
    follows: row.follows,
    closed: row.closed,
    readOnly: row.readOnly,
    values: acts.includes("edit") && ownText !== null ? { text: ownText, seen: seenOf(postShown(ownText)) } : null,
    hiddenHtml: hiddenText !== null && (own || moderates) ? renderMarkdown(hiddenText, `hidden-${row.id}-`) : null,
  };
}
