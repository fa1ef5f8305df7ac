import { Prisma } from "#lib/db.ts";
import { differenceOf } from "#lib/difference.ts";
import { postHtml } from "./rendered.ts";
import { signature, stoneText, titleOf } from "./rules.ts";
import { authorName } from "./scope.ts";
import type { Earlier, PostView, QuestionLine } from "./view.ts";

/** So many earlier texts of one post are shown, the latest. */
const EARLIER_SHOWN = 10;

/** Characters of one post's earlier texts and what each became, beyond which no further one is shown; the latest always is. */
const EARLIER_MAX = 24_000;

/**
 * Words that are looked for one by one in what an edit changed. A page shows fifty posts to everybody who
 * comes, and is made anew whenever one changes: what authors write must not decide how long that takes.
 */
const EARLIER_EDITS = 100;

/** The words of `post x` as they may leave the server: none of a post that is deleted or hidden. */
const shownText = Prisma.sql`CASE WHEN x.deleted_at IS NULL AND x.hidden_at IS NULL THEN x.text ELSE '' END`;

/** Whether a mentor of `project p` hid `post x`; else it was the programme. */
const hiddenBy = Prisma.sql`CASE WHEN EXISTS (
  SELECT 1 FROM project_mentor hm JOIN mentor h ON h.id = hm.mentor_id WHERE hm.project_id = p.id AND h.user_id = x.hidden_by_id)
  THEN 'mentor' ELSE 'programme' END`;

/** What any post row holds, of `post x` by `user u` on `project p`. */
export const postColumns = Prisma.sql`x.id::text, x.created_at AS at, x.depth, x.number IS NOT NULL AS question, x.alias, ${authorName} AS name,
  x.deleted_at IS NOT NULL AS deleted, x.hidden_at IS NOT NULL AS hidden, x.hidden_reason AS "hiddenReason", ${hiddenBy} AS "hiddenBy",
  ${shownText} AS text`;

type CommonRow = {
  id: string;
  at: Date;
  depth: number;
  question: boolean;
  alias: number | null;
  name: string | null;
  deleted: boolean;
  hidden: boolean;
  hiddenReason: string;
  hiddenBy: "mentor" | "programme";
  text: string;
};

/** A question's further columns, of `post x` that is one. */
export const lineColumns = Prisma.sql`x.number, x.pinned_at IS NOT NULL AS pinned, x.closed_at IS NOT NULL AS closed,
  r.replies::int, coalesce(r.answered, FALSE) AS answered`;

/** Counts what is shown of the replies to `post x`, as `r`. */
export const countReplies = Prisma.sql`CROSS JOIN LATERAL (
  SELECT count(*) AS replies, bool_or(c.answer) AS answered FROM post c
  WHERE c.thread_id = x.id AND c.number IS NULL AND c.deleted_at IS NULL AND c.hidden_at IS NULL) r`;

export type LineRow = CommonRow & {
  number: number;
  pinned: boolean;
  closed: boolean;
  replies: number;
  answered: boolean;
};

export function asLine(row: LineRow): QuestionLine {
  const { id, number, at, pinned, closed, replies, answered } = row;
  const stone = stoneText(row);
  const by = signature({ ...row, askedAnonymously: row.alias !== null });
  return {
    id,
    number,
    title: stone ?? titleOf(row.text),
    stone: stone !== undefined,
    by,
    at,
    pinned,
    closed,
    replies,
    answered,
  };
}

type Revision = { version: number; at: string; text: string };

/** A post's further columns, of `post x` with its `parent` and the question `t` of its thread. */
export const threadColumns = Prisma.sql`x.answer, x.edited_at AS "editedAt", t.anonymous AS "askedAnonymously",
  (SELECT m.slug FROM project_mentor pm JOIN mentor m ON m.id = pm.mentor_id
   WHERE pm.project_id = p.id AND m.user_id = x.author_id AND NOT x.anonymous LIMIT 1) AS mentor,
  CASE WHEN x.edited_at IS NOT NULL AND x.deleted_at IS NULL AND x.hidden_at IS NULL THEN (
    SELECT json_agg(json_build_object('version', v.version, 'at', v.at, 'text', v.text) ORDER BY v.version DESC)
    FROM (SELECT * FROM post_revision v WHERE v.post_id = x.id ORDER BY v.version DESC LIMIT ${EARLIER_SHOWN}) v) END AS revisions,
  x.version, parent.id::text AS "parentId", parent.depth AS "parentDepth", parent.number IS NOT NULL AS "parentQuestion",
  parent.alias AS "parentAlias", parent.deleted_at IS NOT NULL OR parent.hidden_at IS NOT NULL AS "parentStone",
  CASE WHEN parent.anonymous OR parent.author_id IS NULL THEN NULL ELSE coalesce(nullif(btrim(pu.name), ''), 'Somebody') END AS "parentName"`;

export type ThreadRow = CommonRow & {
  answer: boolean;
  editedAt: Date | null;
  askedAnonymously: boolean;
  mentor: string | null;
  revisions: Revision[] | null;
  version: number;
  parentId: string | null;
  parentDepth: number | null;
  parentQuestion: boolean;
  parentAlias: number | null;
  parentStone: boolean;
  parentName: string | null;
};

/** @param here the ids of the posts on the same page */
export function asPost(row: ThreadRow, here: ReadonlySet<string>): PostView {
  const { id, depth, question, at, text } = row;
  const stone = stoneText(row);
  if (stone !== undefined) return { id, depth, question, at, stone };
  const earlier = earlierOf(text, row.revisions ?? []);
  return {
    id,
    depth,
    question,
    at,
    stone: null,
    by: signature(row),
    named: row.alias === null && row.name !== null,
    mentor: row.mentor,
    answer: !row.answer || question ? null : row.mentor === null ? "reviewer" : "mentor",
    html: postHtml(id, text),
    editedAt: row.editedAt,
    earlier,
    earlierLeftOut: Math.max(0, row.version - 1 - earlier.length),
    to: answered(row, here),
  };
}

/** Whom a reply answers. Its place does not show that beyond the depth that is set in, nor across pages. */
function answered(row: ThreadRow, here: ReadonlySet<string>) {
  if (row.parentId === null) return null;
  const by = row.parentStone
    ? null
    : signature({
        name: row.parentName,
        alias: row.parentAlias,
        question: row.parentQuestion,
        askedAnonymously: row.askedAnonymously,
      });
  const onPage = here.has(row.parentId);
  return { id: row.parentId, by, here: onPage, seen: onPage && row.parentDepth !== row.depth };
}

function earlierOf(text: string, revisions: readonly Revision[]): Earlier[] {
  const earlier: Earlier[] = [];
  let room = EARLIER_MAX;
  for (const [n, { version, at, text: before }] of revisions.entries()) {
    const after = revisions[n - 1]?.text ?? text;
    room -= before.length + after.length;
    if (n > 0 && room < 0) break;
    earlier.push({ version, at: new Date(at), parts: differenceOf(before, after, EARLIER_EDITS) });
  }
  return earlier;
}
