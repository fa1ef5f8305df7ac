import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { type Db, Prisma } from "#lib/db.ts";
import type { ReviewState } from "#prisma/generated/enums.ts";
import { type MyState, myState } from "./rules.ts";
import { readableBy } from "./scope.ts";
import type { TableRow } from "./shown.ts";
import { type Cursor, PAGE_ROWS, REVIEWS_OR_MORE, type View } from "./table.ts";

type Key = { column: Prisma.Sql; type: Prisma.Sql };

/**
 * An order is one or more segments, one after the other. Orders by score have the applications
 * first whose scores the reader may see, since their own review is in (`seen`), and then all
 * others by code: so the order tells nothing that the cells do not.
 */
type Segment = { of: "all" | "seen" | "unseen"; where?: Prisma.Sql; keys: Key[] };

const int = Prisma.sql`int`;
const float = Prisma.sql`float8`;
const time = Prisma.sql`timestamptz`;

const segmentsOf: Record<View["sort"], Segment[]> = {
  code: [{ of: "all", keys: [] }],
  reviews: [
    {
      of: "all",
      keys: [
        { column: Prisma.sql`a.review_count`, type: int },
        { column: Prisma.sql`a.shuffle`, type: int },
      ],
    },
  ],
  submitted: [{ of: "all", keys: [{ column: Prisma.sql`a.submitted_at`, type: time }] }],
  mean: [
    { of: "seen", keys: [{ column: Prisma.sql`a.score_mean`, type: float }] },
    { of: "unseen", keys: [] },
  ],
  spread: [
    {
      of: "seen",
      where: Prisma.sql`a.score_spread IS NOT NULL`,
      keys: [{ column: Prisma.sql`a.score_spread`, type: float }],
    },
    { of: "seen", where: Prisma.sql`a.score_spread IS NULL`, keys: [] },
    { of: "unseen", keys: [] },
  ],
};

/** The segments that a filter leaves something of, with their numbers. */
function segmentsShown(view: View): (Segment & { number: number })[] {
  return segmentsOf[view.sort]
    .map((segment, number) => ({ ...segment, number }))
    .filter(({ of, number }) => {
      if (view.after && number < view.after.segment) return false;
      return of === "all" || view.state === null || (of === "seen") === (view.state === "done");
    });
}

/**
 * The reader's own review beside each application, and which applications that leaves. Said as
 * joins and anti-joins, since the planner can tell from those how many rows it will meet.
 */
function ownReview(
  actor: Actor,
  projectId: string,
  { of }: Segment,
  state: MyState | null,
): { join: Prisma.Sql; where: Prisma.Sql } {
  const mine = (name: Prisma.Sql) =>
    Prisma.sql`${name}.application_id = a.id AND ${name}.reviewer_id = ${actor.id}::uuid AND ${name}.project_id = ${projectId}::uuid`;
  const r = Prisma.sql`r`;
  const h = Prisma.sql`h`;
  const only = (kept: Prisma.Sql) => ({
    join: Prisma.sql`JOIN review r ON ${mine(r)} AND r.state = ${kept}`,
    where: Prisma.empty,
  });
  const without = (left: Prisma.Sql) => ({
    join: Prisma.sql`LEFT JOIN review r ON ${mine(r)}`,
    where: Prisma.sql`AND NOT EXISTS (SELECT 1 FROM review h WHERE ${mine(h)} AND ${left})`,
  });
  if (state === "done" || of === "seen") return only(Prisma.sql`'submitted'`);
  if (state === "draft") return only(Prisma.sql`'draft'`);
  if (state === "recused") return only(Prisma.sql`'recused'`);
  if (state === "waiting") return without(Prisma.sql`h.state <> 'assigned'`);
  return of === "unseen"
    ? without(Prisma.sql`h.state = 'submitted'`)
    : { join: Prisma.sql`LEFT JOIN review r ON ${mine(r)}`, where: Prisma.empty };
}

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
      return type === time ? Prisma.sql`${timestamp(value)}::timestamptz` : Prisma.sql`${value}::${type}`;
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
  const branches = segmentsShown(view).map((segment) => {
    // A segment without keys of its own, among others, is always by code upwards.
    const ascending = view.dir === "asc" || (segment.of !== "all" && segment.keys.length === 0);
    const order = orderOf(segment, ascending);
    const { join, where } = ownReview(actor, projectId, segment, view.state);
    return Prisma.sql`(
      SELECT ${segment.number}::int AS segment, row_number() OVER (ORDER BY ${order}) AS place, a.code, r.state::text, a.review_count AS reviews,
             CASE WHEN r.state = 'submitted' THEN a.score_mean END AS mean, CASE WHEN r.state = 'submitted' THEN a.score_spread END AS spread,
             a.submitted_at AS "submittedAt", a.shuffle
      FROM application a ${join}
      WHERE a.project_id = ${projectId}::uuid AND ${readableBy(actor)} ${where} ${segment.where ? Prisma.sql`AND ${segment.where}` : Prisma.empty}
        ${reviewsFilter(view.reviews)} ${view.after?.segment === segment.number ? behind(view.after, segment, ascending) : Prisma.empty}
      ORDER BY ${order} LIMIT ${PAGE_ROWS + 1})`;
  });
  return Prisma.sql`
    SELECT segment, code, state, reviews, mean, spread, "submittedAt", shuffle
    FROM (${Prisma.join(branches, " UNION ALL ")}) page ORDER BY segment, place LIMIT ${PAGE_ROWS + 1}`;
}

/** As the indexes have it, which keep scores with nulls last (no key here is null). */
function orderOf({ keys }: Segment, ascending: boolean): Prisma.Sql {
  const scores = ascending ? Prisma.sql`ASC NULLS FIRST` : Prisma.sql`DESC NULLS LAST`;
  const others = ascending ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  return Prisma.join([
    ...keys.map(({ column, type }) => Prisma.sql`${column} ${type === float ? scores : others}`),
    Prisma.sql`a.code ${others}`,
  ]);
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
