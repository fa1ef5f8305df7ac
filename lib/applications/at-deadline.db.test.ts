import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { closeCohort } from "#lib/cohorts/close.ts";
import { saveEssay } from "#lib/essays/save.ts";
import { words } from "#prisma/factories.ts";
import { mailOfTests as mail, makeActor, makeReady, type Ready } from "#prisma/ready.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { SETTLED_SECONDS, setSubmitAtDeadline, submitAtDeadlines } from "./at-deadline.ts";
import { submitApplication } from "./submit.ts";
import { withdrawApplication } from "./withdraw.ts";

const { db } = await testDatabase();
const opened = new Date("2026-11-01T00:00:00Z");
const deadline = new Date("2026-12-12T11:59:00Z");
const after = (ms: number) => new Date(deadline.getTime() + ms);
/** What was left to the deadline is settled from here on. */
const settled = after(SETTLED_SECONDS * 1_000);
const cohort = { opensAt: opened, closesAt: deadline, graceSeconds: 60 };
const before = after(-3_600_000);

const ask = (ready: Ready, on = true, now = before) => setSubmitAtDeadline(db, ready.actor, ready.id, on, now);
const left = async (text?: string) => {
  const ready = await makeReady(db, { cohort, at: before, ...(text === undefined ? {} : { text }) });
  expect(await ask(ready)).toMatchObject({ ok: true });
  return ready;
};
const write = async (ready: Ready, count: number, at: Date) => {
  const { version } = await db.essay.findUniqueOrThrow({ where: { id: ready.essay.id } });
  await saveEssay(db, ready.actor, ready.essay.id, { text: words(count), promptId: ready.essay.promptId, version }, at);
};
const press = (ready: Ready, receivedAt: Date) =>
  submitApplication(db, ready.actor, ready.id, { receivedAt, key: randomUUID() }, mail);
const run = async (now = settled) => {
  const { failed, ...done } = await submitAtDeadlines(db, now, mail);
  return { ...done, failed: failed.size };
};
const stored = ({ id }: Ready) =>
  db.application.findUniqueOrThrow({ where: { id }, include: { latest: { include: { essays: true } } } });
const subjects = async ({ actor }: Ready) =>
  (await db.mail.findMany({ where: { userId: actor.id }, orderBy: { id: "asc" } })).map(({ subject }) => subject);

test("what Ana left to the deadline is submitted with its millisecond, once, and she gets her receipt", async () => {
  const ana = await left();
  await run(after(SETTLED_SECONDS * 1_000 - 1));
  expect(await stored(ana)).toMatchObject({ state: "draft", submitAtDeadline: true });
  expect(await run()).toEqual({ submitted: 1, incomplete: 0, failed: 0 });
  expect(await stored(ana)).toMatchObject({
    state: "submitted",
    submittedAt: deadline,
    submitAtDeadline: false,
    latest: { receivedAt: deadline, late: false, essays: [{ text: ana.essay.text }] },
  });
  expect(await run(after(86_400_000))).toEqual({ submitted: 0, incomplete: 0, failed: 0 });
  const [receipt, ...more] = await db.mail.findMany({ where: { userId: ana.actor.id } });
  expect(more).toEqual([]);
  expect(receipt?.text).toContain("at the deadline");
  expect(await db.auditEvent.findFirst({ where: { subjectId: ana.id, act: "submitApplication" } })).toMatchObject({
    actorId: ana.actor.id,
    detail: { atDeadline: true },
  });
});

test("the text as it stood then: what was written after the deadline does not count, what was in flight does", async () => {
  const ana = await left();
  await write(ana, 71, deadline);
  await write(ana, 72, after(1));
  await write(ana, 73, after(20_000));
  await run();
  const { latest } = await stored(ana);
  expect(latest?.essays).toMatchObject([{ text: words(71), wordCount: 71 }]);
  // Nothing of what came later is lost, and the text of the deadline is in the history.
  expect((await db.essay.findUniqueOrThrow({ where: { id: ana.essay.id } })).text).toBe(words(73));
  const kept = await db.essayRevision.findMany({ where: { essayId: ana.essay.id }, orderBy: { version: "asc" } });
  expect(kept.map(({ reason, text }) => [reason, text])).toContainEqual(["deadline", words(71)]);
  expect(kept.some(({ reason }) => reason === "submitted")).toBe(false);
});

test("what is not complete is not sent: she is told what was missing, once", async () => {
  const ana = await left(words(3));
  // Complete only after the deadline.
  await write(ana, 80, after(5_000));
  expect(await run()).toEqual({ submitted: 0, incomplete: 1, failed: 0 });
  expect(await run()).toEqual({ submitted: 0, incomplete: 0, failed: 0 });
  expect(await stored(ana)).toMatchObject({ state: "draft", submissionId: null, submitAtDeadline: false });
  const [letter, ...more] = await db.mail.findMany({ where: { userId: ana.actor.id } });
  expect(more).toEqual([]);
  expect(letter).toMatchObject({ kind: "not-submitted", subject: expect.stringMatching(/^Not submitted/) });
  expect(letter?.text).toContain("7 words short of its minimum of 10.");
  expect(await db.auditEvent.count({ where: { subjectId: ana.id, act: "missDeadline" } })).toBe(1);
});

test("what was submitted before and changed since is submitted again; unchanged, nothing is done", async () => {
  const [ana, ben] = [await makeReady(db, { cohort, at: before }), await makeReady(db, { cohort, at: before })];
  for (const one of [ana, ben]) {
    await press(one, before);
    await ask(one);
  }
  await write(ana, 66, after(-1_000));
  expect(await run()).toEqual({ submitted: 1, incomplete: 0, failed: 0 });
  expect((await stored(ana)).latest).toMatchObject({ number: 2, receivedAt: deadline, essays: [{ text: words(66) }] });
  expect((await stored(ben)).latest).toMatchObject({ number: 1, receivedAt: before });
  expect((await stored(ben)).submitAtDeadline).toBe(false);
  expect(await subjects(ben)).toHaveLength(1);
});

test("who pressed Submit themselves in the grace is not overruled by what stood at the deadline", async () => {
  const ana = await left();
  await write(ana, 77, after(10_000));
  expect(await press(ana, after(11_000))).toMatchObject({ value: { late: false } });
  expect(await run()).toEqual({ submitted: 0, incomplete: 0, failed: 0 });
  expect((await stored(ana)).latest).toMatchObject({ number: 1, essays: [{ text: words(77) }] });
});

test("what came late before the portal got round to it changes nothing: the deadline’s text counts", async () => {
  const ana = await left();
  await write(ana, 77, after(70_000));
  expect(await press(ana, after(71_000))).toMatchObject({ value: { late: true, number: 1 } });
  expect(await run(after(72_000))).toEqual({ submitted: 1, incomplete: 0, failed: 0 });
  expect((await stored(ana)).latest).toMatchObject({ number: 2, late: false, essays: [{ text: ana.essay.text }] });
});

test("an extension of one’s own is the deadline", async () => {
  const ana = await left();
  const own = after(86_400_000);
  await db.extension.create({
    data: { cohortId: ana.cohort.id, applicantId: ana.actor.id, closesAt: own, reason: "A power cut." },
  });
  await run(after(86_400_000));
  expect((await stored(ana)).state).toBe("draft");
  await run(after(86_400_000 + SETTLED_SECONDS * 1_000));
  expect(await stored(ana)).toMatchObject({ state: "submitted", submittedAt: own });
});

test("withdrawn, or taken back: nothing is submitted and nobody is written to", async () => {
  const [ana, ben] = [await left(), await left()];
  await withdrawApplication(db, ana.actor, ana.id, before);
  expect(await ask(ben, false)).toMatchObject({ ok: true });
  await run();
  expect(await stored(ana)).toMatchObject({ state: "withdrawn", submitAtDeadline: false });
  expect(await stored(ben)).toMatchObject({ state: "draft", submitAtDeadline: false });
  expect([...(await subjects(ana)), ...(await subjects(ben))]).toEqual([]);
});

test("a project that was closed meanwhile takes nothing: she is told why", async () => {
  const ana = await left();
  await db.project.update({ where: { id: ana.project.id }, data: { state: "closed" } });
  expect(await run()).toMatchObject({ incomplete: 1 });
  expect((await db.mail.findFirstOrThrow({ where: { userId: ana.actor.id } })).text).toContain(
    "This project takes no more applications.",
  );
});

test("one application that can’t be settled stops no other, and is tried again", async () => {
  const all = [await left(), await left(), await left()];
  const bad = all[1] as Ready;
  await db.$executeRawUnsafe(`
    CREATE FUNCTION stumble() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'stumbled'; END $$;`);
  await db.$executeRawUnsafe(
    `CREATE TRIGGER stumble BEFORE INSERT ON submission FOR EACH ROW WHEN (NEW.application_id = '${bad.id}') EXECUTE FUNCTION stumble()`,
  );
  expect(await run()).toEqual({ submitted: 2, incomplete: 0, failed: 1 });
  expect(await stored(bad)).toMatchObject({ state: "draft", submitAtDeadline: true });
  // While it is tried, the cohort is not closed over it; much later it is.
  const ada = await makeActor(db, { isAdmin: true });
  const closing = (now: Date) => closeCohort(db, ada, bad.cohort.id, now);
  expect(await closing(after(120_000))).toMatchObject({
    ok: false,
    message: expect.stringMatching(/about to be submitted/),
  });
  await db.$executeRawUnsafe("DROP TRIGGER stumble ON submission");
  expect(await run(after(125_000))).toEqual({ submitted: 1, incomplete: 0, failed: 0 });
  expect(await closing(after(130_000))).toMatchObject({ ok: true });
});

test("two workers at once submit once", async () => {
  const ana = await left();
  const both = await Promise.all([run(), run(), run()]);
  expect(both.reduce((sum, { submitted }) => sum + submitted, 0)).toBe(1);
  expect(await db.submission.count({ where: { applicationId: ana.id } })).toBe(1);
  expect(await subjects(ana)).toHaveLength(1);
});

test("it is one’s own to wish, while one could submit; taking it back is possible always", async () => {
  const ana = await makeReady(db, { cohort, at: before });
  const ben = await makeActor(db);
  expect(await setSubmitAtDeadline(db, ben, ana.id, true, before)).toBeNull();
  expect(await setSubmitAtDeadline(db, ana.actor, "nonsense", true, before)).toBeNull();
  expect(await ask(ana, true, after(1))).toMatchObject({ ok: false, message: expect.stringMatching(/deadline/) });
  expect((await stored(ana)).submitAtDeadline).toBe(false);
  for (const _ of [1, 2]) expect(await ask(ana, true, deadline)).toMatchObject({ ok: true });
  expect(await db.auditEvent.count({ where: { subjectId: ana.id, act: "submitAtDeadline" } })).toBe(1);
  expect(await ask(ana, false, after(1))).toMatchObject({ ok: true });
  expect((await stored(ana)).submitAtDeadline).toBe(false);
});
