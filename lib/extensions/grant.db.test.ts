import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { myApplication, projectToApplyTo } from "#lib/applications/queries.ts";
import { startApplication } from "#lib/applications/start.ts";
import { submitApplication } from "#lib/applications/submit.ts";
import { resumeApplication, withdrawApplication } from "#lib/applications/withdraw.ts";
import { myEssay } from "#lib/essays/queries.ts";
import { makeProject } from "#prisma/factories.ts";
import { mailOfTests as mail, makeActor, makeReady, type Ready } from "#prisma/ready.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { grantExtension, revokeExtension } from "./grant.ts";
import { extensionsOf, projectsOfCohort } from "./queries.ts";

const { db } = await testDatabase();
const ada = await makeActor(db, { isAdmin: true, name: "Ada Whitlock" });
const DAY = 86_400_000;
const now = new Date();
/** The cohort's deadline was an hour ago; the extension ends tomorrow. */
const past = { opensAt: new Date(0), closesAt: new Date(now.getTime() - 3_600_000) };
const tomorrow = new Date(now.getTime() + DAY);

const asked = (ready: Ready, change: object = {}) => ({
  cohort: ready.cohort.id,
  email: ready.actor.email,
  project: null,
  closesAt: tomorrow,
  reason: "Her town had no electricity for two days.",
  ...change,
});
const give = (ready: Ready, change: object = {}) => grantExtension(db, ada, asked(ready, change), now, mail);
const last = async (ready: Ready) =>
  db.extension.findFirstOrThrow({ where: { applicantId: ready.actor.id }, orderBy: { createdAt: "desc" } });
const mails = (ready: Ready) => db.mail.findMany({ where: { userId: ready.actor.id }, orderBy: { id: "asc" } });

test("Ana is given a day more: everything is open to her, she is told, and it is recorded", async () => {
  const ana = await makeReady(db, { cohort: past });
  expect(await myApplication(ana.actor, ana.id, now)).toMatchObject({ open: false });
  expect(await give(ana)).toMatchObject({ ok: true });

  expect(await myApplication(ana.actor, ana.id, now)).toMatchObject({
    open: true,
    cohort: { closesAt: tomorrow, extended: true },
  });
  expect((await myEssay(ana.actor, ana.essay.id, now))?.demands[0]).toMatchObject({
    closesAt: tomorrow,
    applying: { open: true },
  });
  const another = await makeProject(db, { cohortId: ana.cohort.id });
  expect((await projectToApplyTo(ana.actor, another.slug, now))?.applying).toEqual({ open: true });
  expect(await startApplication(db, ana.actor, another.slug, now)).toMatchObject({ ok: true });
  expect(await withdrawApplication(db, ana.actor, ana.id, now)).toMatchObject({ ok: true });
  expect(await resumeApplication(db, ana.actor, ana.id, now)).toMatchObject({ ok: true });

  const [letter] = await mails(ana);
  expect(letter).toMatchObject({ kind: "extension", to: ana.actor.email });
  // The reason is between the admins.
  expect(letter?.text).not.toContain("electricity");
  const event = await db.auditEvent.findFirstOrThrow({ where: { subjectId: ana.actor.id, act: "grantExtension" } });
  expect(event).toMatchObject({
    actorId: ada.id,
    detail: { cohortId: ana.cohort.id, closesAt: tomorrow.toISOString() },
  });

  // Ben in the same cohort has nothing of it.
  const ben = await makeReady(db, { cohortId: ana.cohort.id });
  expect(await myApplication(ben.actor, ben.id, now)).toMatchObject({ open: false, cohort: { extended: false } });
  expect((await projectToApplyTo(ben.actor, another.slug, now))?.applying).toMatchObject({ open: false });
  expect(await startApplication(db, ben.actor, another.slug, now)).toMatchObject({ ok: false });
  await withdrawApplication(db, ben.actor, ben.id, now);
  expect(await resumeApplication(db, ben.actor, ben.id, now)).toMatchObject({ ok: false });
});

test("for one project it opens that one", async () => {
  const ana = await makeReady(db, { cohort: past });
  const other = await makeReady(db, { cohortId: ana.cohort.id, actor: ana.actor });
  expect(await give(ana, { project: ana.project.id })).toMatchObject({ ok: true });
  expect(await myApplication(ana.actor, ana.id, now)).toMatchObject({ open: true });
  expect(await myApplication(ana.actor, other.id, now)).toMatchObject({ open: false });
});

test("pressing ten times gives it once, with one mail", async () => {
  const ana = await makeReady(db, { cohort: past });
  const all = await Promise.all(Array.from({ length: 10 }, () => give(ana)));
  expect(all.every(({ ok }) => ok)).toBe(true);
  expect(await db.extension.count({ where: { applicantId: ana.actor.id } })).toBe(1);
  expect(await mails(ana)).toHaveLength(1);
});

test("what can’t be given is refused by its field, and nothing is written", async () => {
  const ana = await makeReady(db, { cohort: past });
  const elsewhere = await makeProject(db);
  const refused = async (change: object) => {
    const answer = await give(ana, change);
    return answer.ok ? "given" : Object.keys(answer.fields ?? {}).join();
  };
  expect(await refused({ email: "nobody@example.org" })).toBe("email");
  expect(await refused({ project: elsewhere.id })).toBe("project");
  expect(await refused({ closesAt: ana.cohort.closesAt })).toBe("closesOn");
  expect(await refused({ closesAt: new Date(now.getTime() - 1) })).toBe("closesOn");
  expect(await refused({ cohort: randomUUID() })).toBe("");
  expect(await db.extension.count({ where: { applicantId: ana.actor.id } })).toBe(0);
  expect(await mails(ana)).toEqual([]);
  expect(await refused({})).toBe("given");
});

test("an unused extension is taken back once, and its holder is told which deadline holds now", async () => {
  const ana = await makeReady(db, { cohort: past });
  await give(ana);
  const { id } = await last(ana);
  for (const _ of [1, 2]) expect(await revokeExtension(db, ada, id, now, mail)).toMatchObject({ ok: true });
  expect(await myApplication(ana.actor, ana.id, now)).toMatchObject({ open: false });
  expect((await mails(ana)).map(({ subject }) => subject)).toEqual([
    expect.stringMatching(/extended/),
    "Your extended deadline was taken back",
  ]);
  expect(await db.auditEvent.count({ where: { subjectId: ana.actor.id, act: "revokeExtension" } })).toBe(1);
  expect(await revokeExtension(db, ada, randomUUID(), now, mail)).toMatchObject({ ok: false });
  // Given again after all, it holds again.
  expect(await give(ana)).toMatchObject({ ok: true });
  expect(await myApplication(ana.actor, ana.id, now)).toMatchObject({ open: true });
});

test("once something was submitted under it, it can’t be taken back; what was submitted stands", async () => {
  const ana = await makeReady(db, { cohort: past });
  await give(ana);
  const { id } = await last(ana);
  expect(await submitApplication(db, ana.actor, ana.id, { receivedAt: now, key: null }, mail)).toMatchObject({
    value: { late: false },
  });
  expect(await revokeExtension(db, ada, id, now, mail)).toMatchObject({
    ok: false,
    message: expect.stringMatching(/used already/),
  });
  expect(await db.application.findUnique({ where: { id: ana.id } })).toMatchObject({ state: "submitted" });
  expect((await extensionsOf(ada, ana.cohort.id))[0]).toMatchObject({ usedAt: now, revokedAt: null });
});

test("one that is over is not taken back; one submitted before the cohort’s deadline did not use it", async () => {
  const ana = await makeReady(db, { cohort: past });
  await submitApplication(db, ana.actor, ana.id, { receivedAt: ana.cohort.closesAt, key: null }, mail);
  await give(ana);
  const { id } = await last(ana);
  expect(await revokeExtension(db, ada, id, new Date(tomorrow.getTime() + 1), mail)).toMatchObject({
    ok: false,
    message: expect.stringMatching(/ran out/),
  });
  expect(await revokeExtension(db, ada, id, now, mail)).toMatchObject({ ok: true });
});

test("the list is for admins", async () => {
  const ana = await makeReady(db, { cohort: past });
  await give(ana, { project: ana.project.id });
  expect(await extensionsOf(ada, ana.cohort.id)).toEqual([
    expect.objectContaining({
      email: ana.actor.email,
      project: ana.project.title,
      reason: "Her town had no electricity for two days.",
      grantedBy: "Ada Whitlock",
      usedAt: null,
    }),
  ]);
  expect(await projectsOfCohort(ada, ana.cohort.id)).toHaveLength(1);
  for (const query of [extensionsOf, projectsOfCohort]) {
    expect(await query(ana.actor, ana.cohort.id)).toEqual([]);
    expect(await query(ada, "1; drop table extension")).toEqual([]);
  }
});
