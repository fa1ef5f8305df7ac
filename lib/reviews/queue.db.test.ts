// One reviewer's queue: in which order applications come, and what skipping, flagging and going back do.
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import { makeProject, makeUser } from "#prisma/factories.ts";
import type { Prisma, User } from "#prisma/generated/client.ts";
import type { ReviewState } from "#prisma/generated/enums.ts";
import { applicationCode, receiptCode, shuffleNumber, unused } from "#prisma/ids.ts";
import { createRandom } from "#prisma/random.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { flag, skip } from "./mark.ts";
import { previousHandled } from "./previous.ts";
import { nextInQueue, queueSql } from "./queue.ts";
import { recuse } from "./recuse.ts";
import { queueStart, SHUFFLES } from "./rules.ts";

const { db } = await testDatabase();
const now = new Date();
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

function actorOf({ id, email, name }: User): Actor {
  return { id, email, name, isAdmin: false, isReviewer: true };
}

type Truth = {
  id: string;
  code: string;
  shuffle: number;
  reviews: number;
  mine: ReviewState | null;
  skippedAt: Date | null;
};

/** A project that wants two reviews each, with applications that have 0 to 3, some of them this reader's. */
async function populate(seed: number, count: number, { fresh = false } = {}) {
  const random = createRandom(seed, 99);
  const me = actorOf(await makeUser(db));
  const project = await makeProject(db, { reviewerUserIds: [me.id], problems: [] });
  const [codes, receipts] = [new Set<string>(), new Set<string>()];
  const truth: Truth[] = [];
  const users: Prisma.UserCreateManyInput[] = [];
  const applications: Prisma.ApplicationCreateManyInput[] = [];
  const submissions: Prisma.SubmissionCreateManyInput[] = [];
  for (let at = 0; at < count; at += 1) {
    const [id, applicantId, submissionId] = [randomUUID(), randomUUID(), randomUUID()];
    const reviews = random.int(0, 3);
    const row = {
      id,
      code: unused(() => applicationCode(random), codes),
      shuffle: random.chance(0.5) ? random.int(0, 3) : shuffleNumber(random),
      reviews,
      mine: fresh ? null : random.pick([null, null, null, "assigned", "draft", "submitted", "recused"] as const),
      skippedAt: !fresh && random.chance(0.4) ? later(random.int(-9, -1)) : null,
    };
    truth.push(row);
    users.push({ id: applicantId, email: `q-${applicantId}@example.org` });
    submissions.push({
      id: submissionId,
      applicationId: id,
      number: 1,
      receipt: unused(() => receiptCode(random), receipts) + applicantId,
      receivedAt: now,
    });
    applications.push({
      id,
      cohortId: project.cohortId,
      projectId: project.id,
      applicantId,
      code: row.code,
      shuffle: row.shuffle,
      submittedAt: now,
      reviewCount: reviews,
      scoreMean: reviews > 0 ? 50 : null,
    });
  }
  await db.user.createMany({ data: users });
  await db.application.createMany({ data: applications });
  await db.submission.createMany({ data: submissions });
  await db.$executeRaw`
    UPDATE application a SET state = 'submitted', submission_id = s.id FROM submission s
    WHERE s.application_id = a.id AND a.project_id = ${project.id}::uuid`;
  const submissionOf = new Map(submissions.map(({ applicationId, id }) => [applicationId, String(id)]));
  const review = (of: Truth, state: ReviewState, at: Date) => ({
    projectId: project.id,
    applicationId: of.id,
    submissionId: submissionOf.get(of.id) ?? "",
    reviewerId: me.id,
    state,
    updatedAt: at,
    ...(state === "submitted" ? { score: 50, submittedAt: at } : {}),
    ...(state === "recused" ? { recusal: "A friend." } : {}),
  });
  await db.review.createMany({ data: truth.flatMap((row) => (row.mine ? [review(row, row.mine, now)] : [])) });
  await db.reviewerMark.createMany({
    data: truth.map(({ id, skippedAt }) => ({ applicationId: id, userId: me.id, skippedAt })),
  });
  const place = (code: string) => ({ project: project.slug, code });
  return { me, project, slug: project.slug, truth, place, review };
}

/** The queue of what a reader has not handled yet, worked out from the truth. */
function expected(truth: Truth[], me: Actor): string[] {
  const turned = ({ shuffle }: Truth) => (shuffle - queueStart(me.id) + SHUFFLES) % SHUFFLES;
  const wanted = (row: Truth) => row.mine !== null || row.reviews < 2;
  const group = (row: Truth) => {
    if (row.skippedAt) return wanted(row) ? 2 : 4;
    if (row.mine === "assigned") return 0;
    return wanted(row) ? 1 : 3;
  };
  return truth
    .filter(({ mine, skippedAt }) => mine === null || mine === "assigned" || (mine === "draft" && skippedAt))
    .toSorted(
      (a, b) =>
        group(a) - group(b) ||
        (a.skippedAt?.getTime() ?? 0) - (b.skippedAt?.getTime() ?? 0) ||
        (a.skippedAt ? 0 : a.reviews - b.reviews || turned(a) - turned(b)) ||
        (a.code < b.code ? -1 : 1),
    )
    .map(({ code }) => code);
}

describe("the queue", () => {
  test("brings each that waits, once: assigned, wanted, skipped, and those with enough reviews last", {
    timeout: 60_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 2 ** 30 }), async (seed) => {
        const { me, slug, truth, review } = await populate(seed, 70);
        const met: string[] = [];
        for (;;) {
          const next = await nextInQueue(db, me, slug, now);
          if (next?.kind !== "application") {
            expect(next).toEqual({ kind: "empty" });
            break;
          }
          met.push(next.code);
          const row = truth.find(({ code }) => code === next.code) as Truth;
          const done = review(row, "submitted", now);
          await db.review.upsert({
            where: { applicationId_reviewerId: { applicationId: row.id, reviewerId: me.id } },
            create: done,
            update: done,
          });
        }
        expect(met).toEqual(expected(truth, me));
        expect(met.length).toBeGreaterThan(20);
      }),
      { numRuns: 3 },
    );
  });

  test("goes round by skipping: each comes once, and then the first again", async () => {
    const { me, slug, truth, place } = await populate(9, 40, { fresh: true });
    const round = [];
    for (let at = 0; at < 2 * truth.length; at += 1) {
      const next = await nextInQueue(db, me, slug, now);
      if (next?.kind !== "application") throw new Error("The queue ended.");
      round.push(next.code);
      expect(await skip(db, me, place(next.code), later(at))).toBe(true);
    }
    const wanted = truth.filter(({ reviews }) => reviews < 2).length;
    // What still wants reviews comes again before anything that has enough.
    expect(new Set(round.slice(0, wanted)).size).toBe(wanted);
    expect(round.slice(wanted, 2 * wanted)).toEqual(round.slice(0, wanted));
    expect(round.slice(0, wanted)).toEqual(expected(truth, me).slice(0, wanted));
  });

  test("never answers with the application that one comes from; when only that waits, says so", async () => {
    const { me, slug, truth, place, review } = await populate(11, 3, { fresh: true });
    const [first, ...others] = expected(truth, me);
    expect(await nextInQueue(db, me, slug, now, first)).toEqual({ kind: "application", code: others[0] });
    expect(await nextInQueue(db, me, slug, now, "NO-SUCH")).toEqual({ kind: "application", code: first });
    const rest = truth.filter(({ code }) => code !== first);
    await db.review.createMany({ data: rest.map((row) => review(row, "submitted", now)) });
    await skip(db, me, place(first ?? ""), now);
    expect(await nextInQueue(db, me, slug, now, first)).toEqual({ kind: "only-skipped" });
    expect(await nextInQueue(db, me, slug, now)).toEqual({ kind: "application", code: first });
  });

  test("differs between reviewers, and is the same at every asking", async () => {
    const { slug, project } = await populate(10, 100, { fresh: true });
    await db.application.updateMany({ where: { projectId: project.id }, data: { reviewCount: 0, scoreMean: null } });
    const newcomers = await Promise.all(Array.from({ length: 8 }, () => makeUser(db)));
    await db.projectReviewer.createMany({ data: newcomers.map(({ id }) => ({ projectId: project.id, userId: id })) });
    const firsts = await Promise.all(
      newcomers.map(async (user) => {
        const actor = actorOf(user);
        const [first, again] = [await nextInQueue(db, actor, slug, now), await nextInQueue(db, actor, slug, now)];
        expect(first).toEqual(again);
        return JSON.stringify(first);
      }),
    );
    expect(new Set(firsts).size).toBeGreaterThan(4);
  });
});

describe("marks", () => {
  test("are one’s own: another’s skip moves nothing, a flag stays until it is taken away", async () => {
    const { me, slug, truth, place, project } = await populate(12, 5, { fresh: true });
    const colleague = actorOf(await makeUser(db));
    await db.projectReviewer.create({ data: { projectId: project.id, userId: colleague.id } });
    const [first, second] = expected(truth, me);
    await skip(db, colleague, place(first ?? ""), now);
    expect(await nextInQueue(db, me, slug, now)).toEqual({ kind: "application", code: first });
    await skip(db, me, place(first ?? ""), now);
    expect(await nextInQueue(db, me, slug, now)).toEqual({ kind: "application", code: second });

    const where = { userId: me.id, application: { code: first ?? "", projectId: project.id } };
    expect(await flag(db, me, place(first ?? ""), true, now)).toBe(true);
    expect(await flag(db, me, place(first ?? ""), true, later(5))).toBe(true);
    expect(await db.reviewerMark.findFirst({ where })).toMatchObject({ flaggedAt: now, skippedAt: now });
    expect(await flag(db, me, place(first ?? ""), false, later(6))).toBe(true);
    expect(await db.reviewerMark.findFirst({ where })).toMatchObject({ flaggedAt: null, skippedAt: now });
  });

  test("are refused to who does not read the project, or stepped back, or wrote it; those who may set them", async () => {
    const { me, truth, place, project } = await populate(13, 3, { fresh: true });
    const [mine, other, gone] = truth.map(({ code }) => code) as [string, string, string];
    const stranger = actorOf(await makeUser(db));
    expect(await skip(db, stranger, place(mine), now)).toBe(false);
    expect(await flag(db, stranger, place(mine), true, now)).toBe(false);
    const { applicantId } = await db.application.findFirstOrThrow({ where: { code: other, projectId: project.id } });
    const author = actorOf(await db.user.findUniqueOrThrow({ where: { id: applicantId } }));
    await db.projectReviewer.create({ data: { projectId: project.id, userId: author.id } });
    expect(await flag(db, author, place(other), true, now)).toBe(false);
    expect(await flag(db, author, place(mine), true, now)).toBe(true);
    await recuse(db, me, place(gone), "A friend.", now);
    expect(await flag(db, me, place(gone), true, now)).toBe(false);
    await skip(db, me, place(gone), now);
    expect(await db.reviewerMark.count({ where: { userId: me.id, flaggedAt: { not: null } } })).toBe(0);
    expect(await db.reviewerMark.count({ where: { userId: me.id, skippedAt: { not: null } } })).toBe(0);
    expect(await flag(db, me, place(mine), true, now)).toBe(true);
  });
});

describe("going back", () => {
  test("leads through what one handled, the last first, and past what one stepped back from", async () => {
    const { me, slug, truth, place, review } = await populate(14, 6, { fresh: true });
    const [a, b, c, d, e] = truth as [Truth, Truth, Truth, Truth, Truth];
    expect(await previousHandled(db, me, slug, a.code, now)).toBeNull();
    await db.review.createMany({
      data: [
        review(a, "submitted", later(-50)),
        review(b, "draft", later(-40)),
        review(d, "recused", later(-20)),
        review(e, "assigned", later(-10)),
      ],
    });
    await skip(db, me, place(c.code), later(-30));
    await skip(db, me, place(d.code), later(-5));
    expect(await previousHandled(db, me, slug, null, now)).toBe(c.code);
    expect(await previousHandled(db, me, slug, e.code, now)).toBe(c.code);
    expect(await previousHandled(db, me, slug, c.code, now)).toBe(b.code);
    expect(await previousHandled(db, me, slug, b.code, now)).toBe(a.code);
    expect(await previousHandled(db, me, slug, a.code, now)).toBeNull();
    expect(await previousHandled(db, me, slug, "NO-SUCH", now)).toBe(c.code);
    const stranger = actorOf(await makeUser(db));
    expect(await previousHandled(db, stranger, slug, a.code, now)).toBeUndefined();
  });
});

type Plan = { "Node Type": string; "Relation Name"?: string; "Shared Hit Blocks"?: number; Plans?: Plan[] };

test("its cost does not grow with the applications of a project", { timeout: 120_000 }, async () => {
  const cost = async (count: number) => {
    const me = actorOf(await makeUser(db));
    const project = await makeProject(db, { reviewerUserIds: [me.id], problems: [] });
    const { id: projectId, cohortId } = project;
    const tag = randomUUID().slice(0, 8);
    await db.$executeRaw`INSERT INTO "user" (id, email)
        SELECT gen_random_uuid(), 'size-' || ${tag} || n || '@example.org' FROM generate_series(1, ${count}::int) n`;
    await db.$executeRaw`INSERT INTO application (id, cohort_id, project_id, applicant_id, code, shuffle, review_count, score_mean)
        SELECT gen_random_uuid(), ${cohortId}::uuid, ${projectId}::uuid, u.id, 'C' || row_number() OVER (), (random() * 2147483647)::int,
               row_number() OVER () % 3, CASE WHEN row_number() OVER () % 3 > 0 THEN 50 END
        FROM "user" u WHERE u.email LIKE 'size-' || ${tag} || '%'`;
    await db.$executeRaw`INSERT INTO submission (id, application_id, number, receipt, received_at)
        SELECT gen_random_uuid(), a.id, 1, ${tag} || a.code, now() FROM application a WHERE a.project_id = ${projectId}::uuid`;
    await db.$executeRaw`UPDATE application a SET state = 'submitted', submission_id = s.id, submitted_at = now()
        FROM submission s WHERE s.application_id = a.id AND a.project_id = ${projectId}::uuid`;
    await db.$executeRaw`INSERT INTO review (id, project_id, application_id, submission_id, reviewer_id, state, score, submitted_at)
        SELECT gen_random_uuid(), a.project_id, a.id, a.submission_id, ${me.id}::uuid, CASE WHEN a.shuffle % 2 = 0 THEN 'submitted' ELSE 'assigned' END::review_state, 50, now()
        FROM (SELECT * FROM application WHERE project_id = ${projectId}::uuid AND review_count = 1 LIMIT 200) a`;
    await db.$executeRaw`INSERT INTO reviewer_mark (application_id, user_id, skipped_at)
        SELECT a.id, ${me.id}::uuid, now() FROM application a WHERE a.project_id = ${projectId}::uuid AND a.review_count = 0 LIMIT 200`;
    await db.$executeRaw`ANALYZE application, review, reviewer_mark`;
    const sql = queueSql(projectId, 2, me, null);
    const [row] = await db.$queryRaw<
      { "QUERY PLAN": { Plan: Plan }[] }[]
    >`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${sql}`;
    const plan = row?.["QUERY PLAN"][0]?.Plan;
    if (!plan) throw new Error("There is no plan.");
    const scanned: string[] = [];
    const walk = (node: Plan) => {
      if (node["Node Type"] === "Seq Scan") scanned.push(node["Relation Name"] ?? "?");
      node.Plans?.forEach(walk);
    };
    walk(plan);
    return { blocks: plan["Shared Hit Blocks"] ?? Number.POSITIVE_INFINITY, scanned };
  };
  const [small, large] = [await cost(1_000), await cost(10_000)];
  expect(large.scanned).not.toContain("application");
  expect(large.blocks).toBeLessThan(small.blocks * 2);
});
