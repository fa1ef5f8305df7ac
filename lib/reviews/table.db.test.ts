// The table of a project with many applications, as one of its reviewers sees it.
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import { makeProject, makeUser } from "#prisma/factories.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import type { ReviewState } from "#prisma/generated/enums.ts";
import { applicationCode, receiptCode, shuffleNumber, unused } from "#prisma/ids.ts";
import { createRandom } from "#prisma/random.ts";
import { summarise } from "#prisma/scores.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { reviewTable } from "./queries.ts";
import { nextInQueue } from "./queue.ts";
import { type MyState, myState, myStates, queueStart, SHUFFLES } from "./rules.ts";
import { PAGE_ROWS, parseView, REVIEWS_OR_MORE, reviewFilters, sorts, type View, viewPath } from "./table.ts";
import { readTable } from "./table-query.ts";

const { db } = await testDatabase();
const now = new Date();

/** What the table is to show of an application to this reviewer, and what it is not. */
type Truth = {
  code: string;
  shuffle: number;
  state: MyState;
  reviews: number;
  mean: number | null;
  spread: number | null;
  submittedAt: Date;
};

/**
 * A project with applications in every state, read by three. Scores are few and times coarse,
 * so that many rows are equal in what they are sorted by.
 */
async function populate(
  seed: number,
  count: number,
): Promise<{ reader: Actor; projectId: string; slug: string; truth: Truth[] }> {
  const random = createRandom(seed, 77);
  const readers = await Promise.all(Array.from({ length: 4 }, () => makeUser(db)));
  const [me] = readers;
  if (!me) throw new Error("Nobody reads.");
  const project = await makeProject(db, { reviewerUserIds: readers.map(({ id }) => id), problems: [] });
  const codes = new Set<string>();
  const receipts = new Set<string>();
  const rows = {
    user: [] as Prisma.UserCreateManyInput[],
    application: [] as Prisma.ApplicationCreateManyInput[],
    submission: [] as Prisma.SubmissionCreateManyInput[],
    review: [] as Prisma.ReviewCreateManyInput[],
  };
  const latest: { id: string; submissionId: string }[] = [];
  const withdrawn: string[] = [];
  const truth: Truth[] = [];
  for (let at = 0; at < count; at += 1) {
    const [id, applicantId, submissionId] = [randomUUID(), randomUUID(), randomUUID()];
    const submittedAt = new Date(now.getTime() - random.int(0, 30) * 86_400_000);
    const code = unused(() => applicationCode(random), codes);
    const shuffle = random.chance(0.5) ? random.int(0, 3) : shuffleNumber(random);
    const state = random.pick(["submitted", "submitted", "submitted", "submitted", "withdrawn", "draft"] as const);
    rows.user.push({ id: applicantId, email: `a-${applicantId}@example.org` });
    rows.submission.push({
      id: submissionId,
      applicationId: id,
      number: 1,
      receipt: unused(() => receiptCode(random), receipts) + applicantId,
      receivedAt: submittedAt,
    });
    const scores: number[] = [];
    let mine: ReviewState | null = null;
    for (const reader of readers) {
      const review = random.pick([null, null, "assigned", "draft", "submitted", "submitted", "recused"] as const);
      if (review === null) continue;
      const score = review === "submitted" ? random.int(0, 4) * 25 : null;
      if (score !== null) scores.push(score);
      if (reader === me) mine = review;
      rows.review.push({
        projectId: project.id,
        applicationId: id,
        submissionId,
        reviewerId: reader.id,
        state: review,
        score,
        submittedAt: score === null ? null : now,
        recusal: review === "recused" ? "A friend." : null,
      });
    }
    const summary = summarise(scores);
    rows.application.push({
      id,
      cohortId: project.cohortId,
      projectId: project.id,
      applicantId,
      code,
      shuffle,
      state: "draft",
      submittedAt,
      ...summary,
    });
    if (state !== "draft") latest.push({ id, submissionId });
    if (state === "withdrawn") withdrawn.push(id);
    if (state !== "submitted") continue;
    truth.push({
      code,
      shuffle,
      state: myState(mine),
      reviews: summary.reviewCount,
      mean: summary.scoreMean,
      spread: summary.scoreSpread,
      submittedAt,
    });
  }
  await db.user.createMany({ data: rows.user });
  await db.application.createMany({ data: rows.application });
  await db.submission.createMany({ data: rows.submission });
  await db.review.createMany({ data: rows.review });
  const ids = latest.map(({ id }) => id);
  await db.$executeRaw`UPDATE application a SET state = 'submitted', submission_id = s.id FROM submission s WHERE s.application_id = a.id AND a.id = ANY(${ids}::uuid[])`;
  await db.application.updateMany({ where: { id: { in: withdrawn } }, data: { state: "withdrawn" } });
  return {
    reader: { id: me.id, email: me.email, name: me.name, isAdmin: false, isReviewer: true },
    projectId: project.id,
    slug: project.slug,
    truth,
  };
}
const views: View[] = sorts.flatMap((sort) =>
  (["asc", "desc"] as const).flatMap((dir) =>
    [null, ...myStates].flatMap((state) =>
      [null, ...reviewFilters].map((reviews) => ({ sort, dir, state, reviews, after: null })),
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

/** All rows of a view, page by page, each page asked for by the address that the one before gave. */
async function walk(projectId: string, slug: string, reader: Actor, view: View, few: boolean) {
  const rows = [];
  for (let at: View = view, page = 0; page < 50; page += 1) {
    const { rows: found, next } = await readTable(db, projectId, reader, at, few);
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
        const { reader, projectId, slug, truth } = await populate(seed, 260);
        expect(truth.length).toBeGreaterThan(2 * PAGE_ROWS);
        const byCode = new Map(truth.map((row) => [row.code, row]));
        for (const view of views) {
          for (const few of view.state === null && view.sort !== "mean" && view.sort !== "spread"
            ? [true]
            : [true, false]) {
            const rows = await walk(projectId, slug, reader, view, few);
            expect({ view, codes: rows.map(({ code }) => code) }).toEqual({ view, codes: expected(truth, view) });
            for (const row of rows) {
              const { shuffle: _, ...wanted } = byCode.get(row.code) as Truth;
              expect(row).toEqual(wanted.state === "done" ? wanted : { ...wanted, mean: null, spread: null });
            }
          }
        }
      }),
      { numRuns: 2 },
    );
  });

  test("the counts are those of the rows", async () => {
    const { reader, slug, truth } = await populate(5, 120);
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
    const { reader, projectId, slug } = await populate(6, 120);
    const shown = async () => {
      const all = [];
      for (const view of views) all.push(await walk(projectId, slug, reader, view, true));
      return JSON.stringify(all);
    };
    const before = await shown();
    const changed = await db.$executeRaw`
      UPDATE application a SET score_mean = 100 - score_mean, score_spread = 50 - score_spread / 2
      WHERE project_id = ${projectId}::uuid AND review_count > 0
        AND NOT EXISTS (SELECT 1 FROM review r WHERE r.application_id = a.id AND r.reviewer_id = ${reader.id}::uuid AND r.state = 'submitted')`;
    expect(changed).toBeGreaterThan(10);
    expect(await shown()).toBe(before);

    // The same change where one’s own review is in does show.
    await db.$executeRaw`UPDATE application SET score_mean = 100 - score_mean WHERE project_id = ${projectId}::uuid AND review_count > 0`;
    expect(await shown()).not.toBe(before);
  });

  test("are not to be had by a forged cursor", async () => {
    const { reader, projectId, truth } = await populate(7, 60);
    const done = new Set(truth.filter(({ state }) => state === "done").map(({ code }) => code));
    for (const sort of ["mean", "spread"] as const) {
      for (const after of [
        { segment: 0, keys: [50], code: "AAAA-AA" },
        { segment: 0, keys: [], code: "ZZZZ-ZZ" },
        { segment: 2, keys: [1, 2], code: "2" },
      ]) {
        const { rows } = await readTable(
          db,
          projectId,
          reader,
          { sort, dir: "desc", state: null, reviews: null, after },
          true,
        );
        const hidden = rows.filter(({ code }) => !done.has(code));
        expect(hidden.map(({ mean, spread }) => [mean, spread])).toEqual(hidden.map(() => [null, null]));
        expect(hidden.map(({ code }) => code)).toEqual(hidden.map(({ code }) => code).toSorted());
      }
    }
  });
});

describe("the queue", () => {
  const begin = async (reader: Actor, projectId: string, code: string) => {
    const { id, submissionId } = await db.application.findUniqueOrThrow({
      where: { projectId_code: { projectId, code } },
    });
    await db.review.upsert({
      where: { applicationId_reviewerId: { applicationId: id, reviewerId: reader.id } },
      create: { projectId, applicationId: id, submissionId: submissionId ?? "", reviewerId: reader.id, state: "draft" },
      update: { state: "draft" },
    });
  };
  /** Fewest reviews first, then round from where this reader starts. */
  const inOrder = (truth: Truth[], reader: Actor) => {
    const turned = ({ shuffle }: Truth) => (shuffle - queueStart(reader.id) + SHUFFLES) % SHUFFLES;
    return truth
      .filter(({ state }) => state === "waiting")
      .toSorted((a, b) => a.reviews - b.reviews || turned(a) - turned(b) || up(a.code, b.code));
  };

  test("brings each application that waits, once, and then says that nothing does", async () => {
    const { reader, projectId, slug, truth } = await populate(8, 90);
    const met: string[] = [];
    for (;;) {
      const next = await nextInQueue(db, reader, slug);
      if (next?.kind !== "application") {
        expect(next).toEqual({ kind: "empty" });
        break;
      }
      met.push(next.code);
      await begin(reader, projectId, next.code);
    }
    expect(met).toEqual(inOrder(truth, reader).map(({ code }) => code));
    expect(met.length).toBeGreaterThan(10);
  });

  test("goes round once by skipping alone", async () => {
    const { reader, projectId, slug, truth } = await populate(9, 90);
    const order = inOrder(truth, reader).map(({ code }) => code);
    const met = [order[0] ?? ""];
    while (met.length < order.length) {
      const next = await nextInQueue(db, reader, slug, met.at(-1));
      met.push(next?.kind === "application" ? next.code : "");
    }
    expect(met).toEqual(order);
    expect(await nextInQueue(db, reader, slug, met.at(-1))).toEqual({ kind: "application", code: order[0] });
    for (const code of order.slice(1)) await begin(reader, projectId, code);
    expect(await nextInQueue(db, reader, slug, order[0])).toEqual({ kind: "only-skipped" });
    expect(await nextInQueue(db, reader, slug, "NO-SUCH")).toEqual({ kind: "application", code: order[0] });
  });

  test("differs between reviewers, and is the same at every asking", async () => {
    const { slug, projectId } = await populate(10, 120);
    await db.review.deleteMany({ where: { projectId } });
    await db.application.updateMany({
      where: { projectId },
      data: { reviewCount: 0, scoreMean: null, scoreSpread: null },
    });
    const newcomers = await Promise.all(Array.from({ length: 8 }, () => makeUser(db)));
    await db.projectReviewer.createMany({ data: newcomers.map(({ id }) => ({ projectId, userId: id })) });
    const firsts = await Promise.all(
      newcomers.map(async (user) => {
        const actor = { id: user.id, email: user.email, name: user.name, isAdmin: false, isReviewer: true };
        const [first, again] = [await nextInQueue(db, actor, slug), await nextInQueue(db, actor, slug)];
        expect(first).toEqual(again);
        return JSON.stringify(first);
      }),
    );
    expect(new Set(firsts).size).toBeGreaterThan(4);
  });
});
