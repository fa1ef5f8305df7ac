import { expect, test } from "vitest";
import { essayFor } from "#lib/essays/create.ts";
import { makeCohort, makeEssay, makeProblem, makeProject, makeUser } from "#prisma/factories.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { myApplication, myApplications, mySubmittedTexts, projectToApplyTo } from "./queries.ts";
import { startApplication } from "./start.ts";

const { db } = await testDatabase();
const now = new Date();

/** Opens the whole pool, so that what follows at once is at once. */
const allConnections = () => Promise.all(Array.from({ length: 5 }, () => db.$queryRaw`SELECT pg_sleep(0.1)::text`));

async function person() {
  const user = await makeUser(db);
  return { id: user.id, email: user.email, name: user.name, isAdmin: false, isReviewer: false };
}

async function start(actor: Awaited<ReturnType<typeof person>>, slug: string, at = now) {
  const started = await startApplication(db, actor, slug, at);
  if (!started?.ok) throw new Error(`not started: ${started?.message}`);
  return started.value.id;
}

test("Ana starts by ten presses at once: one application, one essay a problem, one record", async () => {
  const ana = await person();
  const project = await makeProject(db, {
    problems: [{ problemId: (await makeProblem(db)).id }, { problemId: (await makeProblem(db)).id }],
  });
  await allConnections();
  const ids = await Promise.all(Array.from({ length: 10 }, () => start(ana, project.slug)));
  expect(new Set(ids).size).toBe(1);
  expect(await db.application.count({ where: { applicantId: ana.id } })).toBe(1);
  expect(await db.essay.count({ where: { applicantId: ana.id } })).toBe(2);
  expect(await db.auditEvent.count({ where: { actorId: ana.id, act: "startApplication" } })).toBe(1);
  const { code, shuffle } = await db.application.findUniqueOrThrow({ where: { id: ids[0] ?? "" } });
  expect(code).toMatch(/^[2-9A-HJKMNP-TW-Z]{4}-[2-9A-HJKMNP-TW-Z]{2}$/);
  expect(shuffle).toBeGreaterThanOrEqual(0);
});

test("an essay that she wrote for one project serves the next one that asks the same problem", async () => {
  const ana = await person();
  const problem = await makeProblem(db);
  const essay = await makeEssay(db, { applicantId: ana.id, problemId: problem.id });
  const project = await makeProject(db, { problems: [{ problemId: problem.id, minWords: 60 }] });
  expect((await projectToApplyTo(ana, project.slug, now))?.answers[0]?.essay?.words).toBe(50);
  const id = await start(ana, project.slug);
  const application = await myApplication(ana, id, now);
  expect(application?.answers[0]?.essay?.id).toBe(essay.id);
  expect(application?.missing).toEqual([`“${problem.version.title}” is 10 words short of its minimum of 60.`]);
});

test("before it opens and after it closes nothing is started; at the deadline it is", async () => {
  const ana = await person();
  const cohort = await makeCohort(db, { now });
  const project = await makeProject(db, { cohortId: cohort.id });
  const early = await startApplication(db, ana, project.slug, new Date(cohort.opensAt.getTime() - 1));
  const late = await startApplication(db, ana, project.slug, new Date(cohort.closesAt.getTime() + 1));
  expect(early).toMatchObject({ ok: false });
  expect(late).toMatchObject({ ok: false });
  expect(await db.application.count({ where: { applicantId: ana.id } })).toBe(0);
  expect(await startApplication(db, ana, project.slug, cohort.closesAt)).toMatchObject({ ok: true });
});

test("a closed project is refused, a draft is not there at all", async () => {
  const ana = await person();
  const closed = await makeProject(db, { state: "closed" });
  const draft = await makeProject(db, { state: "draft" });
  expect(await startApplication(db, ana, closed.slug, now)).toMatchObject({ ok: false });
  expect(await startApplication(db, ana, draft.slug, now)).toBeNull();
  expect(await projectToApplyTo(ana, draft.slug, now)).toBeNull();
  expect(await projectToApplyTo(ana, closed.slug, now)).toMatchObject({ applying: { open: false, why: "stopped" } });
});

test("nobody else finds her application, by whatever address", async () => {
  const [ana, ben] = [await person(), await person()];
  const project = await makeProject(db);
  const id = await start(ana, project.slug);
  expect(await myApplication(ana, id, now)).not.toBeNull();
  expect(await myApplication(ben, id, now)).toBeNull();
  expect(await myApplication(ana, "not-an-id", now)).toBeNull();
  expect(await myApplications(ben, now)).toEqual([]);
  expect(await mySubmittedTexts(ben, id)).toEqual([]);
  expect((await projectToApplyTo(ben, project.slug, now))?.applicationId).toBeNull();
});

test("a problem that the project got later has its essay begun when she asks for it, not for others", async () => {
  const [ana, ben] = [await person(), await person()];
  const project = await makeProject(db);
  const id = await start(ana, project.slug);
  const late = await makeProblem(db);
  expect(await essayFor(db, ana, id, late.id, now)).toBeNull();
  await db.projectProblem.create({ data: { projectId: project.id, problemId: late.id, position: 2 } });
  expect((await myApplication(ana, id, now))?.answers[1]?.essay).toBeNull();
  expect(await essayFor(db, ben, id, late.id, now)).toBeNull();
  const [first, second] = await Promise.all([essayFor(db, ana, id, late.id, now), essayFor(db, ana, id, late.id, now)]);
  expect(first).not.toBeNull();
  expect(second).toEqual(first);
});

test("what she gets tells nothing of reviews", async () => {
  const ana = await person();
  const project = await makeProject(db);
  const id = await start(ana, project.slug);
  await db.application.update({ where: { id }, data: { reviewCount: 2, scoreMean: 87.5, scoreSpread: 12.25 } });
  const told = JSON.stringify([
    await myApplication(ana, id, now),
    await myApplications(ana, now),
    await projectToApplyTo(ana, project.slug, now),
  ]);
  expect(told).not.toMatch(/87\.5|12\.25|review|score|decision/i);
  expect(told).toContain(project.title);
});

test("who reads a project’s applications can’t apply to it; to another they can, and so can who stopped", async () => {
  const [ana, mei] = [await person(), await person()];
  const project = await makeProject(db, { mentorUserIds: [mei.id], reviewerUserIds: [ana.id] });
  const other = await makeProject(db);
  for (const reader of [ana, mei])
    expect(await startApplication(db, reader, project.slug, now)).toMatchObject({
      ok: false,
      message: expect.stringContaining("You review the applications"),
    });
  expect(await db.application.count({ where: { projectId: project.id } })).toBe(0);
  await start(ana, other.slug);
  await db.projectReviewer.deleteMany({ where: { projectId: project.id, userId: ana.id } });
  await start(ana, project.slug);
});
