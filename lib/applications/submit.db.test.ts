import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { saveEssay } from "#lib/essays/save.ts";
import {
  makeApplication,
  makeCohort,
  makeEssay,
  makeProblem,
  makeProject,
  makeUser,
  words,
} from "#prisma/factories.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { myApplication, mySubmittedTexts } from "./queries.ts";
import { submitApplication } from "./submit.ts";

const { db } = await testDatabase();
const now = new Date();
const mail = { from: "Prentice <prentice@example.org>", appUrl: "https://apply.example.org", programme: "Prentice" };

async function person() {
  const user = await makeUser(db);
  return { id: user.id, email: user.email, name: user.name, isAdmin: false, isReviewer: false };
}

/** Somebody who has answered a project's two problems: the first has two prompts, the second is optional. */
async function ready(first: { text?: string; promptId?: string | null } = {}) {
  const actor = await person();
  const cohort = await makeCohort(db, { now });
  const problem = await makeProblem(db, { prompts: ["Why?", "How?"], minWords: 100 });
  const optional = await makeProblem(db);
  // The project asks for less than the problem does.
  const project = await makeProject(db, {
    cohortId: cohort.id,
    problems: [
      { problemId: problem.id, minWords: 40 },
      { problemId: optional.id, required: false },
    ],
  });
  const essay = await makeEssay(db, {
    applicantId: actor.id,
    problemId: problem.id,
    promptId: problem.prompts[1]?.id ?? null,
    ...first,
  });
  const { id } = await makeApplication(db, { projectId: project.id, applicantId: actor.id });
  return { actor, cohort, problem, optional, project, essay, id };
}

test("Ana submits: what she wrote is frozen, and she is told by mail", async () => {
  const { actor, essay, id, problem, project, cohort } = await ready({
    text: `# My _answer_\n\n${words(50)}[^1]\n\n[^1]: A note.`,
  });
  const submitted = await submitApplication(db, actor, id, { receivedAt: now, key: null }, mail);
  if (!submitted?.ok) throw new Error(submitted?.message);
  expect(submitted.value).toMatchObject({ number: 1, fresh: true, receivedAt: now });
  expect(submitted.value.receipt).toMatch(/^R-[2-9A-HJKMNP-TW-Z]{4}-[2-9A-HJKMNP-TW-Z]{4}$/);

  const stored = await db.application.findUniqueOrThrow({
    where: { id },
    include: { latest: { include: { essays: true } } },
  });
  expect(stored).toMatchObject({ state: "submitted", submittedAt: now });
  const sha256 = createHash("sha256").update(essay.text, "utf8").digest("hex");
  expect(stored.latest?.essays).toHaveLength(1);
  expect(stored.latest?.essays[0]).toMatchObject({
    position: 1,
    title: problem.version.title,
    prompt: "How?",
    text: essay.text,
    wordCount: 54,
    minWords: 40,
    recommendedWords: 200,
    maxWords: 500,
    problemVersionId: problem.version.id,
    sha256,
  });
  expect(stored.latest?.essays[0]?.html).toContain(`id="${stored.code}-1-fn-1"`);

  const mails = await db.mail.findMany({ where: { userId: actor.id } });
  expect(mails).toHaveLength(1);
  expect(mails[0]).toMatchObject({ kind: "receipt", to: actor.email, state: "queued" });
  for (const part of [
    submitted.value.receipt,
    sha256,
    "54 words",
    project.title,
    cohort.name,
    `https://apply.example.org/applications/${id}`,
    "UTC",
  ]) {
    expect(mails[0]?.text).toContain(part);
  }
  expect(await db.auditEvent.count({ where: { subjectId: id, act: "submitApplication" } })).toBe(1);
  const tally = await db.projectTally.findUnique({ where: { projectId: project.id } });
  expect(tally?.submitted).toBe(1);
});

test("again with nothing changed gives the same receipt; after a change, a new one", async () => {
  const { actor, id, essay } = await ready();
  const receipt = async () => {
    const submitted = await submitApplication(db, actor, id, { receivedAt: new Date(), key: null }, mail);
    return submitted?.ok ? submitted.value : null;
  };
  const first = await receipt();
  expect(await receipt()).toMatchObject({ receipt: first?.receipt, number: 1, fresh: false });
  expect((await myApplication(actor, id, now))?.changed.size).toBe(0);
  const text = words(60);
  await saveEssay(db, actor, essay.id, { text, promptId: essay.promptId, version: essay.version }, now);
  expect([...((await myApplication(actor, id, now))?.changed ?? [])]).toEqual([essay.problemId]);
  const second = await receipt();
  expect(second).toMatchObject({ number: 2, fresh: true });
  expect(second?.receipt).not.toBe(first?.receipt);
  expect(await db.mail.count({ where: { userId: actor.id } })).toBe(2);
  expect((await myApplication(actor, id, now))?.changed.size).toBe(0);
});

test("each answer outside of its range is named, with by how much, and nothing is sent", async () => {
  const { actor, id, optional, problem } = await ready({ text: words(28) });
  await makeEssay(db, { applicantId: actor.id, problemId: optional.id, text: words(620) });
  const refused = await submitApplication(db, actor, id, { receivedAt: now, key: null }, mail);
  expect(refused).toEqual({
    ok: false,
    message: expect.stringContaining("2 answers are not ready"),
    fields: {
      "problems.1": `“${problem.version.title}” is 12 words short of its minimum of 40.`,
      "problems.2": `“${optional.version.title}” is 120 words over its maximum of 500.`,
    },
  });
  expect(await db.submission.count({ where: { applicationId: id } })).toBe(0);
  expect(await db.mail.count({ where: { userId: actor.id } })).toBe(0);
  expect(await db.application.findUnique({ where: { id } })).toMatchObject({ state: "draft" });
});

test("the server counts by itself: a wrong number in the row changes nothing", async () => {
  const { actor, id, essay } = await ready({ text: words(28) });
  await db.essay.update({ where: { id: essay.id }, data: { wordCount: 300 } });
  expect(await submitApplication(db, actor, id, { receivedAt: now, key: null }, mail)).toMatchObject({ ok: false });
});

test("without a chosen prompt it is not sent; an answer to no required problem neither", async () => {
  const noPrompt = await ready({ promptId: null });
  expect(await submitApplication(db, noPrompt.actor, noPrompt.id, { receivedAt: now, key: null }, mail)).toMatchObject({
    fields: { "problems.1": expect.stringContaining("choose which prompt") },
  });
  const empty = await ready({ text: " — \n" });
  expect(await submitApplication(db, empty.actor, empty.id, { receivedAt: now, key: null }, mail)).toMatchObject({
    fields: { "problems.1": expect.stringContaining("no answer yet") },
  });
});

test("received at the deadline counts; a millisecond later it is kept as late, and what stood still stands", async () => {
  const { actor, id, cohort, essay, project } = await ready();
  const late = new Date(cohort.closesAt.getTime() + 1);
  const intime = await submitApplication(db, actor, id, { receivedAt: cohort.closesAt, key: null }, mail);
  expect(intime).toMatchObject({ ok: true, value: { receivedAt: cohort.closesAt, late: false } });
  const text = words(70);
  await saveEssay(db, actor, essay.id, { text, promptId: essay.promptId, version: essay.version }, late);
  const kept = await submitApplication(db, actor, id, { receivedAt: late, key: null }, mail);
  expect(kept).toMatchObject({ ok: true, value: { number: 2, late: true, fresh: true, receivedAt: late } });

  // Reviewers read the first, the second is there whole, and its author is told which is which.
  const stored = await db.application.findUniqueOrThrow({ where: { id }, include: { latest: true } });
  expect(stored).toMatchObject({ state: "submitted", submittedAt: cohort.closesAt, latest: { number: 1 } });
  expect(
    await db.submissionEssay.findFirst({ where: { submission: { applicationId: id, late: true } } }),
  ).toMatchObject({ text });
  expect((await myApplication(actor, id, late))?.late).toMatchObject({ receivedAt: late });
  const mails = await db.mail.findMany({ where: { userId: actor.id }, orderBy: { id: "asc" } });
  expect(mails.map(({ subject }) => subject.split(":")[0])).toEqual(["Received", "Received late"]);
  expect((await db.auditEvent.findMany({ where: { subjectId: id } })).map(({ act }) => act).sort()).toEqual([
    "submitApplication",
    "submitLate",
  ]);
  expect((await db.projectTally.findUnique({ where: { projectId: project.id } }))?.submitted).toBe(1);
});

test("what comes late without anything before it leaves the application a draft", async () => {
  const { actor, id, cohort } = await ready();
  const late = new Date(cohort.closesAt.getTime() + 1);
  expect(await submitApplication(db, actor, id, { receivedAt: late, key: null }, mail)).toMatchObject({
    ok: true,
    value: { late: true },
  });
  expect(await db.application.findUnique({ where: { id } })).toMatchObject({ state: "draft", submissionId: null });
});

test("later changes of essay and problem change nothing that was submitted", async () => {
  const { actor, id, essay, problem } = await ready();
  await submitApplication(db, actor, id, { receivedAt: now, key: null }, mail);
  const frozen = () =>
    db.submissionEssay.findMany({ where: { submission: { applicationId: id } }, orderBy: { id: "asc" } });
  const before = await frozen();
  await saveEssay(db, actor, essay.id, { text: "All gone.", promptId: null, version: essay.version }, now);
  const next = await db.problemVersion.create({
    data: {
      problemId: problem.id,
      number: 2,
      title: "Another title",
      minWords: 1,
      prompts: { create: [{ position: 1, text: "Anew?" }] },
    },
  });
  await db.problem.update({ where: { id: problem.id }, data: { currentVersionId: next.id } });
  expect(await frozen()).toEqual(before);
  expect((await mySubmittedTexts(actor, id))[0]?.html).toContain("word50");
  const view = await myApplication(actor, id, now);
  expect(view?.submission?.essays[0]).toMatchObject({ title: problem.version.title, prompt: "How?" });
  expect(view?.changed.has(problem.id)).toBe(true);
  await expect(
    db.submissionEssay.update({ where: { id: before[0]?.id ?? "" }, data: { text: "forged" } }),
  ).rejects.toThrow();
});

test("a save in the middle when Submit is pressed is waited for, and is what is sent", async () => {
  const { actor, id, essay } = await ready();
  const text = words(90);
  const written = Promise.withResolvers<void>();
  const commit = Promise.withResolvers<void>();
  const saving = db.$transaction(async (tx) => {
    await tx.essay.update({ where: { id: essay.id }, data: { text, wordCount: 90, version: { increment: 1 } } });
    written.resolve();
    await commit.promise;
  });
  await written.promise;
  const submitting = submitApplication(db, actor, id, { receivedAt: now, key: null }, mail);
  await Promise.race([submitting, somebodyWaits()]);
  commit.resolve();
  await saving;
  expect(await submitting).toMatchObject({ ok: true });
  const [sent] = await db.submissionEssay.findMany({ where: { submission: { applicationId: id } } });
  expect(sent).toMatchObject({ text, wordCount: 90 });
  expect(sent?.sha256).toBe(createHash("sha256").update(text).digest("hex"));
});

/** Resolves when a statement in this database waits for another's lock. */
async function somebodyWaits(): Promise<void> {
  for (;;) {
    const [row] = await db.$queryRaw<{ waits: boolean }[]>`
      SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock') AS waits`;
    if (row?.waits) return;
  }
}

test("nobody can submit for somebody else", async () => {
  const { actor, id } = await ready();
  const ben = await person();
  expect(await submitApplication(db, ben, id, { receivedAt: now, key: null }, mail)).toBeNull();
  expect(await submitApplication(db, ben, "nonsense", { receivedAt: now, key: null }, mail)).toBeNull();
  expect(await submitApplication(db, actor, id, { receivedAt: now, key: null }, mail)).toMatchObject({ ok: true });
});

test("when the mail can’t be queued, nothing was submitted", async () => {
  const { actor, id } = await ready();
  // NUL can't be stored, so the mail's row fails after the submission's.
  await expect(
    submitApplication(db, actor, id, { receivedAt: now, key: null }, { ...mail, programme: "\0" }),
  ).rejects.toThrow();
  expect(await db.submission.count({ where: { applicationId: id } })).toBe(0);
  expect(await db.application.findUnique({ where: { id } })).toMatchObject({ state: "draft", submissionId: null });
  expect(await db.auditEvent.count({ where: { subjectId: id } })).toBe(0);
});

test("a press that was answered is answered alike, but says nothing of an application that was withdrawn since", async () => {
  const { actor, id } = await ready();
  const now = new Date();
  const press = { receivedAt: now, key: "01a00000-0000-7000-8000-000000000001" };
  const first = await submitApplication(db, actor, id, press, mail);
  expect(await submitApplication(db, actor, id, press, mail)).toMatchObject({ ok: true, value: { fresh: false } });
  expect(first).toMatchObject({ ok: true, value: { fresh: true } });
  await db.application.update({ where: { id }, data: { state: "withdrawn" } });
  expect(await submitApplication(db, actor, id, press, mail)).toMatchObject({ ok: false });
  await db.application.update({ where: { id }, data: { state: "draft" } });
  expect(await submitApplication(db, actor, id, press, mail)).toMatchObject({ ok: false });
  const next = { receivedAt: now, key: "01a00000-0000-7000-8000-000000000002" };
  expect(await submitApplication(db, actor, id, next, mail)).toMatchObject({ ok: true, value: { number: 2 } });
});
