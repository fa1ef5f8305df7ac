import { expect, test } from "vitest";
import {
  makeApplication,
  makeEssay,
  makeProblem,
  makeProject,
  makeUser,
  submitApplicationRow,
  words,
} from "#prisma/factories.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { checkText } from "./check.ts";
import { checkAnswer } from "./check-words.ts";
import { myReceipt } from "./receipts.ts";

const { db } = await testDatabase();
const now = new Date();

async function person() {
  const user = await makeUser(db);
  return { id: user.id, email: user.email, name: user.name, isAdmin: false, isReviewer: false };
}

/** Ana has submitted twice; between the two she changed the first of two texts. */
async function ana() {
  const actor = await person();
  const [one, two] = [await makeProblem(db, { title: "A doubt" }), await makeProblem(db, { title: "An experiment" })];
  const project = await makeProject(db, { problems: [{ problemId: one.id }, { problemId: two.id }] });
  const essay = await makeEssay(db, { applicantId: actor.id, problemId: one.id, text: `First. ${words(40)}` });
  await makeEssay(db, { applicantId: actor.id, problemId: two.id, text: "An experiment\nin two lines." });
  const { id } = await makeApplication(db, { projectId: project.id, applicantId: actor.id });
  await submitApplicationRow(db, { applicationId: id, at: new Date(now.getTime() - 60_000) });
  await db.essay.update({ where: { id: essay.id }, data: { text: `Second. ${words(40)}` } });
  await submitApplicationRow(db, { applicationId: id, at: now });
  return { actor, id };
}

test("each receipt stays readable, with its texts and the wording they answer; the one that stands comes first", async () => {
  const { actor, id } = await ana();
  const standing = await myReceipt(actor, id);
  expect(standing).toMatchObject({ number: 2, stands: true, late: false });
  expect(standing?.essays.map(({ text, wording, kind }) => [text, wording, kind])).toEqual([
    [`Second. ${words(40)}`, 1, "essay"],
    ["An experiment\nin two lines.", 1, "essay"],
  ]);
  expect(standing?.all.map(({ number, stands }) => [number, stands])).toEqual([
    [2, true],
    [1, false],
  ]);
  const first = await myReceipt(actor, id, 1);
  expect(first).toMatchObject({ number: 1, stands: false });
  expect(first?.essays[0]?.text).toBe(`First. ${words(40)}`);
  expect(await myReceipt(actor, id, 3)).toBeNull();
  expect(await myReceipt(actor, "not-an-id")).toBeNull();
  expect(await myReceipt(await person(), id, 1)).toBeNull();
});

test("what was only received late is shown as what it is", async () => {
  const actor = await person();
  const project = await makeProject(db);
  const { id } = await makeApplication(db, { projectId: project.id, applicantId: actor.id });
  expect(await myReceipt(actor, id)).toBeNull();
  await db.submission.create({
    data: { applicationId: id, number: 1, receipt: `R-${id.slice(-8)}`, receivedAt: now, late: true },
  });
  expect(await myReceipt(actor, id)).toMatchObject({ number: 1, late: true, stands: false });
});

test("a pasted text is recognised, or told from the nearest one", async () => {
  const { actor, id } = await ana();
  const check = async (text: string, number = 2) => {
    const found = await checkText(db, actor, id, number, text);
    if (!found) throw new Error("there is no such submission");
    return { found, answer: checkAnswer(found) };
  };
  const exact = await check(`Second. ${words(40)}`);
  expect(exact.answer).toMatchObject({
    ok: true,
    message: expect.stringContaining("problem 1, “A doubt”. Not a letter"),
  });
  // It was the first submission's, and is not the second's.
  expect((await check(`First. ${words(40)}`)).answer).toMatchObject({ ok: false });
  expect((await check(`First. ${words(40)}`, 1)).answer).toMatchObject({ ok: true });

  const space = await check("\nAn experiment\nin two lines.  \n");
  expect(space.answer).toMatchObject({ ok: false, message: expect.stringMatching(/^Almost: .*problem 2/) });

  const { found, answer } = await check("An experiment\nin three lines.");
  if (found.kind !== "other") throw new Error(found.kind);
  expect(found.nearest).toMatchObject({ position: 2, title: "An experiment" });
  expect(found.parts.filter(({ kind }) => kind !== "same").map(({ kind, text }) => `${kind} ${text.trim()}`)).toEqual([
    "removed two",
    "added three",
  ]);
  expect(answer).toMatchObject({ ok: false, message: expect.stringMatching(/^No: .*about 80 % of the words/) });
  expect((await check("Nothing alike")).answer).toMatchObject({ message: expect.stringContaining("little in common") });

  expect(await checkText(db, await person(), id, 2, "An experiment")).toBeNull();
  expect(await checkText(db, actor, id, 3, "An experiment")).toBeNull();
});
