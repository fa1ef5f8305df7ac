import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { type Db, Prisma } from "#lib/db.ts";
import type { ReviewState } from "#prisma/generated/enums.ts";
import { type MyState, myState } from "./rules.ts";
import { readableBy } from "./scope.ts";
import type { TableRow } from "./shown.ts";
import { type Cursor, PAGE_ROWS, REVIEWS_OR_MORE, type View } from "./table.ts";

/**
 * An order is one or more segments, one after the other. Orders by score have the applications
 * first whose scores the reader may see, since their own review is in, and then all others by
 * code: so the order tells nothing that the cells do not.
 */
type Segment = { where: Prisma.Sql; keys: { column: Prisma.Sql; type: Prisma.Sql }[] };

const all = Prisma.sql`TRUE`;
const seen = Prisma.sql`r.state = 'submitted'`;
const unseen = Prisma.sql`r.state IS DISTINCT FROM 'submitted'`;
const int = Prisma.sql`int`;
const float = Prisma.sql`float8`;

const segmentsOf: Record<View["sort"], Segment[]> = {
  code: [{ where: all, keys: [] }],
  reviews: [
    {
      where: all,
      keys: [
        { column: Prisma.sql`a.review_count`, type: int },
        { column: Prisma.sql`a.shuffle`, type: int },
      ],
    },
  ],
  submitted: [{ where: all, keys: [{ column: Prisma.sql`a.submitted_at`, type: Prisma.sql`timestamptz` }] }],
  mean: [
    { where: seen, keys: [{ column: Prisma.sql`a.score_mean`, type: float }] },
    { where: unseen, keys: [] },
  ],
  spread: [
    {
      where: Prisma.sql`${seen} AND a.score_spread IS NOT NULL`,
      keys: [{ column: Prisma.sql`a.score_spread`, type: float }],
    },
    { where: Prisma.sql`${seen} AND a.score_spread IS NULL`, keys: [] },
    { where: unseen, keys: [] },
  ],
};

const stateFilter: Record<MyState, Prisma.Sql> = {
  waiting: Prisma.sql`AND coalesce(r.state, 'assigned') = 'assigned'`,
  draft: Prisma.sql`AND r.state = 'draft'`,
  done: Prisma.sql`AND r.state = 'submitted'`,
  recused: Prisma.sql`AND r.state = 'recused'`,
};

function reviewsFilter(reviews: number | null): Prisma.Sql {
  if (reviews === null) return Prisma.empty;
  return reviews >= REVIEWS_OR_MORE
    ? Prisma.sql`AND a.review_count >= ${reviews}::int`
    : Prisma.sql`AND a.review_count = ${reviews}::int`;
}

/** Rows behind the cursor, by a comparison that an index can begin at. */
function behind(cursor: Cursor, { keys }: Segment, ascending: boolean): Prisma.Sql {
  const columns = [...keys.map(({ column }) => column), Prisma.sql`a.code`];
  const values = [
    ...keys.map(({ type }, at) => {
      const value = cursor.keys[at] ?? 0;
      return type.sql === "timestamptz" ? Prisma.sql`${timestamp(value)}::timestamptz` : Prisma.sql`${value}::${type}`;
    }),
    Prisma.sql`${cursor.code}`,
  ];
  return Prisma.sql`AND (${Prisma.join(columns)}) ${ascending ? Prisma.sql`>` : Prisma.sql`<`} (${Prisma.join(values)})`;
}

/** Milliseconds since 1970 as PostgreSQL reads them; out of its range, the beginning. */
function timestamp(milliseconds: number): string {
  return new Date(Math.abs(milliseconds) < 8e12 ? milliseconds : 0).toISOString();
}

type Raw = {
  segment: number;
  code: string;
  state: ReviewState | null;
  reviews: number;
  mean: number | null;
  spread: number | null;
  submittedAt: Date;
  shuffle: number;
};

/** The statement of one page, one row more than it shows. Exported so that its plan can be looked at. */
export function tableSql(projectId: string, actor: Actor, view: View): Prisma.Sql {
  const segments = segmentsOf[view.sort];
  const first = view.after && view.after.segment < segments.length ? view.after.segment : 0;
  const branches = segments.slice(first).map((segment, at) => {
    const number = first + at;
    // A segment without keys of its own is by code, and always upwards.
    const ascending = view.dir === "asc" || (segments.length > 1 && segment.keys.length === 0);
    const direction = ascending ? Prisma.sql`ASC` : Prisma.sql`DESC`;
    const order = Prisma.join([
      ...segment.keys.map(({ column }) => Prisma.sql`${column} ${direction}`),
      Prisma.sql`a.code ${direction}`,
    ]);
    return Prisma.sql`(
      SELECT ${number}::int AS segment, row_number() OVER (ORDER BY ${order}) AS place, a.code, r.state::text, a.review_count AS reviews,
             CASE WHEN ${seen} THEN a.score_mean END AS mean, CASE WHEN ${seen} THEN a.score_spread END AS spread,
             a.submitted_at AS "submittedAt", a.shuffle
      FROM application a
      LEFT JOIN review r ON r.application_id = a.id AND r.reviewer_id = ${actor.id}::uuid AND r.project_id = ${projectId}::uuid
      WHERE a.project_id = ${projectId}::uuid AND ${readableBy(actor)} AND ${segment.where}
        ${view.state ? stateFilter[view.state] : Prisma.empty} ${reviewsFilter(view.reviews)}
        ${view.after && number === view.after.segment ? behind(view.after, segment, ascending) : Prisma.empty}
      ORDER BY ${order} LIMIT ${PAGE_ROWS + 1})`;
  });
  return Prisma.sql`
    SELECT segment, code, state, reviews, mean, spread, "submittedAt", shuffle
    FROM (${Prisma.join(branches, " UNION ALL ")}) page ORDER BY segment, place LIMIT ${PAGE_ROWS + 1}`;
}

function cursorAt(row: Raw, sort: View["sort"]): Cursor {
  const segment = segmentsOf[sort][row.segment];
  const keys = segment?.keys.length
    ? {
        code: [],
        reviews: [row.reviews, row.shuffle],
        submitted: [row.submittedAt.getTime()],
        mean: [row.mean ?? 0],
        spread: [row.spread ?? 0],
      }[sort]
    : [];
  return { segment: row.segment, keys, code: row.code };
}

/**
 * One page of a project's table. The caller has made sure that the actor reviews the project.
 * @returns the rows, and where the next page begins, null on the last
 */
export async function readTable(
  db: Pick<Db, "$queryRaw">,
  projectId: string,
  actor: Actor,
  view: View,
): Promise<{ rows: TableRow[]; next: Cursor | null }> {
  const found = await db.$queryRaw<Raw[]>(tableSql(projectId, actor, view));
  const page = found.slice(0, PAGE_ROWS);
  const last = page.at(-1);
  return {
    rows: page.map(({ code, state, reviews, mean, spread, submittedAt }) => ({
      code,
      state: myState(state),
      reviews,
      mean,
      spread,
      submittedAt,
    })),
    next: found.length > PAGE_ROWS && last ? cursorAt(last, view.sort) : null,
  };
}
