// One application and those who read it.
import { describe, expect, test } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import { projectsReviewedBy } from "#lib/auth/scopes.ts";
import { whoReviews } from "#lib/reviewers/queries.ts";
import {
  makeApplication,
  makeEssay,
  makeProject,
  makeReview,
  makeUser,
  submitApplicationRow,
  words,
} from "#prisma/factories.ts";
import type { User } from "#prisma/generated/client.ts";
import { summarise } from "#prisma/scores.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { applicationToReview, myReviewedProjects, myReviewOf, reviewTable } from "./queries.ts";
import { nextInQueue } from "./queue.ts";
import { recuse } from "./recuse.ts";
import { saveReviewDraft } from "./save-draft.ts";
import type { ReviewDraft } from "./schema.ts";
import { submitReview } from "./submit-review.ts";
import { parseView } from "./table.ts";

const { db } = await testDatabase();
const now = new Date();

function actorOf({ id, email, name, isAdmin }: User): Actor {
  return { id, email, name, isAdmin, isReviewer: true };
}

/** A project led by a mentor, read by two reviewers, with one submitted application. */
async function world() {
  const [mentor, noor, felix, applicant] = await Promise.all(
    ["Mentor", "Noor", "Felix", "Applicant"].map((name) => makeUser(db, { name })),
  );
  if (!mentor || !noor || !felix || !applicant) throw new Error("Nobody there.");
  const project = await makeProject(db, { mentorUserIds: [mentor.id], reviewerUserIds: [noor.id, felix.id] });
  for (const { problemId } of project.problems) await makeEssay(db, { applicantId: applicant.id, problemId });
  const { id } = await makeApplication(db, { projectId: project.id, applicantId: applicant.id });
  const { application } = await submitApplicationRow(db, { applicationId: id, at: now });
  const place = { project: project.slug, code: application.code };
  return {
    mentor,
    noor: actorOf(noor),
    felix: actorOf(felix),
    applicant: actorOf(applicant),
    project,
    application,
    place,
  };
}

type World = Awaited<ReturnType<typeof world>>;

/** A review of the first text with these scores, in the order of the criteria. */
function draft({ project }: World, version: number, scores: (number | undefined)[], notes = ""): ReviewDraft {
  const given = project.criteria.flatMap(({ id }, at) =>
    scores[at] === undefined ? [] : [{ criterion: id, score: scores[at] }],
  );
  return { version, submission: 1, notes, scores: given };
}

const read = (actor: Actor, { place }: World) => applicationToReview(actor, place.project, place.code, now);
const audited = (act: string, subjectId: string) => db.auditEvent.count({ where: { act, subjectId } });

describe("a reviewer scores an application", () => {
  test("begins a draft with one score, completes it, submits it, and changes it", async () => {
    const here = await world();
    const { noor, place, application } = here;
    expect(await saveReviewDraft(db, noor, place, draft(here, 0, [4], "Look at the control."), now)).toEqual({
      ok: true,
      version: 1,
    });
    const begun = await read(noor, here);
    expect(begun?.mine).toMatchObject({
      state: "draft",
      version: 1,
      notes: "Look at the control.",
      score: null,
      read: 1,
      scores: { [here.project.criteria[0]?.id ?? ""]: 4 },
    });
    expect(begun?.reviews).toBe(0);

    expect(await saveReviewDraft(db, noor, place, draft(here, 1, [undefined, 2], "Second thoughts."), now)).toEqual({
      ok: true,
      version: 2,
    });
    expect((await read(noor, here))?.mine?.scores).toEqual({ [here.project.criteria[1]?.id ?? ""]: 2 });

    expect(await submitReview(db, noor, place, draft(here, 2, [5, 1]), now)).toEqual({ ok: true, version: 3 });
    const submittedAt = async () =>
      (await db.review.findFirstOrThrow({ where: { applicationId: application.id, reviewerId: noor.id } })).submittedAt;
    expect(await submittedAt()).toEqual(now);
    const score = (2 * 100 + 1 * 0) / 3;
    const stored = await db.application.findUniqueOrThrow({ where: { id: application.id } });
    expect(stored).toMatchObject({ reviewCount: 1, scoreSpread: null });
    expect(stored.scoreMean).toBeCloseTo(score, 9);
    expect((await read(noor, here))?.mine).toMatchObject({ state: "submitted", version: 3 });

    const later = new Date(now.getTime() + 60_000);
    expect(await submitReview(db, noor, place, draft(here, 3, [3, 3]), later)).toEqual({ ok: true, version: 4 });
    expect((await db.application.findUniqueOrThrow({ where: { id: application.id } })).scoreMean).toBeCloseTo(50, 9);
    // When it was handed in first: that it was changed since is told to nobody who may not see its scores.
    expect(await submittedAt()).toEqual(now);

    const { id } = await db.review.findFirstOrThrow({ where: { applicationId: application.id } });
    expect(await audited("beginReview", id)).toBe(1);
    expect(await audited("submitReview", id)).toBe(2);
  });

  test("can’t submit without a score on every criterion, and keeps the draft that is stored", async () => {
    const here = await world();
    await saveReviewDraft(db, here.noor, here.place, draft(here, 0, [4]), now);
    const missing = here.project.criteria[1];
    expect(await submitReview(db, here.noor, here.place, draft(here, 1, [4]), now)).toMatchObject({
      ok: false,
      why: "refused",
      fields: { [`scores.${missing?.id}`]: `Choose a score for “${missing?.name}”.` },
    });
    expect((await read(here.noor, here))?.mine).toMatchObject({ state: "draft", version: 1 });
    expect(await submitReview(db, here.noor, here.place, draft(here, 1, [4, 4]), now)).toMatchObject({ ok: true });
  });

  test("can’t give a score off its scale, in a draft or in a submission; the ends of the scale are on it", async () => {
    const here = await world();
    for (const off of [0, 6, -1]) {
      const refused = {
        ok: false,
        why: "refused",
        fields: { [`scores.${here.project.criteria[1]?.id}`]: expect.any(String) },
      };
      expect(await saveReviewDraft(db, here.noor, here.place, draft(here, 0, [3, off]), now)).toMatchObject(refused);
      expect(await submitReview(db, here.noor, here.place, draft(here, 0, [3, off]), now)).toMatchObject(refused);
    }
    expect(await db.review.count({ where: { applicationId: here.application.id } })).toBe(0);
    expect(await saveReviewDraft(db, here.noor, here.place, draft(here, 0, [1, 5]), now)).toMatchObject({ ok: true });
  });

  test("a criterion of another project counts for nothing", async () => {
    const [here, there] = [await world(), await world()];
    const foreign = draft(there, 0, [4, 4]);
    expect(await saveReviewDraft(db, here.noor, here.place, foreign, now)).toMatchObject({ ok: true });
    expect((await read(here.noor, here))?.mine?.scores).toEqual({});
    expect(await submitReview(db, here.noor, here.place, { ...foreign, version: 1 }, now)).toMatchObject({
      ok: false,
      why: "refused",
    });
  });

  test("begins a review that was assigned as any other", async () => {
    const here = await world();
    await makeReview(db, { applicationId: here.application.id, reviewerId: here.noor.id, state: "assigned" });
    expect(await nextInQueue(db, here.noor, here.place.project, now)).toEqual({
      kind: "application",
      code: here.place.code,
    });
    expect(await saveReviewDraft(db, here.noor, here.place, draft(here, 1, [4]), now)).toEqual({
      ok: true,
      version: 2,
    });
    expect(await nextInQueue(db, here.noor, here.place.project, now)).toEqual({ kind: "empty" });
  });

  test("reads what was submitted, and is told when a newer text is there", async () => {
    const here = await world();
    await submitReview(db, here.noor, here.place, draft(here, 0, [4, 4]), now);
    const { problemId } = here.project.problems[0] ?? { problemId: "" };
    await db.essay.updateMany({
      where: { applicantId: here.applicant.id, problemId },
      data: { text: "Another text.", wordCount: 2 },
    });
    expect((await read(here.noor, here))?.essays[0]?.html).toContain(words(3));
    await submitApplicationRow(db, { applicationId: here.application.id });
    const newer = await read(here.noor, here);
    expect(newer).toMatchObject({ number: 2, mine: { state: "submitted", read: 1 } });
    expect(newer?.essays[0]?.html).toContain("Another text.");
    // A review of the text that was on the page stays one of that text.
    expect(await submitReview(db, here.felix, here.place, draft(here, 0, [4, 4]), now)).toMatchObject({ ok: true });
    expect((await read(here.felix, here))?.mine?.read).toBe(1);
    expect(
      await submitReview(db, here.noor, here.place, { ...draft(here, 1, [4, 4]), submission: 2 }, now),
    ).toMatchObject({ ok: true });
    expect((await read(here.noor, here))?.mine?.read).toBe(2);
  });
});

describe("two tabs", () => {
  test("never overwrite each other: the second is told, and both texts are there", async () => {
    const here = await world();
    await saveReviewDraft(db, here.noor, here.place, draft(here, 0, [4], "from the first tab"), now);
    for (const write of [saveReviewDraft, submitReview]) {
      expect(await write(db, here.noor, here.place, draft(here, 0, [2, 2], "from the second tab"), now)).toEqual({
        ok: false,
        why: "conflict",
      });
    }
    expect(await myReviewOf(here.noor, here.place.project, here.place.code, now)).toMatchObject({
      version: 1,
      notes: "from the first tab",
    });
    expect(await saveReviewDraft(db, here.noor, here.place, draft(here, 1, [2], "from the second tab"), now)).toEqual({
      ok: true,
      version: 2,
    });
  });

  test("that begin at the same moment make one review, whichever it is", async () => {
    const here = await world();
    const tabs = Array.from({ length: 8 }, (_, at) =>
      saveReviewDraft(db, here.noor, here.place, draft(here, 0, [3], `tab ${at}`), now),
    );
    const answers = await Promise.all(tabs);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok && answer.why === "conflict")).toHaveLength(7);
    const mine = await myReviewOf(here.noor, here.place.project, here.place.code, now);
    expect(mine?.notes).toBe(`tab ${answers.findIndex(({ ok }) => ok)}`);
  });

  test("a draft does not go over a review that was submitted elsewhere", async () => {
    const here = await world();
    await saveReviewDraft(db, here.noor, here.place, draft(here, 0, [4]), now);
    await submitReview(db, here.noor, here.place, draft(here, 1, [4, 4]), now);
    expect(await saveReviewDraft(db, here.noor, here.place, draft(here, 1, [1]), now)).toEqual({
      ok: false,
      why: "conflict",
    });
    expect(await saveReviewDraft(db, here.noor, here.place, draft(here, 2, [1]), now)).toMatchObject({
      ok: false,
      why: "refused",
    });
    expect((await read(here.noor, here))?.mine).toMatchObject({ state: "submitted", version: 2 });
  });
});

describe("others’ scores", () => {
  test("appear, with the mean, once one’s own review is in; private notes never do", async () => {
    const here = await world();
    await submitReview(db, here.felix, here.place, draft(here, 0, [5, 5], "A private thought of Felix."), now);
    await saveReviewDraft(db, here.noor, here.place, draft(here, 0, [1, 1]), now);
    const before = await read(here.noor, here);
    expect(before).toMatchObject({ others: null, mean: null, spread: null, reviews: 1 });

    await submitReview(db, here.noor, here.place, draft(here, 1, [1, 1]), now);
    const after = await read(here.noor, here);
    const scores = Object.fromEntries(here.project.criteria.map(({ id }) => [id, 5]));
    expect(after?.others).toEqual([{ name: "Felix", score: 100, read: 1, scores }]);
    expect(after?.mean).toBeCloseTo(50, 9);
    expect(after?.spread).toBeCloseTo(Math.SQRT1_2 * 100, 9);
    expect(JSON.stringify(after)).not.toContain("private thought");
    expect((await read(here.felix, here))?.others).toHaveLength(1);
  });
});

test("ten reviewers submit at once, again and again: the summary is that of their reviews", async () => {
  const here = await world();
  const readers = await Promise.all(Array.from({ length: 10 }, () => makeUser(db)));
  await db.projectReviewer.createMany({ data: readers.map(({ id }) => ({ projectId: here.project.id, userId: id })) });
  for (let round = 0; round < 4; round += 1) {
    // All wait for the application first, so that they really come at once.
    const submitting = await db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM application WHERE id = ${here.application.id}::uuid FOR UPDATE`;
      const all = readers.map((user, at) =>
        submitReview(db, actorOf(user), here.place, draft(here, round, [1 + ((at + round) % 5), 5 - (at % 4)]), now),
      );
      await tx.$queryRaw`SELECT 1 FROM pg_sleep(0.2)`;
      return { all };
    });
    expect((await Promise.all(submitting.all)).every(({ ok }) => ok)).toBe(true);
    const reviews = await db.review.findMany({ where: { applicationId: here.application.id, state: "submitted" } });
    const wanted = summarise(reviews.map(({ score }) => score ?? Number.NaN));
    const stored = await db.application.findUniqueOrThrow({ where: { id: here.application.id } });
    expect(stored.reviewCount).toBe(10);
    expect(stored.scoreMean).toBeCloseTo(wanted.scoreMean ?? -1, 9);
    expect(stored.scoreSpread).toBeCloseTo(wanted.scoreSpread ?? -1, 9);
  }
});

describe("stepping back", () => {
  test("takes the application out of one’s reading, for good, with the reason and a record", async () => {
    const here = await world();
    await saveReviewDraft(db, here.noor, here.place, draft(here, 0, [4], "drafted"), now);
    expect(await recuse(db, here.noor, here.place, "We share an office.", now)).toEqual({ ok: true, version: 2 });
    const after = await read(here.noor, here);
    expect(after).toMatchObject({ essays: [], others: null, mine: { state: "recused" } });
    for (const write of [saveReviewDraft, submitReview]) {
      expect(await write(db, here.noor, here.place, draft(here, 2, [4, 4]), now)).toMatchObject({
        ok: false,
        why: "refused",
        message: expect.stringContaining("stepped back"),
      });
    }
    expect(await recuse(db, here.noor, here.place, "Again.", now)).toMatchObject({ ok: false, why: "refused" });
    const stored = await db.review.findFirstOrThrow({ where: { applicationId: here.application.id } });
    expect(stored).toMatchObject({ state: "recused", recusal: "We share an office." });
    expect(await audited("recuseReview", stored.id)).toBe(1);
    expect(await nextInQueue(db, here.noor, here.place.project, now)).toEqual({ kind: "empty" });
    expect((await read(here.felix, here))?.essays).toHaveLength(1);
  });

  test("is refused once the review is in, and its score stays counted", async () => {
    const here = await world();
    await submitReview(db, here.noor, here.place, draft(here, 0, [4, 4]), now);
    expect(await recuse(db, here.noor, here.place, "Too late.", now)).toMatchObject({ ok: false, why: "refused" });
    expect(await db.application.findUniqueOrThrow({ where: { id: here.application.id } })).toMatchObject({
      reviewCount: 1,
    });
    expect(await recuse(db, here.felix, here.place, "In time.", now)).toMatchObject({ ok: true });
  });
});

describe("a rubric with criteria that are optional, or only shown", () => {
  async function mixed() {
    const here = await world();
    const [main, noted] = here.project.criteria;
    if (!main || !noted) throw new Error("no criteria");
    await db.criterion.update({ where: { id: noted.id }, data: { required: false, counted: false } });
    return { here, main, noted };
  }

  test("is submitted without what is optional, and the score is that of what counts", async () => {
    const { here, main, noted } = await mixed();
    expect((await read(here.noor, here))?.criteria).toMatchObject([
      { id: main.id, required: true, counted: true },
      { id: noted.id, required: false, counted: false },
    ]);
    expect(await submitReview(db, here.noor, here.place, draft(here, 0, [undefined, 3]), now)).toMatchObject({
      ok: false,
      fields: { [`scores.${main.id}`]: `Choose a score for “${main.name}”.` },
    });
    expect(await submitReview(db, here.noor, here.place, draft(here, 0, [4]), now)).toEqual({ ok: true, version: 1 });
    expect(await submitReview(db, here.felix, here.place, draft(here, 0, [4, 1]), now)).toMatchObject({ ok: true });
    const reviews = await db.review.findMany({ where: { applicationId: here.application.id } });
    expect(reviews.map(({ score }) => score)).toEqual([75, 75]);
    expect((await read(here.noor, here))?.others?.[0]?.scores).toEqual({ [main.id]: 4, [noted.id]: 1 });
  });

  test("needs a score on something that counts, even where nothing is required", async () => {
    const { here, main, noted } = await mixed();
    await db.criterion.update({ where: { id: main.id }, data: { required: false } });
    const refused = await submitReview(db, here.noor, here.place, draft(here, 0, [undefined, 3]), now);
    expect(refused).toMatchObject({ ok: false, why: "refused" });
    expect(Object.keys((refused as { fields?: object }).fields ?? {})).toEqual([`scores.${main.id}`]);
    await db.criterion.update({ where: { id: main.id }, data: { counted: false } });
    expect(await submitReview(db, here.noor, here.place, draft(here, 0, [3, 3]), now)).toMatchObject({
      ok: false,
      message: expect.stringContaining("no criteria that count"),
    });
    await db.criterion.update({ where: { id: noted.id }, data: { counted: true } });
    expect(await submitReview(db, here.noor, here.place, draft(here, 0, [undefined, 3]), now)).toMatchObject({
      ok: true,
    });
  });
});

describe("who may", () => {
  /** Everything that one can ask about a project and its application; null or missing for those who may not. */
  async function everything(actor: Actor, here: World) {
    return {
      listed: (await myReviewedProjects(actor, now)).some(({ slug }) => slug === here.place.project) || null,
      table: (await reviewTable(actor, here.place.project, parseView({}), now))?.rows.length ?? null,
      page: (await read(actor, here))?.code ?? null,
      next: (await nextInQueue(db, actor, here.place.project, now))?.kind ?? null,
      save: (await saveReviewDraft(db, actor, here.place, draft(here, 0, [3]), now)).ok || null,
      submit: (await submitReview(db, actor, here.place, draft(here, 1, [3, 3]), now)).ok || null,
    };
  }
  const nothing = { listed: null, table: null, page: null, next: null, save: null, submit: null };
  const all = (here: World) => ({
    listed: true,
    table: 1,
    page: here.place.code,
    next: "application",
    save: true,
    submit: true,
  });

  test("mentors and invited reviewers; not the applicant, another project’s reviewer, or an admin as such", async () => {
    const [here, there] = [await world(), await world()];
    expect(await everything(actorOf(here.mentor), here)).toEqual(all(here));
    expect(await everything(here.noor, here)).toEqual(all(here));
    const admin = await makeUser(db, { isAdmin: true });
    for (const stranger of [here.applicant, there.noor, actorOf(there.mentor), actorOf(admin)]) {
      expect(await everything(stranger, here)).toEqual(nothing);
      expect(await recuse(db, stranger, here.place, "No business of mine.", now)).toEqual({
        ok: false,
        why: "missing",
      });
    }
    await db.projectReviewer.create({ data: { projectId: here.project.id, userId: admin.id } });
    expect(await everything(actorOf(admin), here)).toEqual(all(here));
    expect(await db.review.count({ where: { applicationId: here.application.id } })).toBe(3);
  });

  test("not, from the next query on, those whose invitation was withdrawn", async () => {
    const here = await world();
    expect(await read(here.noor, here)).not.toBeNull();
    await db.projectReviewer.delete({
      where: { projectId_userId: { projectId: here.project.id, userId: here.noor.id } },
    });
    expect(await everything(here.noor, here)).toEqual(nothing);
    expect(await read(here.felix, here)).not.toBeNull();
  });

  test("not those who applied themselves, to their own application: they would read what is said of it", async () => {
    const here = await world();
    await submitReview(db, here.felix, here.place, draft(here, 0, [5, 5]), now);
    await db.projectReviewer.create({ data: { projectId: here.project.id, userId: here.applicant.id } });
    expect(await everything(here.applicant, here)).toEqual({ ...nothing, listed: true, table: 0, next: "empty" });
    expect((await myReviewedProjects(here.applicant, now))[0]).toMatchObject({ submitted: 0, own: { waiting: 0 } });
  });

  test.each(["draft", "withdrawn"] as const)("nobody, for an application that is %s", async (state) => {
    const here = await world();
    await db.application.update({ where: { id: here.application.id }, data: { state } });
    expect(await everything(here.noor, here)).toEqual({ ...nothing, listed: true, table: 0, next: "empty" });
  });

  test.each(["closed", "archived"] as const)(
    "a %s project stays readable and can be scored; a draft is not there",
    async (state) => {
      const here = await world();
      await db.project.update({ where: { id: here.project.id }, data: { state } });
      expect(await everything(here.noor, here)).toEqual(all(here));
      await db.project.update({ where: { id: here.project.id }, data: { state: "draft" } });
      expect(await everything(here.felix, here)).toEqual(nothing);
    },
  );

  test("the hand-written scope finds the projects that projectsReviewedBy finds", async () => {
    const here = await world();
    const both = await makeProject(db, {
      mentorUserIds: [here.mentor.id],
      reviewerUserIds: [here.noor.id, here.mentor.id],
    });
    await makeProject(db, { state: "draft", mentorUserIds: [here.mentor.id], reviewerUserIds: [here.noor.id] });
    for (const actor of [actorOf(here.mentor), here.noor, here.felix, here.applicant]) {
      const wanted = await db.project.findMany({ where: projectsReviewedBy(actor), select: { slug: true } });
      const found = await myReviewedProjects(actor, now);
      expect(found.map(({ slug }) => slug).sort()).toEqual(wanted.map(({ slug }) => slug).sort());
    }
    expect((await myReviewedProjects(here.noor, now)).map(({ slug }) => slug)).toContain(both.slug);
  });

  test("who reviews, and how far they are, is told to those who lead", async () => {
    const here = await world();
    await submitReview(db, here.felix, here.place, draft(here, 0, [5, 5]), now);
    await saveReviewDraft(db, here.noor, here.place, draft(here, 0, [1]), now);
    expect(await whoReviews(actorOf(here.mentor), here.place.project)).toMatchObject({
      title: here.project.title,
      submitted: 1,
      readers: [
        { name: "Mentor", leads: true, draft: 0, done: 0, recused: 0 },
        { name: "Felix", leads: false, draft: 0, done: 1, recused: 0 },
        { name: "Noor", leads: false, draft: 1, done: 0, recused: 0 },
      ],
    });
    for (const actor of [here.noor, here.applicant]) expect(await whoReviews(actor, here.place.project)).toBeNull();
  });
});
