import { expect, test } from "vitest";
import { submitApplication } from "#lib/applications/submit.ts";
import type { Actor } from "#lib/auth/policy.ts";
import { saveDetails } from "#lib/people/details.ts";
import { makeApplication, makeEssay, makeProject, makeUser, submitApplicationRow } from "#prisma/factories.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { forgetMasks, maskEssays } from "./mask-essays.ts";

const { db } = await testDatabase();
const mail = { appUrl: "http://portal.example", from: "portal@example.org", programme: "The programme" };
const words = "one two three four five six seven eight nine ten eleven twelve";

async function applicant(text: string) {
  const user = await makeUser(db, { name: "Zephyrine Quill", affiliation: "University of Vaduz" });
  const project = await makeProject(db);
  for (const { problemId } of project.problems) await makeEssay(db, { applicantId: user.id, problemId, text });
  const application = await makeApplication(db, { projectId: project.id, applicantId: user.id });
  const actor: Actor = { id: user.id, email: user.email, name: user.name, isAdmin: false, isReviewer: false };
  const read = () =>
    db.submissionEssay.findFirstOrThrow({
      where: { submission: { applicationId: application.id } },
      select: { text: true, html: true, wordCount: true, blindText: true, blindHtml: true, blindWords: true },
      orderBy: { submission: { number: "desc" } },
    });
  return { user, application, actor, read };
}

test("what is submitted is masked in the same moment, and its author’s own text stays", async () => {
  const { application, actor, read } = await applicant(`I am Zephyrine Quill of Vaduz. ${words}`);
  const answer = await submitApplication(db, actor, application.id, { receivedAt: new Date(), key: null }, mail);
  expect(answer).toMatchObject({ ok: true });
  expect(await read()).toMatchObject({
    text: `I am Zephyrine Quill of Vaduz. ${words}`,
    html: expect.stringContaining("Zephyrine Quill"),
    wordCount: 18,
    blindText: `I am [name] of [affiliation]. ${words}`,
    blindHtml: expect.stringContaining('I am <mark class="mask">name masked</mark> of <mark'),
    blindWords: 17,
  });
});

test("a new name is masked instead of the old one; meanwhile there is nothing to read", async () => {
  const { application, actor, read } = await applicant(`Zephyrine Quill, later Zoltana Brook-Taylor. ${words}`);
  await submitApplicationRow(db, { applicationId: application.id });
  const before = await read();
  await saveDetails(db, actor, { name: "Zephyrine Quill", affiliation: "University of Vaduz" });
  expect(await read()).toEqual(before);

  await saveDetails(db, actor, { name: "Zoltana Brook-Taylor", affiliation: "" });
  expect(await read()).toMatchObject({ blindText: null, blindHtml: null, blindWords: null, text: before.text });
  expect((await maskEssays(db)).masked).toBeGreaterThan(0);
  expect(await read()).toMatchObject({ blindText: `Zephyrine Quill, later [name]. ${words}`, blindWords: 16 });
  expect((await maskEssays(db)).masked).toBe(0);
});

test("what was submitted before there were masks is masked, once, however many do it", async () => {
  const people = await Promise.all(Array.from({ length: 5 }, () => applicant(`By Zephyrine Quill. ${words}`)));
  for (const { application, user } of people) {
    await submitApplicationRow(db, { applicationId: application.id });
    await db.$transaction((tx) => forgetMasks(tx, user.id));
  }
  const runs = await Promise.all([maskEssays(db), maskEssays(db), maskEssays(db)]);
  expect(runs.reduce((sum, { masked }) => sum + masked, 0)).toBe(5);
  for (const { read } of people) expect((await read()).blindText).toBe(`By [name]. ${words}`);
});

test("a mask that was begun under an old name is not written over a new one", async () => {
  const { application, actor, user, read } = await applicant(`By Zephyrine Quill. ${words}`);
  await submitApplicationRow(db, { applicationId: application.id });
  await db.$transaction((tx) => forgetMasks(tx, user.id));
  for (let at = 0; at < 5; at += 1) {
    const name = at % 2 === 0 ? "Quincy Adams" : "Zephyrine Quill";
    await Promise.all([maskEssays(db), saveDetails(db, actor, { name, affiliation: "" }), maskEssays(db)]);
    await maskEssays(db);
    expect((await read()).blindText).toBe(at % 2 === 0 ? `By Zephyrine Quill. ${words}` : `By [name]. ${words}`);
  }
});

test("an answer that can’t be stored stops no other, of the same person or of those after them", async () => {
  const [first, second] = [
    await applicant(`By Zephyrine Quill. ${words}`),
    await applicant(`By Zephyrine Quill. ${words}`),
  ];
  for (const { application, user } of [first, second]) {
    await submitApplicationRow(db, { applicationId: application.id });
    await submitApplicationRow(db, { applicationId: application.id });
    await db.$transaction((tx) => forgetMasks(tx, user.id));
  }
  const { id: stuck } = await db.submissionEssay.findFirstOrThrow({
    where: { submission: { applicationId: first.application.id } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  await db.$executeRawUnsafe(`
    CREATE FUNCTION refuse_mask() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'too long'; END $$`);
  await db.$executeRawUnsafe(`
    CREATE TRIGGER refuse_mask BEFORE UPDATE ON submission_essay FOR EACH ROW WHEN (NEW.id = '${stuck}') EXECUTE FUNCTION refuse_mask()`);
  const { masked, failed } = await maskEssays(db);
  expect([...failed.keys()]).toEqual([stuck]);
  expect(masked).toBe(3);
  expect(await db.submissionEssay.findMany({ where: { blindText: null }, select: { id: true } })).toEqual([
    { id: stuck },
  ]);
  expect((await second.read()).blindText).toBe(`By [name]. ${words}`);
  await db.$executeRawUnsafe("DROP TRIGGER refuse_mask ON submission_essay");
  expect(await maskEssays(db)).toMatchObject({ masked: 1 });
});
