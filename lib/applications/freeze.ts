import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/policy.ts";
import type { Tx } from "#lib/db.ts";
import { keepSubmitted } from "#lib/essays/revisions.ts";
import { queueMail } from "#lib/mail/outbox.ts";
import type { MailSettings } from "#lib/mail/settings.ts";
import { type CurrentAnswer, sentOf } from "./answers.ts";
import type { Attempt, Submitted } from "./attempt.ts";
import { receiptCode } from "./codes.ts";
import type { LockedApplication } from "./lock.ts";
import { receiptLetter } from "./receipt-mail.ts";
import { particularsOf, type Renderer } from "./rendered.ts";
import { chosenPrompt } from "./rules.ts";

/**
 * Makes the submission of a locked application: its rows, the record, the receipt's mail, and
 * (unless it is late) the application's new state. What reviewers read is masked here, by what the
 * applicant is called at this moment.
 */
export async function freeze(
  tx: Tx,
  actor: Actor,
  application: LockedApplication,
  { answers, texts }: { answers: CurrentAnswer[]; texts: ReadonlyMap<string, string> },
  { receivedAt, key, late, asOf }: Attempt & { late: boolean },
  mail: MailSettings,
  render: Renderer,
): Promise<Submitted> {
  const who = await particularsOf(tx, actor.id);
  const frozen = answers.flatMap((answer, at) => {
    const { essay, range } = answer;
    if (!essay || !sentOf(answer)) return [];
    const text = texts.get(essay.id) ?? "";
    return [
      {
        problemVersionId: answer.versionId,
        essayId: essay.id,
        kind: answer.kind,
        position: at + 1,
        title: answer.title,
        prompt: chosenPrompt(answer)?.text ?? "",
        text,
        ...render({ kind: answer.kind, text, sha256: essay.sha256, code: application.code, position: at + 1 }, who),
        wordCount: essay.words,
        minWords: range.min,
        recommendedWords: range.recommended,
        maxWords: range.max,
        sha256: essay.sha256,
      },
    ];
  });
  const { id: submissionId, receipt, number } = await newSubmission(tx, application.id, { receivedAt, key, late });
  await tx.submissionEssay.createMany({ data: frozen.map((essay) => ({ ...essay, submissionId })) });
  await keepSubmitted(
    tx,
    frozen.map(({ essayId }) => essayId),
    asOf,
  );
  await record(tx, {
    actorId: actor.id,
    act: late ? "submitLate" : "submitApplication",
    subject: "application",
    subjectId: application.id,
    detail: { submissionId, receipt, number, essays: frozen.length, ...(asOf ? { atDeadline: true } : {}) },
  });
  await queueMail(
    tx,
    receiptLetter(
      { actor, application, receipt, receivedAt, late, atDeadline: asOf !== undefined, essays: frozen },
      mail,
    ),
    mail.from,
  );
  // Last, since it holds the project's tally until the end.
  if (!late) {
    await tx.application.update({
      where: { id: application.id },
      data: { state: "submitted", submittedAt: receivedAt, submissionId, updatedAt: receivedAt },
      select: { id: true },
    });
  }
  return { receipt, number, receivedAt, late, fresh: true };
}

/** The application is locked, so only the receipt can be taken: then another is drawn. */
async function newSubmission(
  tx: Tx,
  applicationId: string,
  of: { receivedAt: Date; key: string | null; late: boolean },
) {
  const { _max } = await tx.submission.aggregate({ where: { applicationId }, _max: { number: true } });
  const number = (_max.number ?? 0) + 1;
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const [made] = await tx.submission.createManyAndReturn({
      data: [{ applicationId, number, ...of, receipt: receiptCode() }],
      skipDuplicates: true,
      select: { id: true, receipt: true },
    });
    if (made) return { ...made, number };
  }
  throw new Error("no free receipt code was found");
}
