import "server-only";
import { db, Prisma } from "#lib/db.ts";
import { isId } from "#lib/text.ts";
import { postHtml } from "./rendered.ts";
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
import { stoneText, titleOf } from "./rules.ts";
import { isPublic, isReadOnly } from "./scope.ts";
import type { QuestionsOnPage, QuestionsPage, ThreadPage } from "./view.ts";

/** So many of the latest questions stand on the project's page, below those that are pinned. */
const ON_PROJECT_PAGE = 10;
export const QUESTIONS_A_PAGE = 30;
export const POSTS_A_PAGE = 50;

/** Which of a project's questions come first: in the order of the index post_questions. */
const listOrder = Prisma.sql`ORDER BY (x.pinned_at IS NOT NULL) DESC, x.number DESC`;

type FirstAnswer = {
  answerId: string | null;
  answerText: string | null;
  answerName: string | null;
};

/** What the page of a project shows of its questions: the pinned and the latest, each with the first answer to it. */
export async function questionsOnPage(projectId: string): Promise<QuestionsOnPage> {
  const rows = await db.$queryRaw<(LineRow & FirstAnswer & { total: number })[]>`
    SELECT ${postColumns}, ${lineColumns}, f.id::text AS "answerId", f.text AS "answerText", f.name AS "answerName",
      (SELECT count(*)::int FROM post n WHERE n.project_id = ${projectId}::uuid AND n.number IS NOT NULL) AS total
    FROM project p JOIN LATERAL (
      SELECT x.* FROM post x WHERE x.project_id = p.id AND x.number IS NOT NULL AND x.deleted_at IS NULL AND x.hidden_at IS NULL
      ${listOrder} LIMIT ${ON_PROJECT_PAGE} + (SELECT least(count(*), ${ON_PROJECT_PAGE}) FROM post n
        WHERE n.project_id = ${projectId}::uuid AND n.number IS NOT NULL AND n.pinned_at IS NOT NULL)) x ON TRUE
    LEFT JOIN "user" u ON u.id = x.author_id ${countReplies}
    LEFT JOIN LATERAL (
      SELECT a.id, a.text, coalesce(nullif(btrim(w.name), ''), 'Somebody') AS name FROM post a LEFT JOIN "user" w ON w.id = a.author_id
      WHERE a.thread_id = x.id AND a.number IS NULL AND a.answer AND a.deleted_at IS NULL AND a.hidden_at IS NULL
      ORDER BY a.created_at, a.id LIMIT 1) f ON TRUE
    WHERE p.id = ${projectId}::uuid ${listOrder}`;
  const [first] = rows;
  const total = first?.total ?? (await db.post.count({ where: { projectId, number: { not: null } } }));
  return {
    total,
    questions: rows.map((row) => ({
      ...asLine(row),
      answer:
        row.answerId === null
          ? null
          : {
              id: row.answerId,
              by: row.answerName ?? "Somebody",
              html: postHtml(row.answerId, row.answerText ?? ""),
            },
    })),
  };
}

type About = { slug: string; title: string; readOnly: boolean; total: number };

/** All questions of a public project, the pinned first, then the latest; null where there is no such page. */
export async function questionsPage(slug: string, page: number): Promise<QuestionsPage | null> {
  const [project] = await db.$queryRaw<About[]>`
    SELECT p.slug, p.title, ${isReadOnly} AS "readOnly",
      (SELECT count(*)::int FROM post n WHERE n.project_id = p.id AND n.number IS NOT NULL) AS total
    FROM project p WHERE p.slug = ${slug} AND ${isPublic}`;
  if (!project) return null;
  const { readOnly, total, ...about } = project;
  const pages = Math.max(1, Math.ceil(total / QUESTIONS_A_PAGE));
  if (page > pages) return null;
  const rows = await db.$queryRaw<LineRow[]>`
    SELECT ${postColumns}, ${lineColumns}
    FROM project p JOIN LATERAL (
      SELECT x.* FROM post x WHERE x.project_id = p.id AND x.number IS NOT NULL
      ${listOrder} LIMIT ${QUESTIONS_A_PAGE} OFFSET ${(page - 1) * QUESTIONS_A_PAGE}) x ON TRUE
    LEFT JOIN "user" u ON u.id = x.author_id ${countReplies}
    WHERE p.slug = ${slug} AND ${isPublic} ${listOrder}`;
  return { project: about, readOnly, total, questions: rows.map(asLine), page, pages };
}

type Root = {
  id: string;
  slug: string;
  title: string;
  readOnly: boolean;
  pinned: boolean;
  closed: boolean;
  total: number;
  text: string;
  deleted: boolean;
  hidden: boolean;
  hiddenReason: string;
};

/** One question of a public project with its replies in the order of the thread; null where there is no such page. */
export async function threadPage(slug: string, number: number, page: number): Promise<ThreadPage | null> {
  const [root] = await db.$queryRaw<Root[]>`
    SELECT x.id::text, p.slug, p.title, ${isReadOnly} AS "readOnly", x.pinned_at IS NOT NULL AS pinned, x.closed_at IS NOT NULL AS closed,
      CASE WHEN x.deleted_at IS NULL AND x.hidden_at IS NULL THEN left(x.text, 2000) ELSE '' END AS text,
      x.deleted_at IS NOT NULL AS deleted, x.hidden_at IS NOT NULL AS hidden, x.hidden_reason AS "hiddenReason",
      (SELECT count(*)::int FROM post n WHERE n.thread_id = x.id) AS total
    FROM post x JOIN project p ON p.id = x.project_id WHERE p.slug = ${slug} AND ${isPublic} AND x.number = ${number}::int`;
  if (!root) return null;
  const { total, pinned, closed, readOnly } = root;
  const pages = Math.ceil(total / POSTS_A_PAGE);
  if (page > pages) return null;
  const rows = await db.$queryRaw<ThreadRow[]>`
    SELECT ${postColumns}, ${threadColumns}
    FROM (SELECT * FROM post x WHERE x.thread_id = ${root.id}::uuid ORDER BY x.path LIMIT ${POSTS_A_PAGE} OFFSET ${(page - 1) * POSTS_A_PAGE}) x
    JOIN project p ON p.id = x.project_id JOIN post t ON t.id = x.thread_id
    LEFT JOIN "user" u ON u.id = x.author_id LEFT JOIN post parent ON parent.id = x.parent_id LEFT JOIN "user" pu ON pu.id = parent.author_id
    ORDER BY x.path`;
  const here = new Set(rows.map(({ id }) => id));
  return {
    project: { slug: root.slug, title: root.title },
    number,
    title: stoneText({ ...root, hiddenBy: "programme" }) === undefined ? titleOf(root.text) : `Question ${number}`,
    pinned,
    closed,
    readOnly,
    posts: rows.map((row) => asPost(row, here)),
    total,
    page,
    pages,
  };
}

/** Where a post of a public project stands now: its question's number, and the page (from 1) of its thread; null for none. */
export async function whereIsPost(slug: string, id: string): Promise<{ number: number; page: number } | null> {
  if (!isId(id)) return null;
  const [found] = await db.$queryRaw<{ number: number; before: number }[]>`
    SELECT t.number, (SELECT count(*)::int FROM post b WHERE b.thread_id = x.thread_id AND b.path < x.path) AS before
    FROM post x JOIN post t ON t.id = x.thread_id JOIN project p ON p.id = x.project_id
    WHERE x.id = ${id}::uuid AND p.slug = ${slug} AND ${isPublic}`;
  return found ? { number: found.number, page: Math.floor(found.before / POSTS_A_PAGE) + 1 } : null;
}
