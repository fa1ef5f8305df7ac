import { expect, test } from "vitest";
import { submitApplicationRow } from "#prisma/factories.ts";
import { makeActor, makeReady } from "#prisma/ready.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { myReviewHistory } from "./history-queries.ts";
import { recuse } from "./recuse.ts";
import { saveReviewDraft } from "./save-draft.ts";
import { submitReview } from "./submit-review.ts";

const { db } = await testDatabase();
const start = new Date();
const minutes = (n: number) => new Date(start.getTime() + n * 60_000);

/** A reviewer, and an application that they may score. */
async function world() {
  const noor = await makeActor(db, { name: "Noor" });
  const { project, application } = await makeReady(db, { at: start });
  await db.projectReviewer.create({ data: { projectId: project.id, userId: noor.id } });
  await submitApplicationRow(db, { applicationId: application.id, at: start });
  const place = { project: project.slug, code: application.code };
  const draft = (version: number, notes: string, scores: number[] = [], over = false) => ({
    version,
    submission: 1,
    notes,
    over,
    scores: scores.map((score, at) => ({ criterion: project.criteria[at]?.id ?? "", score })),
  });
  const save = (at: Date, ...args: Parameters<typeof draft>) => saveReviewDraft(db, noor, place, draft(...args), at);
  const history = async (actor = noor) =>
    (await myReviewHistory(actor, place.project, place.code, start))?.before.map(({ version, notes }) => [
      version,
      notes,
    ]);
  return { noor, project, place, draft, save, history };
}

test("of a review, what stood five minutes ago is kept; in between nothing is", async () => {
  const { save, history, noor, place, project } = await world();
  await save(start, 0, "First.", [2]);
  await save(minutes(1), 1, "Second.", [2, 3]);
  await save(minutes(4), 2, "Third.", [2, 3]);
  expect(await history()).toEqual([]);
  await save(minutes(6), 3, "Fourth.", [4]);
  await save(minutes(7), 4, "Fifth.", [4]);
  expect(await history()).toEqual([[3, "Third."]]);
  await save(minutes(12), 5, "Sixth.", [4]);
  expect(await history()).toEqual([
    [5, "Fifth."],
    [3, "Third."],
  ]);
  const kept = (await myReviewHistory(noor, place.project, place.code, start))?.before[1];
  expect(kept?.scores).toEqual({ [project.criteria[0]?.id ?? ""]: 2, [project.criteria[1]?.id ?? ""]: 3 });
  expect(new Date(kept?.savedAt ?? 0)).toEqual(minutes(4));
});

test("what a save without a change, from an empty review, or one that is refused replaces is not kept", async () => {
  const { save, history } = await world();
  await save(start, 0, "", []);
  await save(minutes(10), 1, "Something.", [2]);
  await save(minutes(20), 2, "Something.", [2]);
  expect((await save(minutes(30), 2, "From an old tab.")).ok).toBe(false);
  expect((await save(minutes(30), 3, "Off the scale.", [99])).ok).toBe(false);
  expect(await history()).toEqual([]);
  await save(minutes(30), 3, "Something else.", [2]);
  expect(await history()).toEqual([[3, "Something."]]);
});

test("another tab’s review that is replaced by choice is kept at once", async () => {
  const { save, history } = await world();
  await save(start, 0, "Here.");
  await save(minutes(1), 1, "There.");
  expect((await save(minutes(2), 1, "Here, longer.")).ok).toBe(false);
  expect(await save(minutes(2), 2, "Here, longer.", [], true)).toMatchObject({ ok: true });
  expect(await history()).toEqual([[2, "There."]]);
});

test("what was submitted is kept when it is submitted anew", async () => {
  const { noor, place, draft, history } = await world();
  await submitReview(db, noor, place, draft(0, "Strong.", [4, 4]), start);
  await submitReview(db, noor, place, draft(1, "Weaker.", [2, 2]), minutes(1));
  expect(await history()).toEqual([[1, "Strong."]]);
});

test("only its author sees it, and not once they stepped back", async () => {
  const { noor, place, project, save, history } = await world();
  await save(start, 0, "First.");
  await save(minutes(6), 1, "Second.");
  const felix = await makeActor(db);
  await db.projectReviewer.create({ data: { projectId: project.id, userId: felix.id } });
  expect(await history(felix)).toBeUndefined();
  await saveReviewDraft(db, felix, place, { version: 0, submission: 1, notes: "His own.", scores: [] }, start);
  expect(await history(felix)).toEqual([]);
  expect(await history(await makeActor(db, { isAdmin: true }))).toBeUndefined();
  expect(await history()).toEqual([[1, "First."]]);
  await recuse(db, noor, place, "I know the author.", minutes(7));
  expect(await history()).toBeUndefined();
});
