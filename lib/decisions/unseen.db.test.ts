// Applicants are told of a decision when an admin releases it. Till then nothing that they, or the
// public, can ask for as much as reads it: here their queries run where there is no such table.
import { expect, test } from "vitest";
import { myApplication, myApplications, mySubmittedTexts, projectToApplyTo } from "#lib/applications/queries.ts";
import { myReceipt } from "#lib/applications/receipts.ts";
import type { Actor } from "#lib/auth/policy.ts";
import { textAndSent } from "#lib/essays/compare-query.ts";
import { myHistory } from "#lib/essays/history-queries.ts";
import { myEssays } from "#lib/essays/list-query.ts";
import { myEssay } from "#lib/essays/queries.ts";
import { myPlan } from "#lib/plans/queries.ts";
import { publicCohort, publicProject } from "#lib/projects/public-queries.ts";
import { seenOf } from "#lib/stale.ts";
import {
  makeApplication,
  makeEssay,
  makeProject,
  makeReview,
  makeUser,
  submitApplicationRow,
} from "#prisma/factories.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { decide, decisionShown } from "./decide.ts";
import { decisionPanel } from "./panel-query.ts";

const { db } = await testDatabase();
const now = new Date();

test("no query of an applicant reads decisions, reasons or the discussion", async () => {
  const [mentor, applicant] = [await makeUser(db), await makeUser(db)];
  const asActor = ({ id, email, name }: typeof mentor): Actor => ({
    id,
    email,
    name,
    isAdmin: false,
    isReviewer: false,
  });
  const project = await makeProject(db, { mentorUserIds: [mentor.id] });
  const [use] = project.problems;
  const essay = await makeEssay(db, { applicantId: applicant.id, problemId: use?.problemId ?? "" });
  const { id, code } = await makeApplication(db, { projectId: project.id, applicantId: applicant.id });
  await submitApplicationRow(db, { applicationId: id, at: now });
  await makeReview(db, { applicationId: id, reviewerId: mentor.id });
  const decline = {
    kind: "decline" as const,
    note: "SECRETNOTE",
    reasons: [{ position: 1, reason: "unsupported" }],
    feedback: "SECRETFEEDBACK",
    seen: seenOf(decisionShown(null, [])),
  };
  expect(await decide(db, asActor(mentor), { project: project.slug, code }, decline, now)).toMatchObject({ ok: true });
  const cohort = await db.cohort.findUniqueOrThrow({ where: { id: project.cohortId } });

  const me = asActor(applicant);
  const everything = async () =>
    Promise.all([
      myApplications(me, now),
      myApplication(me, id, now),
      mySubmittedTexts(me, id),
      projectToApplyTo(me, project.slug, now),
      myReceipt(me, id),
      myReceipt(me, id, 1),
      myEssay(me, essay.id, now),
      myEssays(me, now),
      myHistory(me, essay.id),
      textAndSent(me, essay.id, id),
      myPlan(me, now),
      publicProject(project.slug, now),
      publicCohort(cohort.slug, now),
    ]);
  const whole = await everything();
  for (const [at, answer] of whole.entries()) expect(answer, `answer ${at}`).not.toBeNull();
  expect(JSON.stringify(whole)).not.toContain("SECRET");

  for (const table of ["decision", "decision_reason", "review_comment", "comment_mention"])
    await db.$executeRawUnsafe(`ALTER TABLE ${table} RENAME TO ${table}_away`);
  expect(await everything()).toEqual(whole);
  // Those who decide read it: without the table, they can't.
  await expect(decisionPanel(asActor(mentor), project.slug, code, now)).rejects.toThrow();
});
