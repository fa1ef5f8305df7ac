// What a reader is told beside an application: how far they are, and what they may put beside it.
import { describe, expect, test } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import {
  makeApplication,
  makeEssay,
  makeProblem,
  makeProject,
  makeReview,
  makeUser,
  submitApplicationRow,
} from "#prisma/factories.ts";
import type { User } from "#prisma/generated/client.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { applicationsToCompare, offeredToCompare } from "./compare-queries.ts";
import { flag, skip } from "./mark.ts";
import { previousHandled } from "./previous.ts";
import { readingProgress } from "./progress-queries.ts";
import { nextInQueue } from "./queue.ts";

const { db } = await testDatabase();
const now = new Date();
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

function actorOf({ id, email, name }: User): Actor {
  return { id, email, name, isAdmin: false, isReviewer: true };
}

/** A project of two problems that wants two reviews each, with so many applications; the last answers the first problem alone. */
async function world(count: number) {
  const [noor, felix] = [await makeUser(db), await makeUser(db)];
  const problems = [
    await makeProblem(db, { title: "A doubt", prompts: ["What do you **doubt**?"] }),
    await makeProblem(db, { title: "A plan" }),
  ];
  const project = await makeProject(db, {
    reviewerUserIds: [noor.id, felix.id],
    problems: problems.map(({ id }) => ({ problemId: id })),
  });
  const applications = [];
  for (let at = 0; at < count; at += 1) {
    const applicant = await makeUser(db, { name: `Zephyrine ${at}` });
    for (const [which, { id }] of problems.entries())
      if (which === 0 || at < count - 1)
        await makeEssay(db, { applicantId: applicant.id, problemId: id, text: `Text ${at} of ${which} by Zephyrine.` });
    const { id } = await makeApplication(db, { projectId: project.id, applicantId: applicant.id });
    applications.push((await submitApplicationRow(db, { applicationId: id })).application);
  }
  await db.$executeRaw`
    UPDATE submission_essay e SET blind_text = 'masked', blind_html = '<p>' || replace(e.text, 'Zephyrine', '▮▮▮') || '</p>', blind_words = 6
    FROM submission s JOIN application a ON a.id = s.application_id
    WHERE s.id = e.submission_id AND a.project_id = ${project.id}::uuid`;
  return { noor: actorOf(noor), felix: actorOf(felix), project, problems, applications, slug: project.slug };
}

describe("how far one is", () => {
  test("counts what the project wants, each application up to that and no further", async () => {
    const { noor, felix, applications, slug } = await world(3);
    const progress = async (actor: Actor) => (await readingProgress(actor, slug, now))?.progress;
    expect(await progress(noor)).toEqual({ done: 0, left: 3, assigned: false, wanted: 6, in: 0, pace: null });
    const [first, second] = applications.map(({ id }) => id) as [string, string];
    const others = await Promise.all(Array.from({ length: 3 }, () => makeUser(db)));
    for (const { id } of others) await makeReview(db, { applicationId: first, reviewerId: id });
    await makeReview(db, { applicationId: second, reviewerId: felix.id });
    // Of six, two of the first, which has three, and one of the second.
    expect(await progress(noor)).toMatchObject({ wanted: 6, in: 3, left: 3 });
    expect(await progress(felix)).toMatchObject({ done: 1, left: 2 });
  });

  test("what was assigned to somebody is theirs to do, and the rest is not", async () => {
    const { noor, applications, slug } = await world(4);
    const [first, second, third] = applications.map(({ id }) => id) as [string, string, string];
    for (const applicationId of [first, second])
      await makeReview(db, { applicationId, reviewerId: noor.id, state: "assigned" });
    await makeReview(db, { applicationId: third, reviewerId: noor.id, state: "draft" });
    expect((await readingProgress(noor, slug, now))?.progress).toMatchObject({ done: 0, left: 3, assigned: true });
  });

  test("a pace is said once there are enough reviews, from one’s own alone", async () => {
    const { noor, felix, applications, slug } = await world(5);
    for (const [at, { id }] of applications.slice(0, 4).entries()) {
      await makeReview(db, { applicationId: id, reviewerId: noor.id, at: minutesAgo(12 * at) });
    }
    expect((await readingProgress(noor, slug, now))?.progress).toMatchObject({ done: 4, left: 1, pace: 12 });
    expect((await readingProgress(felix, slug, now))?.progress).toMatchObject({ done: 0, pace: null });
  });

  test("says nothing of one’s own application, and nothing to strangers", async () => {
    const { noor, project, applications, slug } = await world(2);
    const [mine] = applications;
    if (!mine) throw new Error("There is one.");
    const author = actorOf(await db.user.findUniqueOrThrow({ where: { id: mine.applicantId } }));
    expect(await readingProgress(author, slug, now)).toBeNull();
    await db.projectReviewer.create({ data: { projectId: project.id, userId: author.id } });
    const before = await readingProgress(author, slug, now, mine.code);
    expect(before?.progress).toMatchObject({ wanted: 2, in: 0, left: 1 });
    await makeReview(db, { applicationId: mine.id, reviewerId: noor.id });
    expect(await readingProgress(author, slug, now, mine.code)).toEqual(before);
    expect((await readingProgress(noor, slug, now))?.progress).toMatchObject({ wanted: 4, in: 1 });
  });

  test("a flag is one’s own, and so is that one skipped", async () => {
    const { noor, felix, applications, slug } = await world(2);
    const code = applications[0]?.code ?? "";
    await flag(db, noor, { project: slug, code }, true, now);
    await skip(db, felix, { project: slug, code }, now);
    expect(await readingProgress(noor, slug, now, code)).toMatchObject({ flagged: true, skipped: false });
    expect(await readingProgress(noor, slug, now, applications[1]?.code)).toMatchObject({ flagged: false });
    expect(await readingProgress(felix, slug, now, code)).toMatchObject({ flagged: false, skipped: true });
  });
});

describe("comparing", () => {
  test("puts the masked answers to one problem beside each other, in the order asked for", async () => {
    const { noor, applications, problems, slug } = await world(3);
    const [one, two, three] = applications.map(({ code }) => code) as [string, string, string];
    const [doubt, plan] = problems.map(({ id }) => id) as [string, string];
    const shown = await applicationsToCompare(noor, slug, [three, one, two], undefined, now);
    expect(shown?.problem).toEqual({ id: doubt, title: "A doubt" });
    expect(shown?.problems.map(({ id }) => id)).toEqual([doubt, plan]);
    expect(shown?.applications.map(({ code, essay }) => [code, essay?.html])).toEqual([
      [three, "<p>Text 2 of 0 by ▮▮▮.</p>"],
      [one, "<p>Text 0 of 0 by ▮▮▮.</p>"],
      [two, "<p>Text 1 of 0 by ▮▮▮.</p>"],
    ]);
    expect(shown?.applications[0]?.essay).toMatchObject({ words: 6 });
    expect(shown?.applications[0]?.essay?.promptHtml).toContain("<strong>doubt</strong>");
    const other = await applicationsToCompare(noor, slug, [one, three], plan, now);
    expect(other?.applications.map(({ essay }) => essay?.html ?? null)).toEqual(["<p>Text 0 of 1 by ▮▮▮.</p>", null]);
    for (const odd of ["no-id", "019aa000-0000-7000-8000-000000000000"])
      expect((await applicationsToCompare(noor, slug, [one], odd, now))?.problem?.id).toBe(doubt);
    expect(JSON.stringify([shown, other])).not.toMatch(/Zephyrine|score|mean/);
  });

  test("leaves out what one stepped back from, one’s own, what is withdrawn and what is elsewhere", async () => {
    const [here, there] = [await world(4), await world(1)];
    const codes = here.applications.map(({ code }) => code);
    const shown = async (actor: Actor) =>
      (await applicationsToCompare(actor, here.slug, codes, undefined, now))?.applications.map(({ code }) => code);
    await makeReview(db, { applicationId: here.applications[0]?.id ?? "", reviewerId: here.noor.id, state: "recused" });
    expect(await shown(here.noor)).toEqual(codes.slice(1));
    expect(await shown(here.felix)).toEqual(codes);
    await db.application.update({ where: { id: here.applications[1]?.id ?? "" }, data: { state: "withdrawn" } });
    expect(await shown(here.felix)).toEqual([codes[0], codes[2], codes[3]]);
    const author = actorOf(await db.user.findUniqueOrThrow({ where: { id: here.applications[2]?.applicantId ?? "" } }));
    expect(await shown(author)).toBeUndefined();
    await db.projectReviewer.create({ data: { projectId: here.project.id, userId: author.id } });
    expect(await shown(author)).toEqual([codes[0], codes[3]]);
    const elsewhere = there.applications.map(({ code }) => code);
    expect((await applicationsToCompare(here.felix, here.slug, elsewhere, undefined, now))?.applications).toEqual([]);
    expect(await applicationsToCompare(there.noor, here.slug, codes, undefined, now)).toBeNull();
  });

  test("offers what one flagged, then what one read last", async () => {
    const { noor, felix, applications, slug } = await world(4);
    const [one, two, three, four] = applications;
    if (!one || !two || !three || !four) throw new Error("There are four.");
    await makeReview(db, { applicationId: one.id, reviewerId: noor.id, at: minutesAgo(9) });
    await makeReview(db, { applicationId: two.id, reviewerId: noor.id, at: minutesAgo(3) });
    await makeReview(db, { applicationId: four.id, reviewerId: noor.id, state: "recused" });
    await flag(db, noor, { project: slug, code: three.code }, true, now);
    expect(await offeredToCompare(noor, slug, now)).toEqual([
      { code: three.code, flagged: true },
      { code: two.code, flagged: false },
      { code: one.code, flagged: false },
    ]);
    expect(await offeredToCompare(felix, slug, now)).toEqual([]);
  });
});

test("while a phase lets nobody read, none of it is told or noted, and all of it before", async () => {
  const { noor, project, applications, slug } = await world(2);
  const code = applications[0]?.code ?? "";
  const place = { project: slug, code };
  const everything = async () => ({
    next: (await nextInQueue(db, noor, slug, now))?.kind,
    previous: (await previousHandled(db, noor, slug, null, now)) !== undefined,
    progress: (await readingProgress(noor, slug, now, code)) !== null,
    compared: (await applicationsToCompare(noor, slug, [code], undefined, now)) !== null,
    flagged: await flag(db, noor, place, true, now),
    skipped: await skip(db, noor, place, now),
    offered: (await offeredToCompare(noor, slug, now)).length > 0,
  });
  const yes = { previous: true, progress: true, compared: true, flagged: true, skipped: true, offered: true };
  expect(await everything()).toEqual({ next: "application", ...yes });
  await db.reviewPhase.create({
    data: { projectId: project.id, name: "Quiet", startsAt: minutesAgo(5), mayRead: false },
  });
  const no = { previous: false, progress: false, compared: false, flagged: false, skipped: false, offered: false };
  expect(await everything()).toEqual({ next: "not-now", ...no });
});
