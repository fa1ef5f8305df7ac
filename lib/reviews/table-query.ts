import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { type Db, Prisma } from "#lib/db.ts";
import { type Column, usualColumns } from "./columns.ts";
import { readableBy } from "./scope.ts";
import { isEverything, parseSearch, type Search } from "./search.ts";
import { fromFlags, fromHits, hits, ownStates, searchFilter } from "./search-query.ts";
import type { TableRow } from "./shown.ts";
import { type Cursor, PAGE_ROWS, REVIEWS_OR_MORE, type View } from "./table.ts";
import { asRow, type Cells, cells, foundColumns, type Sight } from "./table-cells.ts";
import { behind, cursorAt, type Kept, orderOf, type Segment, segmentsOf, shows } from "./table-order.ts";

/**
 * So many applications are looked at for one page of a search that no index answers; a page that
 * is not full by then says so, and the next goes on from there. So a page of a search costs the
 * same however many applications there are.
 */
export const LOOKED_AT = 3_000;

/** How a reader reads the table. `few`: whether the own reviews are few enough to start from them where only those are shown. */
export type Reading = Sight & { few: boolean; columns?: readonly Column[]; rows?: number };

/** Where a page's applications are looked for, before anything else is known of them: by their order, the own flags, or these submissions. */
type Beginning = "order" | "flags" | { hits: readonly string[] };

/**
 * Where a segment's rows come from, as `application a` beside the reader's own `review r`. A
 * search begins at the few essays that hold its words, or at the own flags. Few own reviews lead
 * to their applications (OFFSET 0 keeps the planner from reading all others); else the order's
 * index is followed. What is left out is said as an anti-join, since the planner can tell from
 * that how many rows it will meet.
 */
function source(
  projectId: string,
  actor: Actor,
  { of }: Segment,
  kept: Kept,
  { few, scores }: Reading,
  beginning: Beginning,
): { from: Prisma.Sql; where: Prisma.Sql } {
  const own = (name: Prisma.Sql) =>
    Prisma.sql`${name}.project_id = ${projectId}::uuid AND ${name}.reviewer_id = ${actor.id}::uuid`;
  const r = Prisma.sql`r`;
  const h = Prisma.sql`h`;
  const segmentKeeps =
    of === "seen" && scores === "own" ? "submitted" : of === "unseen" && scores === "all" ? "recused" : null;
  const only = kept ?? segmentKeeps;
  const begin =
    typeof beginning === "object"
      ? fromHits(beginning.hits)
      : beginning === "flags"
        ? fromFlags(actor)
        : Prisma.sql`application a`;
  if (only !== null && only !== "waiting") {
    const state = Prisma.sql`${own(r)} AND r.state = ${only}::review_state`;
    const from =
      few && only !== "assigned" && beginning === "order"
        ? Prisma.sql`(SELECT r.application_id, r.state, r.score FROM review r WHERE ${state} OFFSET 0) r
            CROSS JOIN LATERAL (SELECT * FROM application a WHERE a.id = r.application_id OFFSET 0) a`
        : Prisma.sql`${begin} JOIN review r ON r.application_id = a.id AND ${state}`;
    return { from, where: Prisma.empty };
  }
  const from = Prisma.sql`${begin} LEFT JOIN review r ON r.application_id = a.id AND ${own(r)}`;
  if (only === null && (of === "all" || scores === "none")) return { from, where: Prisma.empty };
  const left =
    only === "waiting"
      ? Prisma.sql`h.state <> 'assigned'`
      : of === "seen"
        ? Prisma.sql`h.state = 'recused'`
        : Prisma.sql`h.state = 'submitted'`;
  return {
    from,
    where: Prisma.sql`AND NOT EXISTS (SELECT 1 FROM review h WHERE h.application_id = a.id AND ${own(h)} AND ${left})`,
  };
}

function reviewsFilter({ reviews: wanted }: View): Prisma.Sql {
  if (wanted === null) return Prisma.empty;
  return wanted < REVIEWS_OR_MORE
    ? Prisma.sql`AND a.review_count = ${wanted}::int`
    : Prisma.sql`AND a.review_count >= ${wanted}::int`;
}

export type Statement = { segment: number; sql(limit: number): Prisma.Sql; lookedAt(at: number): Prisma.Sql };

/**
 * The statements of one page, one for each segment from the cursor's on. Exported so that their
 * plans can be looked at. `lookedAt`: the row that a search came to in its order, by its number.
 */
export function tableStatements(
  projectId: string,
  actor: Actor,
  view: View,
  reading: Reading,
  beginning: Beginning = "order",
): Statement[] {
  const { search } = parseSearch(view.q);
  const kept: Kept = view.state === "done" ? "submitted" : (view.state ?? ownStates(search, reading));
  const columns = reading.columns ?? usualColumns;
  return segmentsOf[view.sort].flatMap((segment, number) => {
    const { after } = view;
    if (!shows(segment, view.reviews, kept, reading) || (after && number < after.segment)) return [];
    // A segment without keys of its own, among others, is always by code upwards.
    const ascending = view.dir === "asc" || (segment.of !== "all" && segment.keys.length === 0);
    const { from, where } = source(projectId, actor, segment, kept, reading, beginning);
    const order = orderOf(segment, ascending);
    const found = (limit: Prisma.Sql) => Prisma.sql`
      SELECT ${foundColumns(reading)} FROM ${from}
      WHERE a.project_id = ${projectId}::uuid AND ${readableBy(actor)} ${where} ${reviewsFilter(view)} ${segment.given ?? Prisma.empty}
        ${after?.segment === number ? behind(after, segment, ascending) : Prisma.empty}
      ORDER BY ${order} ${limit}`;
    const sql = (limit: number) =>
      isEverything(search)
        ? Prisma.sql`SELECT ${cells(actor, reading, columns)} FROM (${found(Prisma.sql`LIMIT ${limit}`)}) a ORDER BY ${order}`
        : Prisma.sql`SELECT ${cells(actor, reading, columns)} FROM (
            SELECT * FROM (${found(Prisma.sql`LIMIT ${LOOKED_AT}`)}) a WHERE TRUE ${searchFilter(search, actor, reading, typeof beginning === "object")} ORDER BY ${order} LIMIT ${limit}
          ) a ORDER BY ${order}`;
    const lookedAt = (at: number) =>
      Prisma.sql`SELECT ${cells(actor, reading, [])} FROM (${found(Prisma.sql`OFFSET ${at - 1} LIMIT 1`)}) a`;
    return [{ segment: number, sql, lookedAt }];
  });
}

/** A page of the table. `partly`: it is not full, but so many applications were looked at for it that the next goes on. */
export type TablePage = { rows: TableRow[]; next: Cursor | null; partly: boolean };

/**
 * One page of a project's table: one statement, one more where a page reaches into the next
 * segment, and of a search one that finds where to begin and one where it was not full. The
 * caller has made sure that the actor reviews the project and may read now. A search with errors
 * finds nothing.
 * @returns the rows, and where the next page begins, null on the last
 */
export async function readTable(
  db: Pick<Db, "$queryRaw">,
  projectId: string,
  actor: Actor,
  view: View,
  reading: Reading,
): Promise<TablePage> {
  const { search, errors } = parseSearch(view.q);
  if (errors.length > 0) return { rows: [], next: null, partly: false };
  const size = reading.rows ?? PAGE_ROWS;
  const bounded = !isEverything(search);
  const beginning = await beginningOf(db, search);
  const found: { segment: number; row: Cells }[] = [];
  for (const { segment, sql, lookedAt } of tableStatements(projectId, actor, view, reading, beginning)) {
    const rows = await db.$queryRaw<Cells[]>(sql(size + 1 - found.length));
    found.push(...rows.map((row) => ({ segment, row })));
    if (found.length > size) break;
    const [last] = bounded && typeof beginning !== "object" ? await db.$queryRaw<Cells[]>(lookedAt(LOOKED_AT)) : [];
    if (last)
      return { rows: found.map(({ row }) => asRow(row)), next: cursorAt(segment, last, view.sort), partly: true };
  }
  const page = found.slice(0, size);
  const last = page.at(-1);
  return {
    rows: page.map(({ row }) => asRow(row)),
    next: found.length > size && last ? cursorAt(last.segment, last.row, view.sort) : null,
    partly: false,
  };
}

async function beginningOf(db: Pick<Db, "$queryRaw">, search: Search): Promise<Beginning> {
  if (search.terms.some(({ kind, not }) => kind === "flagged" && !not)) return "flags";
  const found = await hits(db, search);
  return found === null ? "order" : { hits: found };
}
