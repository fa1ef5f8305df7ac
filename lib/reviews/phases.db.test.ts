// A project that is read and scored in one phase, discussed in the next, and decided in the last.
import { describe, expect, test } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import { makeApplication, makeEssay, makeProject, makeUser, submitApplicationRow } from "#prisma/factories.ts";
import { makeActor } from "#prisma/ready.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { myReviewHistory } from "./history-queries.ts";
import { applicationToReview, myReviewedProjects, myReviewOf, reviewTable } from "./queries.ts";
import { nextInQueue } from "./queue.ts";
import { recuse } from "./recuse.ts";
import { saveReviewDraft } from "./save-draft.ts";
import { submitReview } from "./submit-review.ts";
import { parseView } from "./table.ts";

const { db } = await testDatabase();
const hour = (hours: number) => new Date(Date.UTC(2026, 11, 7, hours));
const later = (at: Date, milliseconds: number) => new Date(at.getTime() + milliseconds);

/** Reading and scoring from 8 to 12, discussion from 14 to 16, deciding from 16 on. */
async function world() {
  const [noor, felix] = [await makeActor(db, { name: "Noor" }), await makeActor(db, { name: "Felix" })];
  const applicant = await makeUser(db);
  const project = await makeProject(db, { reviewerUserIds: [noor.id, felix.id] });
  for (const { problemId } of project.problems) await makeEssay(db, { applicantId: applicant.id, problemId });
  const { id } = await makeApplication(db, { projectId: project.id, applicantId: applicant.id });
  const { application } = await submitApplicationRow(db, { applicationId: id, at: hour(0) });
  const rights = { mayRead: true, mayScore: false, mayEdit: false, projectId: project.id };
  await db.reviewPhase.createMany({
    data: [
      { ...rights, name: "Read and score", startsAt: hour(8), endsAt: hour(12), mayScore: true, mayEdit: true },
      { ...rights, name: "Discuss", startsAt: hour(14), endsAt: hour(16), mayEdit: true, scores: "all" },
      { ...rights, name: "Decide", startsAt: hour(16), scores: "none", mayDecide: true },
    ],
  });
  const place = { project: project.slug, code: application.code };
  const write = (version: number, score = 4) => ({
    version,
    submission: 1,
    notes: "",
    scores: project.criteria.map(({ id: criterion }) => ({ criterion, score })),
  });
  return { noor, felix, project, application, place, write };
}

type World = Awaited<ReturnType<typeof world>>;
const read = (actor: Actor, { place }: World, now: Date) => applicationToReview(actor, place.project, place.code, now);

describe("reading", () => {
  test("is from the phase’s first moment to before its end; outside the application is not found", async () => {
    const here = await world();
    const { noor, place } = here;
    const found = async (now: Date) => ({
      page: (await read(noor, here, now)) !== null,
      rows: (await reviewTable(noor, place.project, parseView({}), now))?.rows.length,
      next: (await nextInQueue(db, noor, place.project, now))?.kind,
    });
    const nothing = { page: false, rows: 0, next: "not-now" };
    const all = { page: true, rows: 1, next: "application" };
    expect(await found(later(hour(8), -1))).toEqual(nothing);
    expect(await found(hour(8))).toEqual(all);
    expect(await found(later(hour(12), -1))).toEqual(all);
    expect(await found(hour(12))).toEqual(nothing);
    expect(await found(hour(14))).toEqual(all);

    await saveReviewDraft(db, noor, place, here.write(0), hour(9));
    const kept = async (now: Date) => [
      await myReviewOf(noor, place.project, place.code, now),
      await myReviewHistory(noor, place.project, place.code, now),
    ];
    expect((await kept(hour(9))).every(Boolean)).toBe(true);
    expect(await kept(hour(13))).toEqual([null, null]);
  });

  test("the project’s page says which phase goes on, and which comes next", async () => {
    const { noor, place } = await world();
    const phase = async (now: Date) => (await reviewTable(noor, place.project, parseView({}), now))?.project.phase;
    expect(await phase(hour(7))).toEqual({ current: null, next: { name: "Read and score", startsAt: hour(8) } });
    expect(await phase(hour(9))).toEqual({
      current: { name: "Read and score", endsAt: hour(12) },
      next: { name: "Discuss", startsAt: hour(14) },
    });
    expect(await phase(hour(13))).toEqual({ current: null, next: { name: "Discuss", startsAt: hour(14) } });
    expect(await phase(hour(17))).toEqual({ current: { name: "Decide", endsAt: null }, next: null });
    expect((await myReviewedProjects(noor, hour(13)))[0]?.rights.read).toBe(false);
  });
});

describe("writing", () => {
  test("a review that came in before the phase’s end counts; one at its end is told when it ended", async () => {
    const { noor, felix, place, write } = await world();
    expect(await submitReview(db, noor, place, write(0), later(hour(12), -1))).toEqual({ ok: true, version: 1 });
    for (const act of [saveReviewDraft, submitReview]) {
      const refused = await act(db, felix, place, write(0), hour(12));
      expect(refused).toMatchObject({ ok: false, why: "refused" });
      const message = (refused as { message?: string }).message;
      expect(message).toContain("No phase of this project goes on now");
      expect(message).toContain("“Discuss”, from 7 December 2026, 14:00 UTC");
      expect(message).toContain("still in the form");
    }
    expect(await db.review.count({ where: { reviewerId: felix.id } })).toBe(0);
  });

  test("in a phase that only lets submitted reviews be changed, no new one is begun or submitted", async () => {
    const here = await world();
    const { noor, felix, place, write } = here;
    await submitReview(db, noor, place, write(0), hour(9));
    await saveReviewDraft(db, felix, place, write(0), hour(9));
    for (const act of [saveReviewDraft, submitReview]) {
      const refused = await act(db, felix, place, write(1), hour(15));
      expect(refused).toMatchObject({
        ok: false,
        why: "refused",
        message: expect.stringContaining("Scoring ended with “Read and score” on 7 December 2026, 12:00 UTC"),
      });
    }
    expect((await read(felix, here, hour(15)))?.mine).toMatchObject({ state: "draft", version: 1 });
    expect(await submitReview(db, noor, place, write(1, 2), hour(15))).toEqual({ ok: true, version: 2 });

    // In the last phase that is over too.
    expect(await submitReview(db, noor, place, write(2, 5), hour(17))).toMatchObject({
      ok: false,
      message: expect.stringContaining("Changing submitted reviews ended with “Discuss”"),
    });
    expect((await read(noor, here, hour(17)))?.mine).toMatchObject({ version: 2, score: 25 });
  });

  test("while nothing may be read, an answer is the same whether there is such an application or not", async () => {
    const { noor, place, write } = await world();
    const nowhere = { ...place, code: "NO-SUCH" };
    for (const act of [saveReviewDraft, submitReview]) {
      expect(await act(db, noor, nowhere, write(0), hour(13))).toEqual(await act(db, noor, place, write(0), hour(13)));
      expect(await act(db, noor, nowhere, write(0), hour(9))).toEqual({ ok: false, why: "missing" });
    }
    expect(await recuse(db, noor, nowhere, "We met.", hour(13))).toEqual(
      await recuse(db, noor, place, "We met.", hour(13)),
    );
    const stranger = await makeActor(db);
    expect(await saveReviewDraft(db, stranger, place, write(0), hour(13))).toEqual({ ok: false, why: "missing" });
    expect(await recuse(db, noor, place, "We met.", hour(15))).toMatchObject({ ok: true });
  });
});

test("others’ scores are seen as the phase says: with one’s own in, by all, by nobody", async () => {
  const here = await world();
  const { noor, felix, place, write } = here;
  const third = await makeActor(db, { name: "Third" });
  await db.projectReviewer.create({ data: { projectId: here.project.id, userId: third.id } });
  await submitReview(db, noor, place, write(0, 5), hour(9));
  await submitReview(db, felix, place, write(0, 3), hour(9));
  const sees = async (actor: Actor, now: Date) => {
    const shown = await read(actor, here, now);
    return [shown?.others?.length ?? null, shown?.mean ?? null, shown?.spread === null ? null : "spread"];
  };
  expect(await sees(noor, hour(10))).toEqual([1, 75, "spread"]);
  expect(await sees(third, hour(10))).toEqual([null, null, null]);
  expect(await sees(noor, hour(15))).toEqual([1, 75, "spread"]);
  expect(await sees(third, hour(15))).toEqual([2, 75, "spread"]);
  expect(await sees(noor, hour(17))).toEqual([null, null, null]);
  expect(await sees(third, hour(17))).toEqual([null, null, null]);
  // Who stepped back is shown nothing, whatever the phase.
  await recuse(db, third, place, "We met.", hour(15));
  expect(await sees(third, hour(15))).toEqual([null, null, null]);
});
