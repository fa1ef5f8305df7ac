import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/policy.ts";
import { type Db, Prisma, type Tx } from "#lib/db.ts";
import { queueMail } from "#lib/mail/outbox.ts";
import { renderMarkdown } from "#lib/markdown.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { countWords } from "#lib/words.ts";
import { type AnswerRow, answerOf, answersSql, type CurrentAnswer, sentOf, sha256 } from "./answers.ts";
import { receiptCode } from "./codes.ts";
import { type LockedApplication, lockApplication } from "./lock.ts";
import { type MailSettings, receiptLetter } from "./receipt-mail.ts";
import { applicationActRefusal, changedSince, chosenPrompt, missingText, type Sent } from "./rules.ts";

export type Submitted = {
  receipt: string;
  number: number;
  receivedAt: Date;
  /** False when nothing had changed since the latest submission, which then stands as it was. */
  fresh: boolean;
};

// A burst at the deadline waits its turn instead of failing; one submission takes some 20 ms.
const patience = { maxWait: 10_000, timeout: 20_000 };

/**
 * Freezes the actor's application as it stands in the database, and tells them by mail. The
 * verdict on the deadline is by `receivedAt`, when the request reached the server. Pressing
 * twice, or again with nothing changed, is one submission, one mail and the same receipt.
 * Refuses with a message for each problem ("problems.2"); null when they have no such application.
 */
export function submitApplication(
  db: Db,
  actor: Actor,
  id: string,
  receivedAt: Date,
  mail: MailSettings,
): Promise<Result<Submitted> | null> {
  return db.$transaction(async (tx) => {
    const application = await lockApplication(tx, actor, id);
    if (!application) return null;
    const closed = applicationActRefusal("submit", application, application.project, application.cohort, receivedAt);
    if (closed) return refuse(closed);

    const { answers, texts } = await readAnswers(tx, actor, application.project.id);
    const fields: Record<string, string> = {};
    answers.forEach((answer, at) => {
      const missing = missingText(answer);
      if (missing) fields[`problems.${at + 1}`] = missing;
    });
    const count = Object.keys(fields).length;
    if (count > 0) {
      return refuse(
        `Nothing was sent yet: ${count === 1 ? "one answer is" : `${count} answers are`} not ready. Your texts are kept as they are.`,
        fields,
      );
    }

    const sent = answers.flatMap((answer) => sentOf(answer) ?? []);
    const latest = await latestSubmission(tx, application);
    if (latest && application.state === "submitted" && changedSince(latest.sent, sent).length === 0) {
      return ok({ receipt: latest.receipt, number: latest.number, receivedAt: latest.receivedAt, fresh: false });
    }
    return ok(await freeze(tx, actor, application, answers, texts, receivedAt, mail));
  }, patience);
}

/** The answers with their texts, counted and hashed here; no save changes them until the transaction ends. */
async function readAnswers(tx: Tx, actor: Actor, projectId: string) {
  const essays = await tx.$queryRaw<{ id: string; text: string }[]>`
    SELECT e.id::text, e.text FROM essay e
    WHERE e.applicant_id = ${actor.id}::uuid AND e.variant = ''
      AND e.problem_id IN (SELECT pp.problem_id FROM project_problem pp WHERE pp.project_id = ${projectId}::uuid)
    ORDER BY e.id FOR SHARE OF e`;
  const texts = new Map(essays.map((essay) => [essay.id, essay.text]));
  const [row] = await tx.$queryRaw<
    { answers: AnswerRow[] }[]
  >`SELECT ${answersSql(Prisma.sql`${projectId}::uuid`, actor)} AS answers`;
  const answers = (row?.answers ?? []).map(answerOf).map((answer): CurrentAnswer => {
    const text = answer.essay && texts.get(answer.essay.id);
    if (!answer.essay || text === null || text === undefined) return { ...answer, essay: null };
    return { ...answer, essay: { ...answer.essay, words: countWords(text), sha256: sha256(text) } };
  });
  return { answers, texts };
}

async function latestSubmission(tx: Tx, application: LockedApplication) {
  if (!application.submissionId) return null;
  const submission = await tx.submission.findUniqueOrThrow({
    where: { id: application.submissionId },
    select: {
      receipt: true,
      number: true,
      receivedAt: true,
      essays: {
        select: { problemVersionId: true, prompt: true, sha256: true, problemVersion: { select: { problemId: true } } },
      },
    },
  });
  const sent: Sent[] = submission.essays.map(({ problemVersion, ...essay }) => ({
    ...essay,
    problemId: problemVersion.problemId,
  }));
  return { ...submission, sent };
}

async function freeze(
  tx: Tx,
  actor: Actor,
  application: LockedApplication,
  answers: CurrentAnswer[],
  texts: Map<string, string>,
  receivedAt: Date,
  mail: MailSettings,
): Promise<Submitted> {
  const frozen = answers.flatMap((answer, at) => {
    const { essay, range } = answer;
    if (!essay || !sentOf(answer)) return [];
    const text = texts.get(essay.id) ?? "";
    return [
      {
        problemVersionId: answer.versionId,
        position: at + 1,
        title: answer.title,
        prompt: chosenPrompt(answer)?.text ?? "",
        text,
        html: renderMarkdown(text, `${application.code}-${at + 1}-`),
        wordCount: essay.words,
        minWords: range.min,
        recommendedWords: range.recommended,
        maxWords: range.max,
        sha256: essay.sha256,
      },
    ];
  });
  const { id: submissionId, receipt, number } = await newSubmission(tx, application.id, receivedAt);
  await tx.submissionEssay.createMany({ data: frozen.map((essay) => ({ ...essay, submissionId })) });
  await record(tx, {
    actorId: actor.id,
    act: "submitApplication",
    subject: "application",
    subjectId: application.id,
    detail: { submissionId, receipt, number, essays: frozen.length },
  });
  await queueMail(tx, receiptLetter({ actor, application, receipt, receivedAt, essays: frozen }, mail), mail.from);
  // Last, since it holds the project's tally until the end.
  await tx.application.update({
    where: { id: application.id },
    data: { state: "submitted", submittedAt: receivedAt, submissionId, updatedAt: receivedAt },
    select: { id: true },
  });
  return { receipt, number, receivedAt, fresh: true };
}

/** The application is locked, so only the receipt can be taken: then another is drawn. */
async function newSubmission(tx: Tx, applicationId: string, receivedAt: Date) {
  const { _max } = await tx.submission.aggregate({ where: { applicationId }, _max: { number: true } });
  const number = (_max.number ?? 0) + 1;
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const [made] = await tx.submission.createManyAndReturn({
      data: [{ applicationId, number, receivedAt, receipt: receiptCode() }],
      skipDuplicates: true,
      select: { id: true, receipt: true },
    });
    if (made) return { ...made, number };
  }
  throw new Error("no free receipt code was found");
}
