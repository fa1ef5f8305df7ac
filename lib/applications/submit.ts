import type { Actor } from "#lib/auth/policy.ts";
import type { Db, Tx } from "#lib/db.ts";
import type { MailSettings } from "#lib/mail/settings.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { turns } from "#lib/turns.ts";
import { sentOf } from "./answers.ts";
import type { Attempt, Submitted } from "./attempt.ts";
import { freeze } from "./freeze.ts";
import { type LockedApplication, lockApplication } from "./lock.ts";
import { readAnswers } from "./read-answers.ts";
import { type Renderer, renderAhead, renderer } from "./rendered.ts";
import { changedSince, findings, type Sent, submitVerdict } from "./rules.ts";

// A burst at the deadline waits its turn instead of failing, and leaves connections for those who
// save; one submission takes some 20 ms.
const inTurn = turns(4);
export const patience = { maxWait: 10_000, timeout: 20_000 };

/**
 * Freezes the actor's application as it stands in the database, and tells them by mail. The
 * verdict on the deadline is by `receivedAt`; what comes after it is kept as late. Pressing
 * twice, or again with nothing changed, is one submission, one mail and the same receipt.
 * Refuses with a message for each problem ("problems.2"); null when they have no such application.
 */
export function submitApplication(
  db: Db,
  actor: Actor,
  id: string,
  attempt: Attempt,
  mail: MailSettings,
): Promise<Result<Submitted> | null> {
  return inTurn(async () => {
    const render = renderer();
    if (!attempt.asOf) await renderAhead(db, actor, id, render);
    return db.$transaction(async (tx) => {
      const application = await lockApplication(tx, actor, id);
      return application && submitLocked(tx, actor, application, attempt, mail, render);
    }, patience);
  });
}

/** The same for an application that the transaction has locked already. */
export async function submitLocked(
  tx: Tx,
  actor: Actor,
  application: LockedApplication,
  attempt: Attempt,
  mail: MailSettings,
  render: Renderer = renderer(),
): Promise<Result<Submitted>> {
  const before = attempt.key === null ? null : await submissionOfKey(tx, application.id, attempt.key);
  const verdict = submitVerdict(application, application.project, application.cohort, attempt.receivedAt);
  // Sent again after the deadline, an attempt may be handled before its first sending, which was in time.
  const overtaken = before?.late === true && verdict.kind === "in-time";
  if (before && !overtaken) {
    const stands = application.state === "submitted" || (before.late && application.state === "draft");
    if (stands) return ok({ ...before, fresh: false });
    return refuse(
      `That press was received already (receipt ${before.receipt}), and you withdrew the application since, so nothing was sent now. Your texts are kept. Load the page again to see where it stands.`,
    );
  }
  if (verdict.kind === "refused") return refuse(verdict.message);
  const late = verdict.kind === "late";

  const { answers, texts } = await readAnswers(tx, actor, application, attempt.asOf);
  const found = findings(answers);
  if (found.length > 0) {
    const fields: Record<string, string> = {};
    for (const { at, message } of found) {
      const name = `problems.${at + 1}`;
      fields[name] = fields[name] === undefined ? message : `${fields[name]} ${message}`;
    }
    return refuse(
      `Nothing was sent yet: ${found.length === 1 ? "one answer is" : `${found.length} answers are`} not ready. Your texts are kept as they are.`,
      fields,
    );
  }

  const sent = answers.flatMap((answer) => sentOf(answer) ?? []);
  const latest = await latestSubmission(tx, application, late);
  if (latest && changedSince(latest.sent, sent).length === 0) {
    const { receipt, number, receivedAt } = latest;
    return ok({ receipt, number, receivedAt, late: latest.late, fresh: false });
  }
  return ok(
    await freeze(
      tx,
      actor,
      application,
      { answers, texts },
      { ...attempt, key: overtaken ? null : attempt.key, late },
      mail,
      render,
    ),
  );
}

async function submissionOfKey(tx: Tx, applicationId: string, key: string) {
  return tx.submission.findUnique({
    where: { applicationId_key: { applicationId, key } },
    select: { receipt: true, number: true, receivedAt: true, late: true },
  });
}

/**
 * What the next one would replace, and so is the answer when nothing has changed: the one that
 * stands. After the deadline it is the youngest of that and the late ones, so that a press that
 * crosses the deadline is no late submission of the same text.
 */
async function latestSubmission(tx: Tx, { id, state, submissionId }: LockedApplication, late: boolean) {
  const standing = state === "submitted" && submissionId ? [{ id: submissionId }] : [];
  const which = [...standing, ...(late ? [{ late }] : [])];
  if (which.length === 0) return null;
  const submission = await tx.submission.findFirst({
    where: { applicationId: id, OR: which },
    orderBy: { number: "desc" },
    select: {
      id: true,
      receipt: true,
      number: true,
      receivedAt: true,
      essays: {
        select: { problemVersionId: true, prompt: true, sha256: true, problemVersion: { select: { problemId: true } } },
      },
    },
  });
  if (!submission) return null;
  const sent: Sent[] = submission.essays.map(({ problemVersion, ...essay }) => ({
    ...essay,
    problemId: problemVersion.problemId,
  }));
  return { ...submission, sent, late: submission.id !== standing[0]?.id };
}
