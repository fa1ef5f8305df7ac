import { expect, test } from "vitest";
import { myApplication } from "#lib/applications/queries.ts";
import {
  makeApplication,
  makeCohort,
  makeEssay,
  makeProblem,
  makeProject,
  makeUser,
  submitApplicationRow,
  words,
} from "#prisma/factories.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { textAndSent, twoTexts } from "./compare-query.ts";
import { myEssay } from "./queries.ts";

const { db } = await testDatabase();
const now = new Date();

async function person() {
  const user = await makeUser(db);
  return { id: user.id, email: user.email, name: user.name, isAdmin: false, isReviewer: false };
}

/** Ana, whose text to one problem was sent to one project, and is a draft for another; a third is over. */
async function ana() {
  const actor = await person();
  const cohort = await makeCohort(db, { now });
  const past = await makeCohort(db, { now: new Date(now.getTime() - 40 * 86_400_000) });
  const problem = await makeProblem(db);
  const project = (cohortId: string) => makeProject(db, { cohortId, problems: [{ problemId: problem.id }] });
  const essay = await makeEssay(db, { applicantId: actor.id, problemId: problem.id, text: words(30) });
  const apply = async (cohortId: string) =>
    (await makeApplication(db, { projectId: (await project(cohortId)).id, applicantId: actor.id })).id;
  const [sent, begun, over] = [await apply(cohort.id), await apply(cohort.id), await apply(past.id)];
  const { submission } = await submitApplicationRow(db, { applicationId: sent, at: now });
  await submitApplicationRow(db, { applicationId: over, at: new Date(now.getTime() - 50 * 86_400_000) });
  return { actor, cohort, problem, essay, sent, begun, over, submission };
}

const write = (id: string, text: string) => db.essay.update({ where: { id }, data: { text, wordCount: 30 } });

test("Ana is told which applications sent another text than this one, and which are over", async () => {
  const { actor, essay, sent, begun, over } = await ana();
  const view = async () => {
    const found = await myEssay(actor, essay.id, now);
    return found?.demands.map(({ applicationId, sent: before }) => [
      applicationId,
      before && (before.change ?? "same"),
    ]);
  };
  expect(Object.fromEntries((await view()) ?? [])).toEqual({ [sent]: "same", [begun]: null });
  expect((await myEssay(actor, essay.id, now))?.over).toMatchObject([{ applicationId: over, state: "submitted" }]);

  await write(essay.id, `${words(29)} changed`);
  expect(Object.fromEntries((await view()) ?? [])).toEqual({
    [sent]: { kind: "changed", text: true, prompt: false, wording: false },
    [begun]: null,
  });
  await write(essay.id, words(30));
  expect(Object.fromEntries((await view()) ?? [])).toMatchObject({ [sent]: "same" });
});

test("once everything is over, those who asked are still who asked", async () => {
  const { actor, cohort, essay, sent } = await ana();
  await db.cohort.update({ where: { id: cohort.id }, data: { closesAt: new Date(now.getTime() - 1_000) } });
  const view = await myEssay(actor, essay.id, now);
  expect(view?.demands).toHaveLength(3);
  expect(view?.over).toEqual([]);
  expect(view?.demands.find(({ applicationId }) => applicationId === sent)?.applying).toEqual({
    open: false,
    why: "closed",
  });
});

test("what was sent is compared with what is written, and two texts with each other", async () => {
  const { actor, essay, sent, begun, submission, problem } = await ana();
  await write(essay.id, "Another text.");
  expect(await textAndSent(actor, essay.id, sent)).toMatchObject({
    here: { text: "Another text." },
    sent: { text: words(30), receipt: submission.receipt, number: 1 },
  });
  // Nothing was sent there yet.
  expect(await textAndSent(actor, essay.id, begun)).toBeNull();
  const variant = await makeEssay(db, {
    applicantId: actor.id,
    problemId: problem.id,
    variant: "Short",
    text: "Short.",
  });
  expect(await twoTexts(actor, variant.id, essay.id)).toMatchObject({
    here: { variant: "Short", text: "Short." },
    other: { variant: "", text: "Another text." },
  });
  expect(await twoTexts(actor, essay.id, essay.id)).toBeNull();

  const eve = await ana();
  expect(await textAndSent(eve.actor, essay.id, sent)).toBeNull();
  expect(await textAndSent(eve.actor, eve.essay.id, sent)).toBeNull();
  expect(await twoTexts(eve.actor, eve.essay.id, essay.id)).toBeNull();
  expect(await twoTexts(eve.actor, essay.id, eve.essay.id)).toBeNull();
  expect(await twoTexts(actor, essay.id, "no-id")).toBeNull();
  const foreign = await makeEssay(db, { applicantId: actor.id, problemId: (await makeProblem(db)).id });
  expect(await twoTexts(actor, essay.id, foreign.id)).toBeNull();
  expect(await textAndSent(actor, foreign.id, sent)).toBeNull();
});

test("what was sent late is shown until something later stands, and whether it is another by now", async () => {
  const { actor, essay, begun } = await ana();
  const late = async () => (await myApplication(actor, begun, now))?.late;
  expect(await late()).toBeNull();
  const { submission } = await submitApplicationRow(db, { applicationId: begun, at: now });
  const essays = await db.submissionEssay.findMany({ where: { submissionId: submission.id } });
  await db.application.update({
    where: { id: begun },
    data: { state: "draft", submissionId: null, submittedAt: null },
  });
  const { id } = await db.submission.create({
    data: { applicationId: begun, number: 2, receipt: `R-${begun.slice(-8)}`, receivedAt: now, late: true },
  });
  await db.submissionEssay.createMany({ data: essays.map(({ id: _, ...one }) => ({ ...one, submissionId: id })) });
  expect(await late()).toMatchObject({ number: 2, changed: false });
  await write(essay.id, "Another text.");
  expect(await late()).toMatchObject({ number: 2, changed: true });
  await submitApplicationRow(db, { applicationId: begun, at: now });
  expect(await late()).toBeNull();
});
