import { expect, test } from "vitest";
import { assignReviews } from "#lib/assignment/assign.ts";
import { rehearsal } from "#lib/assignment/queries.ts";
import type { Actor } from "#lib/auth/policy.ts";
import { Prisma } from "#lib/db.ts";
import { whoReviews } from "#lib/reviewers/queries.ts";
import { applicationToReview, myReviewedProjects, myReviewOf, reviewTable } from "#lib/reviews/queries.ts";
import { nextInQueue } from "#lib/reviews/queue.ts";
import { recuse } from "#lib/reviews/recuse.ts";
import { readableBy } from "#lib/reviews/scope.ts";
import { parseView } from "#lib/reviews/table.ts";
import { makeApplication, makeEssay, makeProject, makeUser, submitApplicationRow } from "#prisma/factories.ts";
import { mailOfTests as mail, makeActor } from "#prisma/ready.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { addConflict, removeConflict } from "./edit.ts";
import { conflicts } from "./queries.ts";

const { db } = await testDatabase();
const now = new Date();
const ada = await makeActor(db, { isAdmin: true, name: "Ada" });

/** Mia leads; Noor reviews; so many have applied. */
async function world(applicants: number) {
  const [mia, noor] = [await makeActor(db), await makeActor(db)];
  const project = await makeProject(db, { mentorUserIds: [mia.id], reviewerUserIds: [noor.id] });
  const applications = [];
  for (let n = 0; n < applicants; n += 1) {
    const { id: applicantId, email } = await makeUser(db);
    for (const { problemId } of project.problems) await makeEssay(db, { applicantId, problemId });
    const { id } = await makeApplication(db, { projectId: project.id, applicantId });
    applications.push({ ...(await submitApplicationRow(db, { applicationId: id })).application, email });
  }
  const [ana] = applications;
  if (!ana) throw new Error("Nobody applied.");
  const add = (change: object = {}) =>
    addConflict(db, ada, { reviewer: mia.email, applicant: ana.email, reason: "She taught him.", ...change }, now);
  return { mia, noor, project, slug: project.slug, applications, ana, add };
}

/** All that a mentor gets of a project. */
async function everything(actor: Actor, slug: string, code: string) {
  const place = { project: slug, code };
  return {
    projects: await myReviewedProjects(actor, now),
    table: await reviewTable(actor, slug, parseView({}), now),
    application: await applicationToReview(actor, slug, code, now),
    review: await myReviewOf(actor, slug, code, now),
    next: await nextInQueue(db, actor, slug, now),
    skipped: await nextInQueue(db, actor, slug, now, code),
    readers: await whoReviews(actor, slug),
    plan: (await rehearsal(actor, slug))?.preview,
    recused: await recuse(db, actor, place, "No.", now),
  };
}

test("to somebody with a conflict the application is not there: all they get is as if it were a draft", async () => {
  const here = await world(3);
  const { ana, mia, slug } = here;
  expect(await applicationToReview(mia, slug, ana.code, now)).not.toBeNull();
  expect(await here.add()).toMatchObject({ ok: true });
  const conflicted = await everything(mia, slug, ana.code);
  expect(conflicted.application).toBeNull();
  expect(conflicted.table?.rows).toHaveLength(2);
  expect(conflicted.table?.project).toMatchObject({ submitted: 2, own: { waiting: 2 } });
  expect(JSON.stringify(conflicted)).not.toContain(ana.code);
  // Everybody else finds it as ever.
  expect(await applicationToReview(here.noor, slug, ana.code, now)).not.toBeNull();

  const { submissionId, submittedAt } = ana;
  await db.conflict.deleteMany({ where: { reviewerId: mia.id } });
  await db.application.update({
    where: { id: ana.id },
    data: { state: "draft", submissionId: null, submittedAt: null },
  });
  const absent = await everything(mia, slug, ana.code);
  expect(conflicted).toEqual(absent);
  await db.application.update({ where: { id: ana.id }, data: { state: "submitted", submissionId, submittedAt } });
  expect(JSON.stringify(await everything(mia, slug, ana.code))).toContain(ana.code);
});

test("what waited for them goes, and it is recorded with its reason; removed, they find it again", async () => {
  const here = await world(2);
  const { digest } = (await rehearsal(here.mia, here.slug)) ?? { digest: "" };
  await assignReviews(db, here.mia, { project: here.slug, digest }, now, mail);
  const given = () => db.review.count({ where: { applicationId: here.ana.id, reviewerId: here.mia.id } });
  expect(await given()).toBe(1);
  await here.add();
  expect(await given()).toBe(0);
  expect((await conflicts(ada)).filter(({ reviewer }) => reviewer.id === here.mia.id)).toMatchObject([
    {
      reviewer: { email: here.mia.email },
      applicant: { email: here.ana.email },
      reason: "She taught him.",
      setBy: "Ada",
    },
  ]);
  const pair = { reviewer: here.mia.id, applicant: here.ana.applicantId };
  expect(await removeConflict(db, ada, pair)).toMatchObject({ ok: true });
  expect(await removeConflict(db, ada, pair)).toMatchObject({ ok: false });
  expect(await applicationToReview(here.mia, here.slug, here.ana.code, now)).not.toBeNull();
  const events = await db.auditEvent.findMany({ where: { subjectId: here.mia.id }, orderBy: { id: "asc" } });
  expect(events.map(({ act }) => act)).toEqual(["addConflict", "removeConflict"]);
  expect(events[0]?.detail).toMatchObject({ reason: "She taught him.", freed: 1 });
});

test("refused by the field: unknown addresses, one person twice, what is entered already; the list is for admins", async () => {
  const here = await world(1);
  const refused = async (change: object) => {
    const result = await here.add(change);
    return result.ok ? null : Object.keys(result.fields ?? {});
  };
  expect(await refused({ reviewer: "who@example.org" })).toEqual(["reviewer"]);
  expect(await refused({ reviewer: "who@example.org", applicant: "what@example.org" })).toEqual([
    "reviewer",
    "applicant",
  ]);
  expect(await refused({ applicant: here.mia.email })).toEqual(["applicant"]);
  expect(await refused({})).toBeNull();
  expect(await refused({})).toEqual(["applicant"]);
  expect(await conflicts(here.mia)).toEqual([]);
});

test("readers' filter keeps the table's index in its order", async () => {
  const here = await world(1);
  const plan = await db.$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL enable_seqscan = off`;
    return tx.$queryRaw<{ "QUERY PLAN": unknown }[]>(Prisma.sql`EXPLAIN
      SELECT a.code FROM application a WHERE a.project_id = ${here.project.id}::uuid AND ${readableBy(here.mia)}
      ORDER BY a.review_count, a.shuffle LIMIT 50`);
  });
  const text = plan.map((row) => row["QUERY PLAN"]).join("\n");
  expect(text).toContain("application_project_id_state_review_count_shuffle_idx");
  expect(text).not.toContain("Sort");
});
