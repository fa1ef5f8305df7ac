// The table of a project with many applications, as one of its reviewers sees it.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import { populate, type Truth } from "#prisma/many-applications.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { columns } from "./columns.ts";
import { reviewTable } from "./queries.ts";
import { type MyState, myStates } from "./rules.ts";
import { PAGE_ROWS, parseView, REVIEWS_OR_MORE, reviewFilters, sorts, type View, viewPath } from "./table.ts";
import { type Reading, readTable } from "./table-query.ts";

const { db } = await testDatabase();
const now = new Date();

const asReader = (few: boolean): Reading => ({ scores: "own", leads: false, few, columns });
const views: View[] = sorts.flatMap((sort) =>
  (["asc", "desc"] as const).flatMap((dir) =>
    [null, ...myStates].flatMap((state) =>
      [null, ...reviewFilters].map((reviews) => ({ sort, dir, state, reviews, q: "", after: null })),
    ),
  ),
);

const up = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0);

/** The codes that a view shows, in its order, worked out from the truth. */
function expected(truth: Truth[], { sort, dir, state, reviews }: View): string[] {
  const fits = truth.filter(
    (row) =>
      (state === null || row.state === state) &&
      (reviews === null || (reviews < REVIEWS_OR_MORE ? row.reviews === reviews : row.reviews >= reviews)),
  );
  const turn = dir === "asc" ? 1 : -1;
  const by = (rows: Truth[], keys: (row: Truth) => (string | number)[]) =>
    rows.toSorted((a, b) => {
      const [left, right] = [keys(a), keys(b)];
      for (const [at, key] of left.entries()) {
        const order = up(key, right[at] ?? 0);
        if (order !== 0) return order * turn;
      }
      return 0;
    });
  if (sort === "code") return by(fits, ({ code }) => [code]).map(({ code }) => code);
  if (sort === "reviews") return by(fits, (row) => [row.reviews, row.shuffle, row.code]).map(({ code }) => code);
  if (sort === "submitted") return by(fits, (row) => [row.submittedAt.getTime(), row.code]).map(({ code }) => code);
  const seen = fits.filter((row) => row.state === "done");
  const scored = seen.filter((row) => row[sort] !== null);
  const rest = [seen.filter((row) => row[sort] === null), fits.filter((row) => row.state !== "done")];
  return [
    ...by(scored, (row) => [row[sort] ?? 0, row.code]),
    ...rest.flatMap((rows) => rows.toSorted((a, b) => up(a.code, b.code))),
  ].map(({ code }) => code);
}

/** What a reader who does not lead is to see of an application while others’ scores open with one’s own. */
function shownOf({ shuffle: _, text: __, ...row }: Truth) {
  const seen = row.state === "done";
  const open = { ...row, seen, interval: null, decision: null };
  return seen ? open : { ...open, mean: null, spread: null, corrected: null, changed: false };
}

/** All rows of a view, page by page, each page asked for by the address that the one before gave. */
async function walk(projectId: string, slug: string, reader: Actor, view: View, few: boolean) {
  const rows = [];
  for (let at: View = view, page = 0; page < 50; page += 1) {
    const { rows: found, next } = await readTable(db, projectId, reader, at, asReader(few));
    rows.push(...found);
    if (!next) return rows;
    expect(found).toHaveLength(PAGE_ROWS);
    at = parseView(Object.fromEntries(new URL(viewPath(slug, { ...at, after: next }), "http://here").searchParams));
  }
  throw new Error("The pages have no end.");
}

describe("page by page", () => {
  test("every sort and filter shows each of its rows once, in order, and no score that is hidden", {
    timeout: 60_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 2 ** 30 }), async (seed) => {
        const { reader, projectId, slug, truth } = await populate(db, seed, 260);
        expect(truth.length).toBeGreaterThan(2 * PAGE_ROWS);
        const byCode = new Map(truth.map((row) => [row.code, row]));
        for (const view of views) {
          for (const few of view.state === null && ["code", "reviews", "submitted"].includes(view.sort)
            ? [true]
            : [true, false]) {
            const rows = await walk(projectId, slug, reader, view, few);
            expect({ view, codes: rows.map(({ code }) => code) }).toEqual({ view, codes: expected(truth, view) });
            for (const row of rows) {
              expect(row).toEqual(shownOf(byCode.get(row.code) as Truth));
            }
          }
        }
      }),
      { numRuns: 2 },
    );
  });

  test("the counts are those of the rows", async () => {
    const { reader, slug, truth } = await populate(db, 5, 120);
    const table = await reviewTable(reader, slug, parseView({}), now);
    const count = (state: MyState) => truth.filter((row) => row.state === state).length;
    expect(table?.project).toMatchObject({
      submitted: truth.length,
      own: { waiting: count("waiting"), draft: count("draft"), done: count("done"), recused: count("recused") },
    });
  });
});

describe("hidden scores", () => {
  test("leave no trace: with other scores in their place, every view shows the same", async () => {
    const { reader, projectId, slug } = await populate(db, 6, 120);
    const shown = async () => {
      const all = [];
      for (const view of views) all.push(await walk(projectId, slug, reader, view, true));
      return JSON.stringify(all);
    };
    const before = await shown();
    const changed = await db.$executeRaw`
      UPDATE application a SET score_mean = 100 - score_mean, score_spread = 50 - score_spread / 2, corrected = 100 - corrected, order_changes = NOT order_changes
      WHERE project_id = ${projectId}::uuid AND review_count > 0
        AND NOT EXISTS (SELECT 1 FROM review r WHERE r.application_id = a.id AND r.reviewer_id = ${reader.id}::uuid AND r.state = 'submitted')`;
    expect(changed).toBeGreaterThan(10);
    expect(await shown()).toBe(before);

    // The same change where one’s own review is in does show.
    await db.$executeRaw`UPDATE application SET score_mean = 100 - score_mean WHERE project_id = ${projectId}::uuid AND review_count > 0`;
    expect(await shown()).not.toBe(before);
  });

  test("are not to be had by a forged cursor", async () => {
    const { reader, projectId, truth } = await populate(db, 7, 60);
    const done = new Set(truth.filter(({ state }) => state === "done").map(({ code }) => code));
    for (const sort of ["mean", "spread", "corrected"] as const) {
      for (const after of [
        { segment: 0, keys: [50], code: "AAAA-AA" },
        { segment: 0, keys: [], code: "ZZZZ-ZZ" },
        { segment: 2, keys: [1, 2], code: "2" },
      ]) {
        const { rows } = await readTable(
          db,
          projectId,
          reader,
          { sort, dir: "desc", state: null, reviews: null, q: "", after },
          asReader(true),
        );
        const hidden = rows.filter(({ code }) => !done.has(code));
        expect(hidden.map(({ mean, spread }) => [mean, spread])).toEqual(hidden.map(() => [null, null]));
        expect(hidden.map(({ code }) => code)).toEqual(hidden.map(({ code }) => code).toSorted());
      }
    }
  });
});
