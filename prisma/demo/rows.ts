// Rows that wait to be written together, and the acts that make them.
import { createHash } from "node:crypto";
import { blindAnswer, blindPrefix } from "#lib/blind/answer.ts";
import { renderAnswer } from "#lib/essays/render.ts";
import { amountOf, amountText } from "#lib/problems/kinds.ts";
import type { Tx } from "../client.ts";
import type { Prisma } from "../generated/client.ts";
import type { ProblemKind } from "../generated/enums.ts";
import { applicationCode, receiptCode, shuffleNumber, unused, uuid7 } from "../ids.ts";
import type { Random } from "../random.ts";
import { summarise } from "../scores.ts";
import { wordingAt } from "./bank.ts";
import type { Listing, Use } from "./programme.ts";

export type Person = { id: string; name: string; email: string; affiliation: string };
export type ApplicationRow = {
  id: string;
  cohortId: string;
  projectId: string;
  applicantId: string;
  code: string;
  state: "draft" | "submitted" | "withdrawn";
  shuffle: number;
  submissionId: string | null;
  submittedAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
  /** How often it was submitted, and the scores of its submitted reviews. */
  submissions: number;
  scores: number[];
};
/** `prompt`: its place among the problem’s prompts, from 0. */
export type Answer = { use: Use; prompt: number; text: string };

export type Rows = ReturnType<typeof emptyRows>;

export function emptyRows(random: Random) {
  return {
    random,
    codes: new Set<string>(),
    receipts: new Set<string>(),
    users: [] as Prisma.UserCreateManyInput[],
    essays: [] as Prisma.EssayCreateManyInput[],
    leftOut: [] as Prisma.ApplicationAnswerCreateManyInput[],
    applications: [] as ApplicationRow[],
    submissions: [] as Prisma.SubmissionCreateManyInput[],
    submissionEssays: [] as Prisma.SubmissionEssayCreateManyInput[],
    reviews: [] as Prisma.ReviewCreateManyInput[],
    reviewScores: [] as Prisma.ReviewScoreCreateManyInput[],
    events: [] as Prisma.AuditEventCreateManyInput[],
    mails: [] as Prisma.MailCreateManyInput[],
  };
}

export const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

const rendered = new Map<string, string>();
/** Footnotes of two essays on one page are kept apart by the hash of their text. */
export function answerHtml(kind: ProblemKind, text: string, hash: string): string {
  const html = rendered.get(hash) ?? renderAnswer(kind, text, hashPrefix(hash));
  rendered.set(hash, html);
  return html;
}

export const hashPrefix = (hash: string) => `e${hash.slice(0, 8)}-`;

function event(
  rows: Rows,
  at: Date,
  actorId: string,
  act: string,
  subject: string,
  subjectId: string,
  detail: Prisma.InputJsonObject = {},
) {
  rows.events.push({ id: uuid7(at, rows.random), at, actorId, act, subject, subjectId, detail });
}

/**
 * A working text. Who wrote before the problem was worded anew has mostly read the change since,
 * if they worked on at all.
 * @param prompt its place, or null when none is chosen yet
 */
export function addEssay(
  rows: Rows,
  person: Person,
  use: Use,
  prompt: number | null,
  text: string,
  createdAt: Date,
  updatedAt: Date,
): void {
  const written = wordingAt(use, createdAt);
  const read = updatedAt >= (use.earlier?.until ?? updatedAt) && rows.random.chance(0.6) ? use : written;
  rows.essays.push({
    id: uuid7(createdAt, rows.random),
    applicantId: person.id,
    problemId: use.problemId,
    problemVersionId: read.versionId,
    promptId: prompt === null ? null : (read.prompts[prompt]?.id ?? null),
    text,
    wordCount: amountOf(use.kind, text),
    // Autosave counts a version every so often while somebody types.
    version: 1 + Math.ceil(text.length / rows.random.int(90, 400)),
    createdAt,
    updatedAt,
  });
}

export function addApplication(rows: Rows, person: Person, listing: Listing, at: Date): ApplicationRow {
  const row: ApplicationRow = {
    id: uuid7(at, rows.random),
    cohortId: listing.cohort.id,
    projectId: listing.id,
    applicantId: person.id,
    code: unused(() => applicationCode(rows.random), rows.codes),
    state: "draft",
    shuffle: shuffleNumber(rows.random),
    submissionId: null,
    submittedAt: null,
    createdAt: at,
    updatedAt: at,
    submissions: 0,
    scores: [],
  };
  rows.applications.push(row);
  return row;
}

export function submit(
  rows: Rows,
  person: Person,
  listing: Listing,
  application: ApplicationRow,
  answers: readonly Answer[],
  at: Date,
  receiptMail: boolean,
): void {
  const id = uuid7(at, rows.random);
  const receipt = unused(() => receiptCode(rows.random), rows.receipts);
  application.submissions += 1;
  rows.submissions.push({
    id,
    applicationId: application.id,
    number: application.submissions,
    receipt,
    receivedAt: at,
  });
  const own = rows.essays.filter((essay) => essay.applicantId === person.id);
  for (const { use, prompt, text } of answers) {
    const hash = sha256(text);
    const { versionId, prompts } = wordingAt(use, at);
    const html = answerHtml(use.kind, text, hash);
    rows.submissionEssays.push({
      id: uuid7(at, rows.random),
      submissionId: id,
      problemVersionId: versionId,
      essayId: own.find((essay) => essay.problemId === use.problemId)?.id ?? null,
      kind: use.kind,
      position: use.position,
      title: use.title,
      prompt: prompts[prompt]?.text ?? "",
      text,
      html,
      wordCount: amountOf(use.kind, text),
      ...blindAnswer({ kind: use.kind, text }, person, blindPrefix(application.code, use.position), {
        html,
        idPrefix: hashPrefix(hash),
      }),
      minWords: use.range.min,
      recommendedWords: use.range.recommended,
      maxWords: use.range.max,
      sha256: hash,
    });
  }
  // Of a group that was answered in full, what else is written stays out.
  const spare = listing.uses.filter(
    ({ group, problemId }) =>
      group &&
      own.some((essay) => essay.problemId === problemId) &&
      !answers.some(({ use }) => use.problemId === problemId),
  );
  if (application.submissions === 1) {
    rows.leftOut.push(...spare.map(({ problemId }) => ({ applicationId: application.id, problemId, leftOut: true })));
  }
  Object.assign(application, { state: "submitted", submissionId: id, submittedAt: at, updatedAt: at });
  event(rows, at, person.id, "submitApplication", "application", application.id, {
    submission: application.submissions,
    receipt,
  });
  if (!receiptMail) return;
  const sentAt = new Date(at.getTime() + rows.random.int(800, 9_000));
  const mailId = uuid7(at, rows.random);
  rows.mails.push({
    id: mailId,
    userId: person.id,
    to: person.email,
    kind: "receipt",
    subject: `Received: your application to “${listing.title}”`,
    text: [
      `Dear ${person.name},`,
      `we have received your application to “${listing.title}” (${listing.cohort.name}). Your receipt is ${receipt}.`,
      answers
        .map(
          ({ use, text }) =>
            `${use.position}. ${use.title}: ${amountText(use.kind, amountOf(use.kind, text))}, SHA-256 ${sha256(text)}`,
        )
        .join("\n"),
      "You can change it and submit again until the deadline; reviewers read the last version you submitted.",
    ].join("\n\n"),
    data: { receipt, applicationId: application.id },
    messageId: `<${mailId}@example.org>`,
    state: "sent",
    attempts: 1,
    queuedAt: at,
    sentAt,
  });
}

export function withdraw(rows: Rows, person: Person, application: ApplicationRow, at: Date): void {
  Object.assign(application, { state: "withdrawn", updatedAt: at });
  event(rows, at, person.id, "withdrawApplication", "application", application.id);
}

export type Reading = { reviewerId: string; at: Date; notes: string } & (
  | { state: "assigned" }
  | { state: "draft"; scores: number[] }
  | { state: "submitted"; scores: number[]; score: number }
  | { state: "recused"; recusal: string }
);

export function review(rows: Rows, listing: Listing, application: ApplicationRow, reading: Reading): void {
  const submittedAt = application.submittedAt;
  if (!application.submissionId || !submittedAt) throw new Error("Only what was submitted can be reviewed.");
  const id = uuid7(reading.at, rows.random);
  rows.reviews.push({
    id,
    projectId: listing.id,
    applicationId: application.id,
    submissionId: application.submissionId,
    reviewerId: reading.reviewerId,
    state: reading.state,
    notes: reading.notes,
    recusal: reading.state === "recused" ? reading.recusal : null,
    score: reading.state === "submitted" ? reading.score : null,
    version: reading.state === "assigned" ? 1 : rows.random.int(2, 9),
    // Assigned some hours after the submission, or at once when it was read as soon.
    createdAt: new Date((submittedAt.getTime() + reading.at.getTime()) / 2),
    updatedAt: reading.at,
    submittedAt: reading.state === "submitted" ? reading.at : null,
  });
  if ("scores" in reading) {
    reading.scores.forEach((score, at) => {
      const criterionId = listing.criteria[at]?.id;
      if (criterionId) rows.reviewScores.push({ reviewId: id, criterionId, score });
    });
  }
  if (reading.state === "submitted") {
    application.scores.push(reading.score);
    event(rows, reading.at, reading.reviewerId, "submitReview", "review", id, { applicationId: application.id });
  } else if (reading.state === "recused") {
    event(rows, reading.at, reading.reviewerId, "recuseReview", "review", id, { applicationId: application.id });
  }
}

/** Writes everything, in the order that the foreign keys ask for. */
export async function writeRows(tx: Tx, rows: Rows): Promise<void> {
  await tx.user.createMany({ data: rows.users });
  await tx.essay.createMany({ data: rows.essays });
  await tx.application.createMany({
    data: rows.applications.map(({ submissions: _, scores: __, ...row }) => ({
      ...row,
      state: "draft" as const,
      submissionId: null,
      submittedAt: null,
    })),
  });
  await tx.applicationAnswer.createMany({ data: rows.leftOut });
  await tx.submission.createMany({ data: rows.submissions });
  await tx.submissionEssay.createMany({ data: rows.submissionEssays });
  // Application and submission name each other, so states and summaries are set last.
  const last = rows.applications.map(({ id, state, submissionId, submittedAt, scores }) => ({
    id,
    state,
    submission_id: submissionId,
    submitted_at: submittedAt,
    ...summarise(scores),
  }));
  await tx.$executeRaw`
    UPDATE application a
    SET state = r.state::application_state, submission_id = r.submission_id, submitted_at = r.submitted_at,
        review_count = r."reviewCount", score_mean = r."scoreMean", score_spread = r."scoreSpread"
    FROM json_to_recordset(${JSON.stringify(last)}::json) AS r(
      id uuid, state text, submission_id uuid, submitted_at timestamptz,
      "reviewCount" int, "scoreMean" float8, "scoreSpread" float8)
    WHERE a.id = r.id`;
  await tx.review.createMany({ data: rows.reviews });
  await tx.reviewScore.createMany({ data: rows.reviewScores });
  await tx.auditEvent.createMany({ data: rows.events.sort((a, b) => Number(a.at) - Number(b.at)) });
  await tx.mail.createMany({ data: rows.mails });
}
