import "server-only";
import { Prisma } from "#lib/db.ts";
import type { ReviewState } from "#prisma/generated/enums.ts";
import { type Cursor, REVIEWS_OR_MORE, type View } from "./table.ts";
import type { Cells, Sight } from "./table-cells.ts";

type Key = { column: Prisma.Sql; type: Prisma.Sql };

/**
 * An order is one or more segments, one after the other. Orders by score have the applications
 * first whose scores the reader may see (`seen`) and that have one (`given`), then those without,
 * and then all others by code: so the order tells nothing that the cells do not. `reviews` says
 * how many an application of this segment can have.
 */
export type Segment = {
  of: "all" | "seen" | "unseen";
  reviews: { min: number; max: number };
  given?: Prisma.Sql;
  keys: Key[];
};

const int = Prisma.sql`int`;
const float = Prisma.sql`float8`;
const time = Prisma.sql`timestamptz`;
const reviews: Key = { column: Prisma.sql`a.review_count`, type: int };
const shuffle: Key = { column: Prisma.sql`a.shuffle`, type: int };
const submitted: Key = { column: Prisma.sql`a.submitted_at`, type: time };

const any = { min: 0, max: Number.POSITIVE_INFINITY };
const unseen: Segment = { of: "unseen", reviews: any, keys: [] };

/** The segments of an order by such a score, which an application can have from so many reviews on. */
function byScore(column: Prisma.Sql, min: number, without = min - 1): Segment[] {
  return [
    {
      of: "seen",
      reviews: { ...any, min },
      given: Prisma.sql`AND ${column} IS NOT NULL`,
      keys: [{ column, type: float }],
    },
    { of: "seen", reviews: { min: 0, max: without }, given: Prisma.sql`AND ${column} IS NULL`, keys: [] },
    unseen,
  ];
}

/** The segments of each order. */
export const segmentsOf: Record<View["sort"], Segment[]> = {
  code: [{ of: "all", reviews: any, keys: [] }],
  reviews: [{ of: "all", reviews: any, keys: [reviews, shuffle] }],
  submitted: [{ of: "all", reviews: any, keys: [submitted] }],
  mean: byScore(Prisma.sql`a.score_mean`, 1),
  // One review has no spread.
  spread: byScore(Prisma.sql`a.score_spread`, 2),
  // The last fit may be older than a review, or know one that was taken away.
  corrected: byScore(Prisma.sql`a.corrected`, 0, Number.POSITIVE_INFINITY),
};

/** Which of the reader's own reviews are shown; "waiting" is none or an assigned one, null any. */
export type Kept = ReviewState | "waiting" | null;

/** Whether anything of a segment can be shown. */
export function shows(
  { of, reviews: { min, max } }: Segment,
  wanted: number | null,
  kept: Kept,
  { scores }: Sight,
): boolean {
  if (of === "seen" && scores === "none") return false;
  if (of !== "all" && kept !== null && scores === "own" && (of === "seen") !== (kept === "submitted")) return false;
  if (of !== "all" && kept !== null && scores === "all" && (of === "unseen") !== (kept === "recused")) return false;
  // Whose own review is in, has one.
  if (of === "seen" && scores === "own" && max < 1) return false;
  return wanted === null || (wanted <= max && (wanted >= REVIEWS_OR_MORE || wanted >= min));
}

/** As the indexes have it, which keep scores with nulls last (no key here is null). */
export function orderOf({ keys }: Segment, ascending: boolean): Prisma.Sql {
  const scores = ascending ? Prisma.sql`ASC NULLS FIRST` : Prisma.sql`DESC NULLS LAST`;
  const others = ascending ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  return Prisma.join([
    ...keys.map(({ column, type }) => Prisma.sql`${column} ${type === float ? scores : others}`),
    Prisma.sql`a.code ${others}`,
  ]);
}

/** Rows behind the cursor, by a comparison that an index can begin at. */
export function behind(cursor: Cursor, { keys }: Segment, ascending: boolean): Prisma.Sql {
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

/** Where the table stands at a row of such a segment. */
export function cursorAt(segment: number, row: Cells, sort: View["sort"]): Cursor {
  const keys = {
    code: [],
    reviews: [row.reviews, row.shuffle],
    submitted: [row.submittedAt.getTime()],
    mean: [row.mean ?? 0],
    spread: [row.spread ?? 0],
    corrected: [row.corrected ?? 0],
  }[sort];
  return { segment, keys: segmentsOf[sort][segment]?.keys.length ? keys : [], code: row.code };
}
