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
import { markProject, unmarkProject } from "./mark.ts";
import { myPlan, projectToMark } from "./queries.ts";
import { MARKS_MAX } from "./schema.ts";

const { db } = await testDatabase();
const now = new Date();
const done = { ok: true, value: undefined };

async function person() {
  const user = await makeUser(db);
  return { id: user.id, email: user.email, name: user.name, isAdmin: false, isReviewer: false };
}

test("Ana marks two projects, has begun a third, and sees the whole of the work", async () => {
  const actor = await person();
  const cohort = await makeCohort(db, { now });
  const doubt = await makeProblem(db, { title: "A doubt" });
  const links = await makeProblem(db, { title: "Your work", minWords: 1, recommendedWords: null, maxWords: 5 });
  await db.problemVersion.update({ where: { id: links.version.id }, data: { kind: "links" } });
  const own = (minWords: number, maxWords: number) => ({
    problemId: doubt.id,
    minWords,
    recommendedWords: minWords,
    maxWords,
  });
  const long = await makeProject(db, {
    cohortId: cohort.id,
    title: "Long",
    problems: [own(300, 1_200), { problemId: links.id }],
  });
  const middle = await makeProject(db, { cohortId: cohort.id, title: "Middle", problems: [own(200, 400)] });
  const short = await makeProject(db, { cohortId: cohort.id, title: "Short", problems: [own(50, 100)] });
  expect(await markProject(db, actor, long.slug, now)).toEqual(done);
  expect(await markProject(db, actor, long.slug, now)).toEqual(done);
  expect(await markProject(db, actor, middle.slug, now)).toEqual(done);
  const { id } = await makeApplication(db, { projectId: short.id, applicantId: actor.id });
  await makeEssay(db, { applicantId: actor.id, problemId: doubt.id, text: words(60) });

  const plan = await myPlan(actor, now);
  expect(plan.projects.map(({ title, marked, application }) => [title, marked, application?.id])).toEqual([
    ["Long", true, undefined],
    ["Middle", true, undefined],
    ["Short", false, id],
  ]);
  expect(plan).toMatchObject({
    texts: 3,
    lists: 1,
    least: 350,
    leastLeft: 300,
    answers: 4,
    answersDone: 1,
    textsDone: 1,
  });
  const [first] = plan.problems;
  expect(first?.cuts.map(({ names, least, most }) => [names.sort(), least, most])).toEqual([
    [["Long", "Middle"], 300, 400],
    [["Short"], 50, 100],
  ]);
  expect(first?.asks.map(({ name, done: fits, words: amount }) => [name, fits, amount])).toEqual([
    ["Long", false, null],
    ["Middle", false, null],
    ["Short", true, 60],
  ]);

  expect(await unmarkProject(db, actor, long.id)).toBe(true);
  expect(await unmarkProject(db, actor, long.id)).toBe(false);
  expect((await myPlan(actor, now)).projects.map(({ title }) => title)).toEqual(["Middle", "Short"]);
});

test("what is over is shown and not counted; what is withdrawn or hidden is not shown", async () => {
  const actor = await person();
  const past = await makeCohort(db, { now: new Date(now.getTime() - 40 * 86_400_000) });
  const over = await makeProject(db, { cohortId: past.id, title: "Over" });
  const hidden = await makeProject(db, { title: "Hidden" });
  const withdrawn = await makeProject(db, { title: "Withdrawn" });
  await markProject(db, actor, over.slug, now);
  await markProject(db, actor, hidden.slug, now);
  await makeApplication(db, { projectId: withdrawn.id, applicantId: actor.id, state: "withdrawn" });
  await db.project.update({ where: { id: hidden.id }, data: { state: "archived" } });
  const plan = await myPlan(actor, now);
  expect(plan.projects.map(({ title, counts }) => [title, counts])).toEqual([["Over", false]]);
  expect(plan).toMatchObject({ texts: 0, problems: [] });
  expect(await projectToMark(actor, hidden.slug)).toBeNull();
  expect(await projectToMark(actor, over.slug)).toMatchObject({ title: "Over", marked: true });
});

test("a draft can’t be marked, nor can more projects than fit; nobody sees another’s plan", async () => {
  const actor = await person();
  const cohort = await makeCohort(db, { now });
  const draft = await makeProject(db, { cohortId: cohort.id, state: "draft" });
  expect(await markProject(db, actor, draft.slug, now)).toBeNull();
  expect(await markProject(db, actor, "no-such-project", now)).toBeNull();
  const { id: problemId } = await makeProblem(db);
  const project = await makeProject(db, { cohortId: cohort.id, problems: [{ problemId }] });
  const slugs = Array.from({ length: MARKS_MAX }, (_, at) => `full-${at}-${project.slug}`);
  await db.project.createMany({
    data: slugs.map((slug) => ({ slug, cohortId: cohort.id, title: slug, state: "published", publishedAt: now })),
  });
  for (const slug of slugs) expect(await markProject(db, actor, slug, now)).toEqual(done);
  expect(await markProject(db, actor, project.slug, now)).toMatchObject({
    ok: false,
    message: expect.stringContaining("Your plan holds 100 projects"),
  });
  expect(await markProject(db, actor, slugs[0] ?? "", now)).toEqual(done);
  const other = await person();
  expect((await myPlan(other, now)).projects).toEqual([]);
  expect(await unmarkProject(db, other, (await myPlan(actor, now)).projects[0]?.id ?? "")).toBe(false);
});
