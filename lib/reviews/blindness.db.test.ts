// Blind means blind: what a reviewer is given does not change by a byte when the applicants'
// names, addresses and affiliations are swapped for others'.
import { expect, test } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import { whoReviews } from "#lib/reviewers/queries.ts";
import {
  makeApplication,
  makeEssay,
  makeProject,
  makeReview,
  makeUser,
  submitApplicationRow,
} from "#prisma/factories.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { applicationsToCompare, offeredToCompare } from "./compare-queries.ts";
import { previousHandled } from "./previous.ts";
import { readingProgress } from "./progress-queries.ts";
import { applicationToReview, myReviewedProjects, myReviewOf, reviewTable } from "./queries.ts";
import { nextInQueue } from "./queue.ts";
import { saveReviewDraft } from "./save-draft.ts";
import { parseView, sorts } from "./table.ts";

const { db } = await testDatabase();
const now = new Date();

async function world() {
  const [mentor, colleague, ...applicants] = await Promise.all(Array.from({ length: 8 }, () => makeUser(db)));
  if (!mentor || !colleague) throw new Error("Nobody there.");
  const project = await makeProject(db, { mentorUserIds: [mentor.id], reviewerUserIds: [colleague.id] });
  const codes: string[] = [];
  for (const [at, applicant] of applicants.entries()) {
    for (const { problemId } of project.problems) await makeEssay(db, { applicantId: applicant.id, problemId });
    const { id } = await makeApplication(db, { projectId: project.id, applicantId: applicant.id });
    const { application } = await submitApplicationRow(db, { applicationId: id });
    codes.push(application.code);
    const state = (["submitted", "draft", "recused", null, null, "submitted"] as const)[at];
    if (state) await makeReview(db, { applicationId: id, reviewerId: mentor.id, state });
    if (at % 2 === 0) await makeReview(db, { applicationId: id, reviewerId: colleague.id });
  }
  const actor: Actor = { id: mentor.id, email: mentor.email, name: mentor.name, isAdmin: false, isReviewer: true };
  return { actor, applicants, project, codes };
}

/** Everything that the reviewers' queries answer, as the bytes they would travel as. */
async function everything({ actor, project, codes }: Awaited<ReturnType<typeof world>>): Promise<string> {
  const { slug } = project;
  const given: unknown[] = [
    await myReviewedProjects(actor, now),
    await whoReviews(actor, slug),
    await nextInQueue(db, actor, slug, now),
    await readingProgress(actor, slug, now),
    await offeredToCompare(actor, slug, now),
    await applicationsToCompare(actor, slug, codes.slice(0, 4), undefined, now),
    await previousHandled(db, actor, slug, null, now),
  ];
  for (const sort of sorts)
    for (const dir of ["asc", "desc"]) given.push(await reviewTable(actor, slug, parseView({ sort, dir }), now));
  for (const code of codes) {
    given.push(
      await applicationToReview(actor, slug, code, now),
      await myReviewOf(actor, slug, code, now),
      await nextInQueue(db, actor, slug, now, code),
    );
    given.push(
      await saveReviewDraft(
        db,
        actor,
        { project: slug, code },
        { version: 99, submission: 1, notes: "", scores: [] },
        now,
      ),
    );
  }
  return JSON.stringify(given);
}

test("two worlds that differ in who applied are one to the reviewer", async () => {
  const here = await world();
  // The first asking begins the reviews that wait; the worlds are compared after it.
  await everything(here);
  const before = await everything(here);
  for (const [at, { id }] of here.applicants.entries()) {
    await db.user.update({
      where: { id },
      data: {
        name: `Somebody Else ${at}`,
        email: `else-${at}@elsewhere.example`,
        affiliation: "Elsewhere",
        image: "else.png",
      },
    });
  }
  expect(await everything(here)).toBe(before);

  for (const { id, name, email } of here.applicants) {
    for (const trace of [id, name, email, "Elsewhere"]) expect(before).not.toContain(trace);
  }
  for (const { id } of await db.application.findMany({ where: { projectId: here.project.id } }))
    expect(before).not.toContain(id);
  // The test can fail: what reviewers may know is in those bytes.
  for (const code of here.codes) expect(before).toContain(code);
  await db.user.updateMany({
    where: { reviews: { some: { projectId: here.project.id } } },
    data: { name: "A renamed colleague" },
  });
  expect(await everything(here)).not.toBe(before);
});
