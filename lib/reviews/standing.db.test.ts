// A review knows whether its application is submitted still, also where both are written at the same moment.
import { expect, test } from "vitest";
import { withdrawApplication } from "#lib/applications/withdraw.ts";
import type { Actor } from "#lib/auth/policy.ts";
import { makeApplication, makeEssay, makeProject, makeUser, submitApplicationRow } from "#prisma/factories.ts";
import type { User } from "#prisma/generated/client.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { saveReviewDraft } from "./save-draft.ts";

const { db } = await testDatabase();
const now = new Date();
const actorOf = ({ id, email, name, isAdmin }: User): Actor => ({ id, email, name, isAdmin, isReviewer: true });

async function world() {
  const [noor, ana] = [await makeUser(db, { name: "Noor" }), await makeUser(db, { name: "Ana" })];
  const project = await makeProject(db, { reviewerUserIds: [noor.id] });
  for (const { problemId } of project.problems) await makeEssay(db, { applicantId: ana.id, problemId });
  const { id } = await makeApplication(db, { projectId: project.id, applicantId: ana.id });
  const { application } = await submitApplicationRow(db, { applicationId: id, at: now });
  const place = { project: project.slug, code: application.code };
  const draft = { version: 0, submission: 1, notes: "Begun.", scores: [] };
  return { noor: actorOf(noor), ana: actorOf(ana), id, place, draft };
}

const standing = async (applicationId: string) =>
  (
    await db.$queryRaw<
      { standing: boolean }[]
    >`SELECT standing FROM review WHERE application_id = ${applicationId}::uuid`
  ).map((row) => row.standing);

/** Resolves when a statement in this database waits for another's lock. */
async function somebodyWaits(): Promise<void> {
  for (;;) {
    const [row] = await db.$queryRaw<{ waits: boolean }[]>`
      SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock') AS waits`;
    if (row?.waits) return;
  }
}

test("Noor begins a review while Ana withdraws: whoever comes first, it does not stand", async () => {
  const early = await world();
  const [written, commit] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const beginning = db.$transaction(async (tx) => {
    await saveReviewDraft(tx, early.noor, early.place, early.draft, now);
    written.resolve();
    await commit.promise;
  });
  await written.promise;
  const withdrawing = withdrawApplication(db, early.ana, early.id, now);
  await Promise.race([withdrawing, somebodyWaits()]);
  commit.resolve();
  await beginning;
  expect(await withdrawing).toMatchObject({ ok: true });
  expect(await standing(early.id)).toEqual([false]);

  const late = await world();
  const [withdrawn, end] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const leaving = db.$transaction(async (tx) => {
    await tx.application.update({ where: { id: late.id }, data: { state: "withdrawn" } });
    withdrawn.resolve();
    await end.promise;
  });
  await withdrawn.promise;
  const saving = saveReviewDraft(db, late.noor, late.place, late.draft, now);
  await Promise.race([saving, somebodyWaits()]);
  end.resolve();
  await leaving;
  await saving;
  expect(await standing(late.id)).toEqual([false]);
});
