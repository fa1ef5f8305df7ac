import { paths } from "#lib/paths.ts";
import { type MyState, myStates } from "./rules.ts";

export const PAGE_ROWS = 50;

export const sorts = ["code", "reviews", "mean", "spread", "corrected", "submitted"] as const;
export type Sort = (typeof sorts)[number];
export type Direction = "asc" | "desc";

/** The filter by number of reviews: exactly so many; the last means "or more". */
export const reviewFilters = [0, 1, 2, 3] as const;
export const REVIEWS_OR_MORE = 3;

/**
 * The last row of the page before: which of the order's segments it stood in (see
 * table-query.ts), its keys there, and its code.
 */
export type Cursor = { segment: number; keys: number[]; code: string };

/** What the table shows, as the address says it. `q` is a search as it was typed (search.ts). */
export type View = {
  sort: Sort;
  dir: Direction;
  state: MyState | null;
  reviews: number | null;
  q: string;
  after: Cursor | null;
};

type SearchParams = Record<string, string | string[] | undefined>;

/** The view of an address. What it does not understand is as if it were not there. */
export function parseView(params: SearchParams): View {
  const one = (name: string) => (typeof params[name] === "string" ? (params[name] as string) : "");
  const sort = sorts.find((known) => known === one("sort")) ?? "code";
  return {
    sort,
    dir: one("dir") === "asc" || one("dir") === "desc" ? (one("dir") as Direction) : firstDirection(sort),
    state: myStates.find((known) => known === one("state")) ?? null,
    reviews: reviewFilters.find((known) => String(known) === one("reviews")) ?? null,
    q: one("q")
      .replace(/[\s\0]+/g, " ")
      .trim()
      .toWellFormed(),
    after: parseCursor(one("after"), sort),
  };
}

/** The direction that a column is sorted in first: the highest scores, but the lowest of all else. */
export function firstDirection(sort: Sort): Direction {
  return sort === "mean" || sort === "spread" || sort === "corrected" ? "desc" : "asc";
}

/** The address of a view; what is as usual is left out. */
export function viewPath(slug: string, view: View): string {
  const query = viewQuery(view).toString();
  return `${paths.reviewProject(slug)}${query ? `?${query}` : ""}`;
}

/** A view as an address has it behind its question mark, wherever it leads. */
export function viewQuery(view: View): URLSearchParams {
  const params = new URLSearchParams();
  if (view.sort !== "code") params.set("sort", view.sort);
  if (view.dir !== firstDirection(view.sort)) params.set("dir", view.dir);
  if (view.state !== null) params.set("state", view.state);
  if (view.reviews !== null) params.set("reviews", String(view.reviews));
  if (view.q !== "") params.set("q", view.q);
  if (view.after) params.set("after", cursorText(view.after));
  return params;
}

/** Whether a view leaves out applications. */
export function isFiltered({ state, reviews, q }: View): boolean {
  return state !== null || reviews !== null || q !== "";
}

/** The view that a column's heading leads to: sorted by it, or the other way round. */
export function sortedBy(view: View, sort: Sort): View {
  const dir = view.sort !== sort ? firstDirection(sort) : view.dir === "asc" ? "desc" : "asc";
  return { ...view, sort, dir, after: null };
}

export function cursorText({ segment, keys, code }: Cursor): string {
  return [segment, ...keys, code].join("_");
}

/** What the keys of an order can be; a made-up one beyond is no place in the table. */
const keyLimits: Record<Sort, { whole: boolean; least?: number; most: number }> = {
  code: { whole: true, most: 2 ** 31 - 1 },
  reviews: { whole: true, most: 2 ** 31 - 1 },
  mean: { whole: false, most: 1e6 },
  spread: { whole: false, most: 1e6 },
  // A correction can lead a little below 0.
  corrected: { whole: false, least: -1e6, most: 1e6 },
  // Milliseconds since 1970, until the year 9999.
  submitted: { whole: true, most: 253_402_300_799_999 },
};

function parseCursor(text: string, sort: Sort): Cursor | null {
  const match = /^([0-2])((?:_-?[\d.]{1,30}(?:e[+-]?\d{1,3})?){0,2})_([A-Z0-9-]{1,20})$/.exec(text);
  if (!match) return null;
  const [, segment, keys = "", code = ""] = match;
  const numbers = keys.split("_").slice(1).map(Number);
  const { whole, least = 0, most } = keyLimits[sort];
  const possible = numbers.every((key) => key >= least && key <= most && (!whole || Number.isSafeInteger(key)));
  return possible ? { segment: Number(segment), keys: numbers, code } : null;
}
