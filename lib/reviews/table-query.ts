import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { type Db, Prisma } from "#lib/db.ts";
import type { ReviewState } from "#prisma/generated/enums.ts";
import { myState } from "./rules.ts";
import { readableBy } from "./scope.ts";
import type { TableRow } from "./shown.ts";
import { type Cursor, PAGE_ROWS, REVIEWS_OR_MORE, type View } from "./table.ts";

type Key = { column: Prisma.Sql; type: Prisma.Sql };

/**
 * An order is one or more segments, one after the other. Orders by score have the applications
 * first whose scores the reader may see, since their own review is in (`seen`), and then all
 * others by code: so the order tells nothing that the cells do not. `reviews` says how many an
 * application of this segment can have.
 */
type Segment = { of: "all" | "seen" | "unseen"; reviews: { min: number; max: number }; keys: Key[] };

const int = Prisma.sql`int`;
const float = Prisma.sql`float8`;
const time = Prisma.sql`timestamptz`;
const reviews: Key = { column: Prisma.sql`a.review_count`, type: int };
const shuffle: Key = { column: Prisma.sql`a.shuffle`, type: int };
const submitted: Key = { column: Prisma.sql`a.submitted_at`, type: time };
const mean: Key = { column: Prisma.sql`a.score_mean`, type: float };
const spread: Key = { column: Prisma.sql`a.score_spread`, type: float };

const any = { min: 0, max: Number.POSITIVE_INFINITY };
const unseen: Segment = { of: "unseen", reviews: any, keys: [] };

const segmentsOf: Record<View["sort"], Segment[]> = {
  code: [{ of: "all", reviews: any, keys: [] }],
  reviews: [{ of: "all", reviews: any, keys: [reviews, shuffle] }],
  submitted: [{ of: "all", reviews: any, keys: [submitted] }],
  mean: [{ of: "seen", reviews: { ...any, min: 1 }, keys: [mean] }, unseen],
  // One review has no spread.
  spread: [
    { of: "seen", reviews: { ...any, min: 2 }, keys: [spread] },
    { of: "seen", reviews: { min: 1, max: 1 }, keys: [] },
    unseen,
  ],
};

/** Whether a filter can leave anything of a segment. */
function shows({ of, reviews: { min, max } }: Segment, { state, reviews: wanted }: View): boolean {
  if (of !== "all" && state !== null && (of === "seen") !== (state === "done")) return false;
  return wanted === null || (wanted <= max && (wanted >= REVIEWS_OR_MORE || wanted >= min));
}

/**
 * Where a segment's rows come from, as `application a` beside the reader's own `review r`. Few
 * own reviews lead to their applications (OFFSET 0 keeps the planner from reading all others);
 * else the order's index is followed. What is left out is said as an anti-join, since the planner
 * can tell from that how many rows it will meet.
 */
function source(
  projectId: string,
  actor: Actor,
  { of }: Segment,
  { state }: View,
  few: boolean,
): { from: Prisma.Sql; where: Prisma.Sql } {
  const own = (name: Prisma.Sql) =>
    Prisma.sql`${name}.project_id = ${projectId}::uuid AND ${name}.reviewer_id = ${actor.id}::uuid`;
  const r = Prisma.sql`r`;
  const h = Prisma.sql`h`;
  const kept = of === "seen" ? "done" : state;
  if (kept !== null && kept !== "waiting") {
    const only = Prisma.sql`${own(r)} AND r.state = ${kept === "done" ? "submitted" : kept}::review_state`;
    const from = few
      ? Prisma.sql`(SELECT r.application_id, r.state FROM review r WHERE ${only} OFFSET 0) r
            CROSS JOIN LATERAL (SELECT * FROM application a WHERE a.id = r.application_id OFFSET 0) a`
      : Prisma.sql`application a JOIN review r ON r.application_id = a.id AND ${only}`;
    return { from, where: Prisma.empty };
  }
  const from = Prisma.sql`application a LEFT JOIN review r ON r.application_id = a.id AND ${own(r)}`;
  if (kept === null && of === "all") return { from, where: Prisma.empty };
  const left = kept === "waiting" ? Prisma.sql`h.state <> 'assigned'` : Prisma.sql`h.state = 'submitted'`;
  return {
    from,
    where: Prisma.sql`AND NOT EXISTS (SELECT 1 FROM review h WHERE h.application_id = a.id AND ${own(h)} AND ${left})`,
  };
}

function reviewsFilter({ reviews: wanted }: View, { reviews: { min, max } }: Segment): Prisma.Sql {
  if (wanted !== null && wanted < REVIEWS_OR_MORE) return Prisma.sql`AND a.review_count = ${wanted}::int`;
  if (wanted !== null) return Prisma.sql`AND a.review_count >= ${wanted}::int`;
  if (min === max) return Prisma.sql`AND a.review_count = ${min}::int`;
  return min > 1 ? Prisma.sql`AND a.score_spread IS NOT NULL` : Prisma.empty;
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

/** Rows behind the cursor, by a comparison that an index can begin at. */
function behind(cursor: Cursor, { keys }: Segment, ascending: boolean): Prisma.Sql {
  const columns = [...keys.map(({ column }) => column), Prisma.sql`a.code`];
  const values = keys.map(({ type }, at) => {
    const value = cursor.keys[at] ?? 0;
    return type === time ? Prisma.sql`${timestamp(value)}::timestamptz` : Prisma.sql`${value}::${type}`;
  });
  const than = ascending ? Prisma.sql`>` : Prisma.sql`<`;
  return Prisma.sql`AND (${Prisma.join(columns)}) ${than} (${Prisma.join([...values, Prisma.sql`${cursor.code}`])})`;
}

/** Milliseconds since 1970 as PostgreSQL reads them; out of its range, the beginning. */
function timestamp(milliseconds: number): string {
  return new Date(Math.abs(milliseconds) < 8e12 ? milliseconds : 0).toISOString();
}

/** The statements of one page, one for each segment from the cursor's on. Exported so that their plans can be looked at. */
export function tableStatements(
  projectId: string,
  actor: Actor,
  view: View,
  few: boolean,
): { segment: number; sql(limit: number): Prisma.Sql }[] {
  return segmentsOf[view.sort].flatMap((segment, number) => {
    const { after } = view;
    if (!shows(segment, view) || (after && number < after.segment)) return [];
    // A segment without keys of its own, among others, is always by code upwards.
    const ascending = view.dir === "asc" || (segment.of !== "all" && segment.keys.length === 0);
    const { from, where } = source(projectId, actor, segment, view, few);
    const sql = (limit: number) => Prisma.sql`
      SELECT a.code, r.state::text, a.review_count AS reviews, CASE WHEN r.state = 'submitted' THEN a.score_mean END AS mean,
             CASE WHEN r.state = 'submitted' THEN a.score_spread END AS spread, a.submitted_at AS "submittedAt", a.shuffle
      FROM ${from}
      WHERE a.project_id = ${projectId}::uuid AND ${readableBy(actor)} ${where} ${reviewsFilter(view, segment)}
        ${after?.segment === number ? behind(after, segment, ascending) : Prisma.empty}
      ORDER BY ${orderOf(segment, ascending)} LIMIT ${limit}`;
    return [{ segment: number, sql }];
  });
}

type Raw = {
  code: string;
  state: ReviewState | null;
  reviews: number;
  mean: number | null;
  spread: number | null;
  submittedAt: Date;
  shuffle: number;
};

function cursorAt(segment: number, row: Raw, sort: View["sort"]): Cursor {
  const keys = {
    code: [],
    reviews: [row.reviews, row.shuffle],
    submitted: [row.submittedAt.getTime()],
    mean: [row.mean ?? 0],
    spread: [row.spread ?? 0],
  }[sort];
  return { segment, keys: segmentsOf[sort][segment]?.keys.length ? keys : [], code: row.code };
}

/**
 * One page of a project's table: one statement, or one more where a page reaches into the next
 * segment. The caller has made sure that the actor reviews the project.
 * @param few whether the own reviews are few enough to start from them where only those are shown
 * @returns the rows, and where the next page begins, null on the last
 */
export async function readTable(
  db: Pick<Db, "$queryRaw">,
  projectId: string,
  actor: Actor,
  view: View,
  few: boolean,
): Promise<{ rows: TableRow[]; next: Cursor | null }> {
  const found: { segment: number; row: Raw }[] = [];
  for (const { segment, sql } of tableStatements(projectId, actor, view, few)) {
    const rows = await db.$queryRaw<Raw[]>(sql(PAGE_ROWS + 1 - found.length));
    found.push(...rows.map((row) => ({ segment, row })));
    if (found.length > PAGE_ROWS) break;
  }
  const page = found.slice(0, PAGE_ROWS);
  const last = page.at(-1);
  return {
    rows: page.map(({ row: { state, shuffle: _, ...row } }) => ({ ...row, state: myState(state) })),
    next: found.length > PAGE_ROWS && last ? cursorAt(last.segment, last.row, view.sort) : null,
  };
}
