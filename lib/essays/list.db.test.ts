import { expect, test } from "vitest";
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
import { leaveOut } from "./choose.ts";
import { myEssays } from "./list-query.ts";
import { makeVariant } from "./variants.ts";

const { db } = await testDatabase();
const now = new Date();

async function person() {
  const user = await makeUser(db);
  return { id: user.id, email: user.email, name: user.name, isAdmin: false, isReviewer: false };
}

async function mentor(name: string) {
  const { id } = await makeUser(db);
  await db.mentor.create({ data: { userId: id, slug: `m-${id}`, name } });
  return id;
}

test("Ana sees each problem once, whom her texts fit, and what does not count any more", async () => {
  const actor = await person();
  const cohort = await makeCohort(db, { now });
  const past = await makeCohort(db, { now: new Date(now.getTime() - 40 * 86_400_000) });
  const doubt = await makeProblem(db, { title: "A doubt" });
  const extra = await makeProblem(db, { title: "Something more" });
  const old = await makeProblem(db, { title: "An old question" });
  const [perez, hubinger, riggs] = [
    await mentor("Ethan Perez"),
    await mentor("Evan Hubinger"),
    await mentor("Logan Riggs"),
  ];
  const asks = (max: number) => ({ problemId: doubt.id, recommendedWords: 20, maxWords: max });
  const led = (title: string, mentorUserId: string) => ({ title, cohortId: cohort.id, mentorUserIds: [mentorUserId] });
  const projects = [
    await makeProject(db, {
      ...led("Alpha", perez),
      problems: [asks(500), { problemId: extra.id, required: false }],
    }),
    await makeProject(db, { ...led("Beta", hubinger), problems: [asks(100)] }),
    await makeProject(db, { ...led("Gamma", riggs), problems: [asks(30)] }),
    await makeProject(db, { ...led("Delta", riggs), problems: [asks(25)] }),
    await makeProject(db, {
      ...led("Long ago", perez),
      cohortId: past.id,
      problems: [{ problemId: old.id }, asks(500)],
    }),
  ];
  const applications: string[] = [];
  for (const [at, project] of projects.entries()) {
    const state = at === 3 ? "withdrawn" : "draft";
    applications.push((await makeApplication(db, { projectId: project.id, applicantId: actor.id, state })).id);
  }
  const [toPerez = "", , toRiggs = ""] = applications;
  const essay = await makeEssay(db, { applicantId: actor.id, problemId: doubt.id });
  await makeEssay(db, { applicantId: actor.id, problemId: extra.id, text: "", promptId: null });
  await makeEssay(db, { applicantId: actor.id, problemId: old.id, text: words(12) });
  await makeEssay(db, { applicantId: (await person()).id, problemId: doubt.id, text: "Somebody else’s." });

  const [first, second, third, ...rest] = await myEssays(actor, now);
  expect(rest).toEqual([]);
  expect(first).toMatchObject({ title: "A doubt", asked: true });
  expect(first?.texts).toMatchObject([
    { id: essay.id, variant: "", words: 50, fitsAll: false, wordingChanged: false, finding: undefined },
  ]);
  expect(first?.texts[0]?.fit).toBe("Fits Perez and Hubinger; 20 words over for Riggs.");
  expect(first?.uses.map(({ name, counts }) => [name, counts])).toEqual([
    ["Perez", true],
    ["Hubinger", true],
    ["Riggs (“Delta”)", false],
    ["Riggs", true],
    ["Perez (“Long ago”)", false],
  ]);
  expect(second).toMatchObject({ title: "Something more", asked: true, texts: [{ untouched: true, fit: "" }] });
  expect(third).toMatchObject({ title: "An old question", asked: false, texts: [{ words: 12, fit: "" }] });

  // A variant takes the project that wants less; the shared text fits the others.
  const made = await makeVariant(db, actor, { from: essay.id, name: "Short", application: toRiggs }, now);
  await db.essay.updateMany({
    where: { variant: "Short", applicantId: actor.id },
    data: { text: words(20), wordCount: 20 },
  });
  await leaveOut(db, actor, toPerez, extra.id, true, now);
  const [doubtNow, extraNow] = await myEssays(actor, now);
  expect(doubtNow?.texts.map(({ variant, fitsAll }) => [variant, fitsAll])).toEqual([
    ["", true],
    ["Short", true],
  ]);
  expect(doubtNow?.uses.find(({ applicationId }) => applicationId === toRiggs)?.sends).toEqual({
    id: made?.ok ? made.value.id : "",
    variant: "Short",
  });
  expect(extraNow?.uses[0]?.sends).toBeNull();
});

test("a problem that was worded anew since one wrote is told; one that nothing is written to is not", async () => {
  const actor = await person();
  const [written, begun] = [await makeProblem(db), await makeProblem(db)];
  const project = await makeProject(db, { problems: [{ problemId: written.id }, { problemId: begun.id }] });
  await makeApplication(db, { projectId: project.id, applicantId: actor.id });
  await makeEssay(db, { applicantId: actor.id, problemId: written.id });
  await makeEssay(db, { applicantId: actor.id, problemId: begun.id, text: "" });
  for (const problem of [written, begun]) {
    const { id } = await db.problemVersion.create({ data: { problemId: problem.id, number: 2, title: "Anew" } });
    await db.problem.update({ where: { id: problem.id }, data: { currentVersionId: id } });
  }
  const list = await myEssays(actor, now);
  expect(
    list.map(({ problemId, texts }) => [problemId, texts.some(({ wordingChanged }) => wordingChanged)]).sort(),
  ).toEqual(
    [
      [written.id, true],
      [begun.id, false],
    ].sort(),
  );
});

test("a problem that came to the project later is listed before anything is begun", async () => {
  const actor = await person();
  const project = await makeProject(db);
  const { id } = await makeApplication(db, { projectId: project.id, applicantId: actor.id });
  const [problem] = await myEssays(actor, now);
  expect(problem).toMatchObject({ texts: [], uses: [{ applicationId: id, sends: { id: null, variant: "" } }] });
  expect(await myEssays(await person(), now)).toEqual([]);
});
