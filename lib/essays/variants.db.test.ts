import { expect, test } from "vitest";
import { myApplication } from "#lib/applications/queries.ts";
import { submitApplication } from "#lib/applications/submit.ts";
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
import { chooseText, leaveOut } from "./choose.ts";
import { myEssay } from "./queries.ts";
import { deleteVariant, makeVariant, renameVariant } from "./variants.ts";

const { db } = await testDatabase();
const now = new Date();
const mail = { from: "Prentice <prentice@example.org>", appUrl: "https://apply.example.org", programme: "Prentice" };

/** Opens the whole pool, so that what follows at once is at once. */
const allConnections = () => Promise.all(Array.from({ length: 5 }, () => db.$queryRaw`SELECT pg_sleep(0.1)::text`));

async function person() {
  const user = await makeUser(db);
  return { id: user.id, email: user.email, name: user.name, isAdmin: false, isReviewer: false };
}

/** Ana, who answers one problem for two projects: 10 to 500 words, and 10 to 40. */
async function ana() {
  const actor = await person();
  const cohort = await makeCohort(db, { now });
  const problem = await makeProblem(db);
  const optional = await makeProblem(db);
  const long = await makeProject(db, {
    cohortId: cohort.id,
    problems: [{ problemId: problem.id }, { problemId: optional.id, required: false }],
  });
  const short = await makeProject(db, {
    cohortId: cohort.id,
    problems: [{ problemId: problem.id, recommendedWords: 30, maxWords: 40 }],
  });
  const essay = await makeEssay(db, { applicantId: actor.id, problemId: problem.id });
  const { id: toLong } = await makeApplication(db, { projectId: long.id, applicantId: actor.id });
  const { id: toShort } = await makeApplication(db, { projectId: short.id, applicantId: actor.id });
  return { actor, problem, optional, long, short, essay, toLong, toShort };
}

async function variantOf(world: Awaited<ReturnType<typeof ana>>, name: string, application: string | null = null) {
  const made = await makeVariant(db, world.actor, { from: world.essay.id, name, application }, now);
  if (!made?.ok) throw new Error(made?.message ?? "there is no such text");
  return made.value.id;
}

const sends = async (application: string, problemId: string) =>
  (
    await db.applicationAnswer.findUnique({
      where: { applicationId_problemId: { applicationId: application, problemId } },
    })
  )?.essayId ?? null;

test("Ana forks her text for the project that wants less; each application sends its own", async () => {
  const world = await ana();
  const { actor, essay, toLong, toShort, problem, short } = world;
  const id = await variantOf(world, "Short, for Perez", toShort);
  const copy = await db.essay.findUniqueOrThrow({ where: { id } });
  expect(copy).toMatchObject({
    text: essay.text,
    promptId: essay.promptId,
    wordCount: 50,
    version: 1,
    problemVersionId: essay.problemVersionId,
  });
  expect(await sends(toShort, problem.id)).toBe(id);
  expect(await sends(toLong, problem.id)).toBeNull();

  const shared = await myEssay(actor, essay.id, now);
  expect(shared?.demands.map(({ applicationId }) => applicationId)).toEqual([toLong]);
  expect(shared?.elsewhere).toMatchObject([{ applicationId: toShort, sends: { id, variant: "Short, for Perez" } }]);
  expect(shared?.siblings).toEqual([{ id, variant: "Short, for Perez", words: 50 }]);
  const variant = await myEssay(actor, id, now);
  expect(variant?.variant).toBe("Short, for Perez");
  expect(variant?.demands).toMatchObject([
    { applicationId: toShort, project: short.title, range: { min: 10, max: 40 } },
  ]);
  expect(variant?.elsewhere).toMatchObject([{ applicationId: toLong, sends: { id: essay.id, variant: "" } }]);

  // What is sent is the variant's text.
  await db.essay.update({ where: { id }, data: { text: words(30), wordCount: 30 } });
  expect(await submitApplication(db, actor, toShort, { receivedAt: now, key: null }, mail)).toMatchObject({ ok: true });
  const [sent] = await db.submissionEssay.findMany({ where: { submission: { applicationId: toShort } } });
  expect(sent).toMatchObject({ text: words(30), essayId: id });

  // And back to the shared text, which is too long there.
  expect(await chooseText(db, actor, toShort, essay.id, now)).toEqual({ ok: true, value: undefined });
  expect((await myApplication(actor, toShort, now))?.missing).toEqual([
    expect.stringContaining("is 10 words over its maximum of 40."),
  ]);
});

test("names are one’s own: a taken one is refused whatever its case, somebody else’s is not", async () => {
  const world = await ana();
  const { actor, essay } = world;
  const id = await variantOf(world, "Kürzer");
  for (const name of ["Kürzer", "KÜRZER", "ku\u0308rzer", "The shared text"]) {
    expect(await makeVariant(db, actor, { from: essay.id, name, application: null }, now)).toMatchObject({
      ok: false,
      fields: { name: expect.stringContaining("Choose another name.") },
    });
  }
  const other = await variantOf(world, "Longer");
  expect(await renameVariant(db, actor, other, "kürzer")).toMatchObject({ ok: false });
  // Its own name in another case is a new name.
  expect(await renameVariant(db, actor, id, "KÜRZER")).toMatchObject({ ok: true });
  expect(await db.essay.findUnique({ where: { id } })).toMatchObject({ variant: "KÜRZER" });
  expect(await renameVariant(db, actor, essay.id, "Mine")).toMatchObject({ ok: false });
  const bob = await ana();
  await variantOf(bob, "Kürzer");
});

test("ten variants are enough, also when the tenth and the eleventh are made at once", async () => {
  const world = await ana();
  for (let n = 1; n <= 9; n += 1) await variantOf(world, `Cut ${n}`);
  await allConnections();
  const made = await Promise.all(
    ["Cut 10", "Cut 11", "cut 10"].map((name) =>
      makeVariant(db, world.actor, { from: world.essay.id, name, application: null }, now),
    ),
  );
  expect(made.filter((one) => one?.ok)).toHaveLength(1);
  expect(await db.essay.count({ where: { applicantId: world.actor.id, variant: { not: "" } } })).toBe(10);
});

test("a variant that an application sends is kept; one that none sends goes with its history", async () => {
  const world = await ana();
  const { actor, essay, toShort, short, problem } = world;
  const id = await variantOf(world, "Short", toShort);
  await db.essayRevision.create({
    data: { essayId: id, version: 1, reason: "time", text: "before", wordCount: 1, savedAt: now },
  });
  const kept = await deleteVariant(db, actor, id);
  expect(kept).toMatchObject({ ok: false, message: expect.stringContaining(`“${short.title}” sends this text`) });
  expect(await db.essay.count({ where: { id } })).toBe(1);
  expect(await deleteVariant(db, actor, essay.id)).toMatchObject({ ok: false });

  await chooseText(db, actor, toShort, essay.id, now);
  expect(await deleteVariant(db, actor, id)).toEqual({ ok: true, value: { shared: essay.id } });
  expect(await db.essay.count({ where: { id } })).toBe(0);
  expect(await db.essayRevision.count({ where: { essayId: id } })).toBe(0);
  expect(await sends(toShort, problem.id)).toBeNull();
  // Chosen in a tab that still shows it.
  expect(await chooseText(db, actor, toShort, id, now)).toMatchObject({
    ok: false,
    message: expect.stringContaining("that text is not there any more"),
  });
  expect(await deleteVariant(db, actor, id)).toBeNull();
});

test("a withdrawn application does not keep a variant: taken up again it sends the shared text", async () => {
  const world = await ana();
  const id = await variantOf(world, "Short", world.toShort);
  await db.application.update({ where: { id: world.toShort }, data: { state: "withdrawn" } });
  expect(await chooseText(db, world.actor, world.toShort, world.essay.id, now)).toMatchObject({ ok: false });
  expect(await deleteVariant(db, world.actor, id)).toMatchObject({ ok: true });
  expect(await sends(world.toShort, world.problem.id)).toBeNull();
});

test("choosing a variant in one tab while it is deleted in another ends in one or the other, said in words", async () => {
  await allConnections();
  for (let round = 0; round < 12; round += 1) {
    const world = await ana();
    const id = await variantOf(world, "Short");
    const choosing = () => chooseText(db, world.actor, world.toShort, id, now);
    const deleting = () => deleteVariant(db, world.actor, id);
    const [chosen, deleted] =
      round % 2 === 0
        ? await Promise.all([choosing(), deleting()])
        : (await Promise.all([deleting(), choosing()])).toReversed();
    expect([chosen?.ok, deleted?.ok].filter(Boolean)).toHaveLength(1);
    expect(await sends(world.toShort, world.problem.id)).toBe(chosen?.ok ? id : null);
    expect(await db.essay.count({ where: { id } })).toBe(chosen?.ok ? 1 : 0);
  }
});

test("submitting and forking at once never wait for each other in a circle", async () => {
  await allConnections();
  for (let round = 0; round < 6; round += 1) {
    const world = await ana();
    const results = await Promise.all([
      submitApplication(db, world.actor, world.toLong, { receivedAt: now, key: null }, mail),
      makeVariant(db, world.actor, { from: world.essay.id, name: "Short", application: world.toLong }, now),
      makeVariant(db, world.actor, { from: world.essay.id, name: "Shorter", application: world.toShort }, now),
    ]);
    expect(results.map((result) => result?.ok)).toEqual([true, true, true]);
  }
});

test("an optional problem and one of a group may be left out and taken in again, a required one may not", async () => {
  const { actor, long, toLong, problem, optional } = await ana();
  await makeEssay(db, { applicantId: actor.id, problemId: optional.id });
  const answers = async () => (await myApplication(actor, toLong, now))?.answers.map(({ leftOut }) => leftOut);
  expect(await leaveOut(db, actor, toLong, problem.id, true, now)).toMatchObject({
    ok: false,
    message: expect.stringContaining("required"),
  });
  expect(await leaveOut(db, actor, toLong, optional.id, true, now)).toMatchObject({ ok: true });
  expect(await answers()).toEqual([false, true]);
  await submitApplication(db, actor, toLong, { receivedAt: now, key: null }, mail);
  expect(await db.submissionEssay.count({ where: { submission: { applicationId: toLong } } })).toBe(1);
  expect(await leaveOut(db, actor, toLong, optional.id, false, now)).toMatchObject({ ok: true });
  expect(await answers()).toEqual([false, false]);

  const group = await db.problemGroup.create({ data: { projectId: long.id, pick: 1 } });
  await db.projectProblem.updateMany({ where: { projectId: long.id }, data: { required: false, groupId: group.id } });
  expect((await myApplication(actor, toLong, now))?.missing).toEqual([expect.stringContaining("Answer only 1 of")]);
  expect(await leaveOut(db, actor, toLong, problem.id, true, now)).toMatchObject({ ok: true });
  expect((await myApplication(actor, toLong, now))?.missing).toEqual([]);
});

test("what was left to the deadline stays as it was then, until it is submitted", async () => {
  const world = await ana();
  const { actor, toShort, short, essay, optional, toLong } = world;
  const id = await variantOf(world, "Short");
  await db.cohort.update({ where: { id: short.cohortId }, data: { closesAt: new Date(now.getTime() - 1_000) } });
  const settling = { ok: false, message: expect.stringContaining("is being submitted as it stood then") };
  await db.application.updateMany({ where: { applicantId: actor.id }, data: { submitAtDeadline: true } });
  expect(await chooseText(db, actor, toShort, id, now)).toMatchObject(settling);
  expect(await makeVariant(db, actor, { from: essay.id, name: "Shorter", application: toShort }, now)).toMatchObject(
    settling,
  );
  expect(await leaveOut(db, actor, toLong, optional.id, true, now)).toMatchObject(settling);
  expect(await db.essay.count({ where: { applicantId: actor.id } })).toBe(2);
  await db.application.updateMany({ where: { applicantId: actor.id }, data: { submitAtDeadline: false } });
  expect(await chooseText(db, actor, toShort, id, now)).toMatchObject({ ok: true });
});

test("what is somebody else’s does not exist", async () => {
  const world = await ana();
  const id = await variantOf(world, "Short", world.toShort);
  const eve = await ana();
  expect(await makeVariant(db, eve.actor, { from: id, name: "Mine", application: null }, now)).toBeNull();
  expect(
    await makeVariant(db, eve.actor, { from: eve.essay.id, name: "Mine", application: world.toLong }, now),
  ).toBeNull();
  expect(await db.essay.count({ where: { applicantId: eve.actor.id } })).toBe(1);
  expect(await renameVariant(db, eve.actor, id, "Mine")).toBeNull();
  expect(await deleteVariant(db, eve.actor, id)).toBeNull();
  expect(await chooseText(db, eve.actor, world.toShort, eve.essay.id, now)).toBeNull();
  expect(await leaveOut(db, eve.actor, world.toLong, world.optional.id, true, now)).toBeNull();
  expect(await chooseText(db, eve.actor, eve.toShort, id, now)).toMatchObject({ ok: false });
  expect(await sends(eve.toShort, eve.problem.id)).toBeNull();
  expect(await myEssay(eve.actor, id, now)).toBeNull();
  // A text to a problem that the application does not ask.
  const foreign = await makeEssay(db, { applicantId: eve.actor.id, problemId: (await makeProblem(db)).id });
  expect(await chooseText(db, eve.actor, eve.toShort, foreign.id, now)).toBeNull();
  expect(await sends(world.toShort, world.problem.id)).toBe(id);
});
