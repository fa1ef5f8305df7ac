// Many applications in every state, and what is true of each: for the tests of the table and its search.
import { randomUUID } from "node:crypto";
import type { Actor } from "#lib/auth/policy.ts";
import { type MyState, myState } from "#lib/reviews/rules.ts";
import type { Db } from "./client.ts";
import { makeProblem, makeProject, makeUser } from "./factories.ts";
import type { Prisma } from "./generated/client.ts";
import type { DecisionKind, ReviewState } from "./generated/enums.ts";
import { applicationCode, receiptCode, shuffleNumber, unused } from "./ids.ts";
import { createRandom } from "./random.ts";
import { summarise } from "./scores.ts";

const now = new Date();

/** What the table is to show of an application to this reviewer, and what it is not. */
export type Truth = {
  code: string;
  shuffle: number;
  state: MyState;
  reviews: number;
  mean: number | null;
  spread: number | null;
  corrected: number | null;
  changed: boolean;
  mine: number | null;
  decision: DecisionKind | null;
  flagged: boolean;
  assigned: boolean;
  text: string;
  words: number;
  submittedAt: Date;
};

/** Words that the essays are made of: by stem, so that another form of one finds it too. */
export const vocabulary = ["probing", "circuits", "honesty", "scaling", "debate"];

/**
 * A project with applications in every state, read by three. Scores are few and times coarse,
 * so that many rows are equal in what they are sorted by.
 */
export async function populate(
  db: Db,
  seed: number,
  count: number,
  leads = false,
): Promise<{ reader: Actor; projectId: string; slug: string; truth: Truth[] }> {
  const random = createRandom(seed, 77);
  const readers = await Promise.all(Array.from({ length: 4 }, () => makeUser(db)));
  const [me] = readers;
  if (!me) throw new Error("Nobody reads.");
  const problem = await makeProblem(db);
  const project = await makeProject(db, {
    reviewerUserIds: readers.map(({ id }) => id),
    problems: [{ problemId: problem.id }],
    ...(leads ? { mentorUserIds: [me.id] } : {}),
  });
  const codes = new Set<string>();
  const receipts = new Set<string>();
  const rows = {
    user: [] as Prisma.UserCreateManyInput[],
    application: [] as Prisma.ApplicationCreateManyInput[],
    submission: [] as Prisma.SubmissionCreateManyInput[],
    review: [] as Prisma.ReviewCreateManyInput[],
    essay: [] as Prisma.SubmissionEssayCreateManyInput[],
    mark: [] as Prisma.ReviewerMarkCreateManyInput[],
    decision: [] as Prisma.DecisionCreateManyInput[],
  };
  const latest: { id: string; submissionId: string }[] = [];
  const withdrawn: string[] = [];
  const truth: Truth[] = [];
  for (let at = 0; at < count; at += 1) {
    const [id, applicantId, submissionId] = [randomUUID(), randomUUID(), randomUUID()];
    const submittedAt = new Date(now.getTime() - random.int(0, 30) * 86_400_000);
    const code = unused(() => applicationCode(random), codes);
    const shuffle = random.chance(0.5) ? random.int(0, 3) : shuffleNumber(random);
    const state = random.pick(["submitted", "submitted", "submitted", "submitted", "withdrawn", "draft"] as const);
    rows.user.push({ id: applicantId, email: `a-${applicantId}@example.org` });
    rows.submission.push({
      id: submissionId,
      applicationId: id,
      number: 1,
      receipt: unused(() => receiptCode(random), receipts) + applicantId,
      receivedAt: submittedAt,
    });
    const words = Array.from({ length: random.int(1, 3) }, () => random.pick(vocabulary));
    const text = words.join(" ");
    rows.essay.push({
      submissionId,
      problemVersionId: problem.version.id,
      position: 0,
      title: "A doubt",
      prompt: "What?",
      text: "Signed, the author.",
      html: "",
      wordCount: 999,
      sha256: "0".repeat(64),
      blindText: text,
      blindWords: words.length,
    });
    const flagged = random.chance(0.1);
    if (flagged) rows.mark.push({ applicationId: id, userId: me.id, flaggedAt: now });
    const decision = random.pick([null, null, null, "offer", "waitlist", "decline"] as const);
    if (decision) rows.decision.push({ applicationId: id, projectId: project.id, kind: decision });
    const scores: number[] = [];
    let mine: ReviewState | null = null;
    let score: number | null = null;
    for (const reader of readers) {
      const review = random.pick([null, null, "assigned", "draft", "submitted", "submitted", "recused"] as const);
      if (review === null) continue;
      const given = review === "submitted" ? random.int(0, 4) * 25 : null;
      if (given !== null) scores.push(given);
      if (reader === me) mine = review;
      if (reader === me) score = given;
      rows.review.push({
        projectId: project.id,
        applicationId: id,
        submissionId,
        reviewerId: reader.id,
        state: review,
        score: given,
        submittedAt: given === null ? null : now,
        recusal: review === "recused" ? "A friend." : null,
      });
    }
    const summary = summarise(scores);
    const fit = {
      corrected: scores.length > 0 && random.chance(0.8) ? random.int(-1, 5) * 20 : null,
      orderChanges: random.chance(0.2),
    };
    rows.application.push({
      id,
      cohortId: project.cohortId,
      projectId: project.id,
      applicantId,
      code,
      shuffle,
      state: "draft",
      submittedAt,
      ...summary,
      ...fit,
    });
    if (state !== "draft") latest.push({ id, submissionId });
    if (state === "withdrawn") withdrawn.push(id);
    if (state !== "submitted") continue;
    truth.push({
      code,
      shuffle,
      state: myState(mine),
      reviews: summary.reviewCount,
      mean: summary.scoreMean,
      spread: summary.scoreSpread,
      corrected: fit.corrected,
      changed: fit.orderChanges,
      mine: score,
      decision,
      flagged,
      assigned: mine === "assigned",
      text,
      words: words.length,
      submittedAt,
    });
  }
  await db.user.createMany({ data: rows.user });
  await db.application.createMany({ data: rows.application });
  await db.submission.createMany({ data: rows.submission });
  await db.review.createMany({ data: rows.review });
  await db.submissionEssay.createMany({ data: rows.essay });
  await db.reviewerMark.createMany({ data: rows.mark });
  await db.decision.createMany({ data: rows.decision });
  const ids = latest.map(({ id }) => id);
  await db.$executeRaw`UPDATE application a SET state = 'submitted', submission_id = s.id FROM submission s WHERE s.application_id = a.id AND a.id = ANY(${ids}::uuid[])`;
  await db.application.updateMany({ where: { id: { in: withdrawn } }, data: { state: "withdrawn" } });
  return {
    reader: { id: me.id, email: me.email, name: me.name, isAdmin: false, isReviewer: true },
    projectId: project.id,
    slug: project.slug,
    truth,
  };
}
