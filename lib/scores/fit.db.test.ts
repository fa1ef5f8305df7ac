// Three people read the applications of one project; a fourth, elsewhere, shares a reader with them.
import { describe, expect, test } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import { editDetails } from "#lib/projects/edit.ts";
import { detailsShown } from "#lib/projects/shown.ts";
import { submitReview } from "#lib/reviews/submit-review.ts";
import { seenOf } from "#lib/stale.ts";
import {
  type MadeProject,
  makeApplication,
  makeCohort,
  makeEssay,
  makeProject,
  makeReview,
  makeUser,
  submitApplicationRow,
} from "#prisma/factories.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { fitCohort, fitProject } from "./fit.ts";
import { queueDueFits, queueFit } from "./queue-fit.ts";

const { db } = await testDatabase();
const now = new Date();

async function apply(project: MadeProject): Promise<{ id: string; code: string; applicantId: string }> {
  const { id: applicantId } = await makeUser(db);
  for (const { problemId } of project.problems) await makeEssay(db, { applicantId, problemId });
  const { id, code } = await makeApplication(db, { projectId: project.id, applicantId });
  await submitApplicationRow(db, { applicationId: id, at: now });
  return { id, code, applicantId };
}

/** A project with two places, a strict and a lenient reviewer, and five applications of which four are read. */
async function world() {
  const [mentor, strict, lenient, idle] = await Promise.all(Array.from({ length: 4 }, () => makeUser(db)));
  if (!mentor || !strict || !lenient || !idle) throw new Error("Nobody there.");
  const cohort = await makeCohort(db, { now });
  const project = await makeProject(db, {
    cohortId: cohort.id,
    mentorUserIds: [mentor.id],
    reviewerUserIds: [strict.id, lenient.id, idle.id],
    criteria: [{ weight: 1 }],
    places: 2,
  });
  const applications = [];
  for (let at = 0; at < 6; at += 1) applications.push(await apply(project));
  const ids = applications.map(({ id }) => id) as [string, string, string, string, string, string];
  const [a, b, c, d, e, unread] = ids;
  const read = (applicationId: string, reviewerId: string, score: number) =>
    makeReview(db, { applicationId, reviewerId, scores: [score], at: now });
  // On what both read, the strict one gives two less on average; d has only the strict one, e only the lenient one.
  await read(a, strict.id, 1);
  await read(a, lenient.id, 3);
  await read(b, strict.id, 3);
  await read(b, lenient.id, 4);
  await read(c, strict.id, 2);
  await read(c, lenient.id, 5);
  await read(d, strict.id, 3);
  await read(e, lenient.id, 4);
  return { cohort, project, applications, a, b, c, d, e, unread, mentor, strict, lenient, idle };
}

const stored = (projectId: string) => db.scoreFit.findUnique({ where: { projectId } });
const columns = async (id: string) => {
  const { corrected, correctedError, orderChanges } = await db.application.findUniqueOrThrow({ where: { id } });
  return { corrected, correctedError, orderChanges };
};
const queued = (key: string) =>
  db.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM graphile_worker.jobs WHERE key = ${key}`.then(
    ([row]) => row?.n,
  );

describe("a project’s fit", () => {
  test("lifts what the strict one read alone over what the lenient one did, and says that this moves it over the cut", async () => {
    const here = await world();
    const report = await fitProject(db, here.project.id, now);
    expect(report).toMatchObject({ applications: 5, reviews: 8, reviewers: 2, parts: 1 });
    expect((await stored(here.project.id))?.report).toEqual(report);

    const effect = Object.fromEntries((report?.severities ?? []).map((one) => [one.reviewerId, one.effect]));
    expect(effect[here.strict.id]).toBeLessThan(-10);
    expect(effect[here.lenient.id]).toBeGreaterThan(10);

    const [d, e] = await Promise.all([columns(here.d), columns(here.e)]);
    expect(d.corrected).toBeGreaterThan(e.corrected as number);
    expect(d.correctedError).toBeGreaterThan(0);
    expect([d.orderChanges, e.orderChanges]).toEqual([true, true]);
    expect((await columns(here.b)).orderChanges).toBe(false);
    expect(await columns(here.unread)).toEqual({ corrected: null, correctedError: null, orderChanges: false });
  });

  test("agreement and distributions are those of the scores", async () => {
    const here = await world();
    const report = await fitProject(db, here.project.id, now);
    const [criterion] = here.project.criteria;
    expect(report?.agreement.map(({ criterionId, units, scores }) => [criterionId, units, scores])).toEqual([
      [null, 3, 6],
      [criterion?.id, 3, 6],
    ]);
    const counts = (reviewerId: string | null) =>
      report?.distributions.find((one) => one.criterionId === criterion?.id && one.reviewerId === reviewerId)?.counts;
    expect(counts(null)).toEqual({ 1: 1, 2: 1, 3: 3, 4: 2, 5: 1 });
    expect(counts(here.strict.id)).toEqual({ 1: 1, 2: 1, 3: 2 });
  });

  test("a further reading is asked of those who may give it", async () => {
    const here = await world();
    const asked = async () => (await fitProject(db, here.project.id, now))?.oneMore ?? [];
    const first = await asked();
    expect(first.length).toBeGreaterThan(0);
    const people = new Set([here.mentor.id, here.idle.id, here.strict.id, here.lenient.id]);
    for (const { code, reviewerId, why } of first) {
      expect(here.applications.some((one) => one.code === code)).toBe(true);
      expect(people.has(reviewerId)).toBe(true);
      expect(why).toMatch(
        /^\d+ in 100 that it stands on the wrong side of the cut: corrected score \d+, between \d+ and \d+\.$/,
      );
    }
    // Nobody is left when one has a conflict with all, one a cap of none, and the rest have read or stepped back.
    await db.conflict.createMany({
      data: here.applications.map(({ applicantId }) => ({ reviewerId: here.idle.id, applicantId, reason: "Family." })),
    });
    await db.reviewerLoad.create({ data: { projectId: here.project.id, userId: here.mentor.id, cap: 0 } });
    await makeReview(db, { applicationId: here.d, reviewerId: here.lenient.id, state: "recused" });
    await makeReview(db, { applicationId: here.e, reviewerId: here.strict.id, state: "assigned" });
    expect(await asked()).toEqual([]);
    await db.reviewerLoad.updateMany({ where: { userId: here.mentor.id }, data: { cap: 1 } });
    expect((await asked()).map(({ reviewerId }) => reviewerId)).toEqual([here.mentor.id]);
  });

  test("once more, or twice at once: the same", async () => {
    const here = await world();
    const first = await fitProject(db, here.project.id, now);
    const rows = () => db.application.findMany({ where: { projectId: here.project.id }, orderBy: { id: "asc" } });
    const before = await rows();
    const again = await Promise.all(
      [1, 2].map((s) => fitProject(db, here.project.id, new Date(now.getTime() + s * 1_000))),
    );
    expect(again).toEqual([first, first]);
    expect(await rows()).toEqual(before);
    expect(await db.scoreFit.count({ where: { projectId: here.project.id } })).toBe(1);
  });

  test("drafts, and applications taken back, do not count; what they kept is emptied", async () => {
    const here = await world();
    await fitProject(db, here.project.id, now);
    await makeReview(db, { applicationId: here.unread, reviewerId: here.idle.id, state: "draft", scores: [5] });
    await db.application.update({ where: { id: here.d }, data: { state: "withdrawn" } });
    expect(await fitProject(db, here.project.id, now)).toMatchObject({ applications: 4, reviews: 7, reviewers: 2 });
    expect(await columns(here.d)).toEqual({ corrected: null, correctedError: null, orderChanges: false });
    expect((await columns(here.unread)).corrected).toBeNull();
  });

  test("no reviews yet, and no such project", async () => {
    const { id } = await makeProject(db);
    expect(await fitProject(db, id, now)).toMatchObject({ applications: 0, reviews: 0, severities: [], oneMore: [] });
    expect(await fitProject(db, crypto.randomUUID(), now)).toBeNull();
  });
});

test("a cohort’s fit joins the projects that share a reader, and leaves applications alone", async () => {
  const here = await world();
  const apart = await makeProject(db, { cohortId: here.cohort.id, criteria: [{ weight: 1 }] });
  const there = await apply(apart);
  await makeReview(db, { applicationId: there.id, reviewerId: here.mentor.id, scores: [5], at: now });
  expect(await fitCohort(db, here.cohort.id, now)).toMatchObject({
    applications: 6,
    reviews: 9,
    reviewers: 3,
    parts: 2,
  });
  await makeReview(db, { applicationId: there.id, reviewerId: here.strict.id, scores: [3], at: now });
  const report = await fitCohort(db, here.cohort.id, now);
  expect(report).toMatchObject({ reviews: 10, parts: 1, oneMore: [], distributions: [] });
  expect((await db.scoreFit.findUnique({ where: { cohortId: here.cohort.id } }))?.report).toEqual(report);
  expect((await columns(there.id)).corrected).toBeNull();
  expect(await fitCohort(db, crypto.randomUUID(), now)).toBeNull();
});

describe("the worker is asked", () => {
  test("once by many submitted reviews, and not by one that is refused", async () => {
    const here = await world();
    const key = `fit:${here.project.id}`;
    const { id, email, name } = here.idle;
    const actor: Actor = { id, email, name, isAdmin: false, isReviewer: true };
    const submit = (code: string, scores: number[]) =>
      submitReview(
        db,
        actor,
        { project: here.project.slug, code },
        {
          version: 0,
          submission: 1,
          notes: "",
          scores: scores.map((score, at) => ({ criterion: here.project.criteria[at]?.id as string, score })),
        },
        now,
      );
    expect((await submit(here.applications[0]?.code as string, [])).ok).toBe(false);
    expect(await queued(key)).toBe(0);
    const done = await Promise.all([1, 2, 3].map((at) => submit(here.applications[at]?.code as string, [4])));
    expect(done.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(await queued(key)).toBe(1);
  });

  test("by a change of the places, which moves the cut, and not by one of the title", async () => {
    const { project } = await world();
    const { id, email, name } = await makeUser(db, { isAdmin: true });
    const admin: Actor = { id, email, name, isAdmin: true, isReviewer: false };
    const edit = async (changes: { title?: string; places?: number }) => {
      const { title, slug, summary, question, directions, places } = await db.project.findUniqueOrThrow({
        where: { id: project.id },
      });
      const stored = { title, slug, summary, question, directions, places };
      const seen = seenOf(detailsShown(stored, []));
      return editDetails(db, admin, { id: project.id, ...stored, topics: [], seen, ...changes });
    };
    expect(await edit({ title: "Another title" })).toMatchObject({ ok: true });
    expect(await queued(`fit:${project.id}`)).toBe(0);
    expect(await edit({ places: 3 })).toMatchObject({ ok: true });
    expect(await queued(`fit:${project.id}`)).toBe(1);
  });

  test("in the transaction that changes the scores, or not at all", async () => {
    const { id } = await makeProject(db);
    await expect(
      db.$transaction(async (tx) => {
        await queueFit(tx, id);
        throw new Error("undone");
      }),
    ).rejects.toThrow("undone");
    expect(await queued(`fit:${id}`)).toBe(0);
    await queueFit(db, id);
    expect(await queued(`fit:${id}`)).toBe(1);
  });

  test("by the timetable where something changed since the last fit, and nowhere else", async () => {
    const here = await world();
    const due = async () => {
      await db.$executeRaw`SELECT graphile_worker.remove_job(key) FROM graphile_worker.jobs WHERE key LIKE 'fit:%'`;
      await queueDueFits(db);
      return { project: await queued(`fit:${here.project.id}`), cohort: await queued(`fit:${here.cohort.id}`) };
    };
    const later = new Date(now.getTime() + 3_600_000);
    expect(await due()).toEqual({ project: 1, cohort: 1 });
    await fitProject(db, here.project.id, later);
    await fitCohort(db, here.cohort.id, later);
    expect(await due()).toEqual({ project: 0, cohort: 0 });
    const [first] = here.applications;
    const evenLater = new Date(later.getTime() + 3_600_000);
    await db.conflict.create({
      data: {
        reviewerId: here.idle.id,
        applicantId: first?.applicantId ?? "",
        reason: "Family.",
        createdAt: evenLater,
      },
    });
    expect(await due()).toEqual({ project: 1, cohort: 0 });
    await fitProject(db, here.project.id, new Date(evenLater.getTime() + 3_600_000));
    expect(await due()).toEqual({ project: 0, cohort: 0 });
    await db.application.update({ where: { id: here.e }, data: { state: "withdrawn" } });
    expect(await due()).toEqual({ project: 1, cohort: 1 });
  });
});
