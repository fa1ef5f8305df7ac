import { expect, test } from "vitest";
import {
  makeApplication,
  makeCohort,
  makeEssay,
  makeProject,
  makeUser,
  submitApplicationRow,
} from "#prisma/factories.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { myApplication } from "./queries.ts";
import { submitApplication } from "./submit.ts";
import { resumeApplication, withdrawApplication } from "./withdraw.ts";

const { db } = await testDatabase();
const now = new Date();
const mail = { from: "Prentice <prentice@example.org>", appUrl: "https://apply.example.org", programme: "Prentice" };

/** Opens the whole pool, so that what follows at once is at once. */
const allConnections = () => Promise.all(Array.from({ length: 5 }, () => db.$queryRaw`SELECT pg_sleep(0.1)::text`));

async function person() {
  const user = await makeUser(db);
  return { id: user.id, email: user.email, name: user.name, isAdmin: false, isReviewer: false };
}

async function submitted() {
  const actor = await person();
  const cohort = await makeCohort(db, { now });
  const project = await makeProject(db, { cohortId: cohort.id });
  await makeEssay(db, { applicantId: actor.id, problemId: project.problems[0]?.problemId ?? "" });
  const { id } = await makeApplication(db, { projectId: project.id, applicantId: actor.id });
  const { submission } = await submitApplicationRow(db, { applicationId: id, at: now });
  const acts = async () => {
    const rows = await db.auditEvent.findMany({
      where: { subjectId: id },
      orderBy: { id: "asc" },
      select: { act: true },
    });
    return rows.map((row) => row.act);
  };
  return { actor, cohort, project, id, submission, acts };
}

test("Ana withdraws, takes it up again, and submits anew: another receipt, since reviewers lost sight of it", async () => {
  const { actor, id, project, submission, acts } = await submitted();
  const tally = async () => (await db.projectTally.findUnique({ where: { projectId: project.id } }))?.submitted;
  expect(await tally()).toBe(1);
  expect(await withdrawApplication(db, actor, id, now)).toMatchObject({ ok: true });
  expect(await tally()).toBe(0);
  expect(await myApplication(actor, id, now)).toMatchObject({
    state: "withdrawn",
    submission: { receipt: submission.receipt },
  });
  expect(await submitApplication(db, actor, id, { receivedAt: now, key: null }, mail)).toMatchObject({
    ok: false,
    message: expect.stringContaining("Take it up again"),
  });
  expect(await resumeApplication(db, actor, id, now)).toMatchObject({ ok: true });
  expect(await myApplication(actor, id, now)).toMatchObject({ state: "draft" });
  const again = await submitApplication(db, actor, id, { receivedAt: now, key: null }, mail);
  expect(again).toMatchObject({ ok: true, value: { number: 2, fresh: true } });
  expect(await acts()).toEqual(["withdrawApplication", "resumeApplication", "submitApplication"]);
  expect(await tally()).toBe(1);
});

test("withdrawing twice at once is withdrawing once", async () => {
  const { actor, id, acts } = await submitted();
  await allConnections();
  const both = await Promise.all([withdrawApplication(db, actor, id, now), withdrawApplication(db, actor, id, now)]);
  expect(both).toEqual([expect.objectContaining({ ok: true }), expect.objectContaining({ ok: true })]);
  expect(await acts()).toEqual(["withdrawApplication"]);
});

test("after the close one can still withdraw, but not take up again", async () => {
  const { actor, id, cohort } = await submitted();
  const late = new Date(cohort.closesAt.getTime() + 1);
  expect(await withdrawApplication(db, actor, id, late)).toMatchObject({ ok: true });
  expect(await resumeApplication(db, actor, id, late)).toMatchObject({
    ok: false,
    message: expect.stringContaining("deadline"),
  });
  expect(await resumeApplication(db, actor, id, cohort.closesAt)).toMatchObject({ ok: true });
});

test("nobody can withdraw, or take up, somebody else’s", async () => {
  const { actor, id, acts } = await submitted();
  const ben = await person();
  expect(await withdrawApplication(db, ben, id, now)).toBeNull();
  expect(await withdrawApplication(db, actor, id, now)).toMatchObject({ ok: true });
  expect(await resumeApplication(db, ben, id, now)).toBeNull();
  expect(await resumeApplication(db, ben, "'; DROP", now)).toBeNull();
  expect(await acts()).toEqual(["withdrawApplication"]);
});

test("a submitted application is not “taken up again”", async () => {
  const { actor, id } = await submitted();
  expect(await resumeApplication(db, actor, id, now)).toMatchObject({ ok: false });
  expect(await db.application.findUnique({ where: { id } })).toMatchObject({ state: "submitted" });
});
