import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { saveEssay } from "#lib/essays/save.ts";
import { applicationToReview } from "#lib/reviews/queries.ts";
import { words } from "#prisma/factories.ts";
import { mailOfTests as mail, makeActor, makeReady, type Ready } from "#prisma/ready.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { admitLate } from "./admit.ts";
import { lateSubmission, lateSubmissions } from "./late-queries.ts";
import { submitApplication } from "./submit.ts";
import { withdrawApplication } from "./withdraw.ts";

const { db } = await testDatabase();
const ada = await makeActor(db, { isAdmin: true, name: "Ada Whitlock" });
const now = new Date();
const minutes = (n: number) => new Date(now.getTime() + n * 60_000);
const past = { opensAt: new Date(0), closesAt: minutes(-60) };

const press = (ready: Ready, at: Date) =>
  submitApplication(db, ready.actor, ready.id, { receivedAt: at, key: randomUUID() }, mail);
const write = async (ready: Ready, count: number, at: Date) => {
  const { version } = await db.essay.findUniqueOrThrow({ where: { id: ready.essay.id } });
  return saveEssay(
    db,
    ready.actor,
    ready.essay.id,
    { text: words(count), promptId: ready.essay.promptId, version },
    at,
  );
};
const lateOf = (ready: Ready) =>
  db.submission.findMany({ where: { applicationId: ready.id, late: true }, orderBy: { number: "asc" } });
const admit = (submission: string, reason = "Her train was stuck.") =>
  admitLate(db, ada, { submission, reason }, now, mail);

/** Submitted in time, changed, and sent again too late. */
async function sentLate() {
  const ana = await makeReady(db, { cohort: past });
  await press(ana, ana.cohort.closesAt);
  await write(ana, 60, minutes(-40));
  await press(ana, minutes(-30));
  const [late] = await lateOf(ana);
  if (!late) throw new Error("nothing came late");
  return { ana, late };
}

test("what Ana sent late is admitted: it is submitted, reviewers read it, she is told, it is recorded", async () => {
  const { ana, late } = await sentLate();
  const mentor = await makeActor(db);
  const profile = await db.mentor.create({ data: { slug: `m-${mentor.id}`, name: "M", userId: mentor.id } });
  await db.projectMentor.create({ data: { projectId: ana.project.id, mentorId: profile.id } });
  const read = async () =>
    (await applicationToReview(mentor, ana.project.slug, ana.application.code, now))?.essays.map(({ words }) => words);
  expect(await read()).toEqual([50]);

  expect(await admit(late.id)).toMatchObject({ ok: true, value: { cohortId: ana.cohort.id } });
  expect(await db.application.findUnique({ where: { id: ana.id } })).toMatchObject({
    state: "submitted",
    submissionId: late.id,
    submittedAt: minutes(-30),
  });
  expect(await read()).toEqual([60]);
  const letter = await db.mail.findFirstOrThrow({ where: { userId: ana.actor.id, kind: "admitted" } });
  expect(letter.text).toContain(late.receipt);
  expect(letter.text).not.toContain("train");
  expect(await db.auditEvent.findFirst({ where: { subjectId: ana.id, act: "admitLate" } })).toMatchObject({
    actorId: ada.id,
    detail: { reason: "Her train was stuck.", receipt: late.receipt },
  });
});

test("an application of which nothing came in time is submitted by it, and counted", async () => {
  const ana = await makeReady(db, { cohort: past });
  await press(ana, minutes(-30));
  const [late] = await lateOf(ana);
  expect(await db.projectTally.findUnique({ where: { projectId: ana.project.id } })).toBeNull();
  expect(await admit(late?.id ?? "")).toMatchObject({ ok: true });
  expect(await db.application.findUnique({ where: { id: ana.id } })).toMatchObject({ state: "submitted" });
  expect(await db.projectTally.findUnique({ where: { projectId: ana.project.id } })).toMatchObject({ submitted: 1 });
});

test("ten presses at once admit it once: one record, one mail", async () => {
  const { ana, late } = await sentLate();
  const all = await Promise.all(Array.from({ length: 10 }, () => admit(late.id)));
  expect(all.every((answer) => answer?.ok)).toBe(true);
  expect(await db.auditEvent.count({ where: { subjectId: ana.id, act: "admitLate" } })).toBe(1);
  expect(await db.mail.count({ where: { userId: ana.actor.id, kind: "admitted" } })).toBe(1);
});

test("only the youngest of an application; what is not late or not there is not found", async () => {
  const { ana, late } = await sentLate();
  await write(ana, 70, minutes(-20));
  await press(ana, minutes(-10));
  const [, youngest] = await lateOf(ana);
  expect(await admit(late.id)).toMatchObject({
    ok: false,
    message: expect.stringMatching(/something was submitted after/),
  });
  const { submissionId } = await db.application.findUniqueOrThrow({ where: { id: ana.id } });
  for (const id of [submissionId ?? "", randomUUID(), "nonsense"]) expect(await admit(id)).toBeNull();
  expect((await db.application.findUniqueOrThrow({ where: { id: ana.id } })).submissionId).toBe(submissionId);
  expect(await admit(youngest?.id ?? "")).toMatchObject({ ok: true });
});

test("not once it was withdrawn", async () => {
  const { ana, late } = await sentLate();
  await withdrawApplication(db, ana.actor, ana.id, now);
  expect(await admit(late.id)).toMatchObject({ ok: false, message: expect.stringMatching(/withdrawn/) });
  expect(await db.application.findUnique({ where: { id: ana.id } })).toMatchObject({ state: "withdrawn" });
});

test("admins see who sent what how late, and read it; nobody else does", async () => {
  const { ana, late } = await sentLate();
  const { cohort, actor } = ana;
  const row = {
    id: late.id,
    email: actor.email,
    project: ana.project.title,
    receivedAt: minutes(-30),
    closesAt: cohort.closesAt,
    standing: cohort.closesAt,
    waits: true,
    admitted: false,
  };
  expect(await lateSubmissions(ada, cohort.id)).toEqual([expect.objectContaining(row)]);
  expect(await lateSubmission(ada, cohort.id, late.id)).toMatchObject({
    ...row,
    texts: [{ words: 60, html: expect.stringContaining("word60") }],
  });
  expect(await lateSubmissions(actor, cohort.id)).toEqual([]);
  expect(await lateSubmission(actor, cohort.id, late.id)).toBeNull();
  const { cohort: other } = await makeReady(db);
  expect(await lateSubmission(ada, other.id, late.id)).toBeNull();
  expect(await lateSubmission(ada, "nonsense", late.id)).toBeNull();
  await admit(late.id);
  expect(await lateSubmissions(ada, cohort.id)).toEqual([
    expect.objectContaining({ waits: false, admitted: true, standing: minutes(-30) }),
  ]);
});
