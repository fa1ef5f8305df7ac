import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/policy.ts";
import type { Db } from "#lib/db.ts";
import { done, type Result, refuse } from "#lib/result.ts";
import { lockApplication } from "./lock.ts";
import { applicationActRefusal, applicationActs } from "./rules.ts";

/**
 * Takes the actor's application back: reviewers no longer see it; texts and receipts are kept.
 * Withdrawing twice is withdrawing once. Null when they have no such application.
 */
export function withdrawApplication(db: Db, actor: Actor, id: string, now: Date): Promise<Result | null> {
  return act(db, actor, id, "withdraw", now);
}

/** Makes a withdrawn application a draft again, while its project takes applications. */
export function resumeApplication(db: Db, actor: Actor, id: string, now: Date): Promise<Result | null> {
  return act(db, actor, id, "resume", now);
}

function act(db: Db, actor: Actor, id: string, name: "withdraw" | "resume", now: Date): Promise<Result | null> {
  const { to } = applicationActs[name];
  return db.$transaction(async (tx) => {
    const application = await lockApplication(tx, actor, id);
    if (!application) return null;
    if (application.state === to) return done;
    const refusal = applicationActRefusal(name, application, application.project, application.cohort, now);
    if (refusal) return refuse(refusal);
    await tx.application.update({ where: { id }, data: { state: to, updatedAt: now }, select: { id: true } });
    await record(tx, {
      actorId: actor.id,
      act: `${name}Application`,
      subject: "application",
      subjectId: id,
      detail: { from: application.state },
    });
    return done;
  });
}
