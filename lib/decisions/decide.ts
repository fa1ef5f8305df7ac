import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/policy.ts";
import type { Db, Tx } from "#lib/db.ts";
import { uuid7 } from "#lib/ids.ts";
import { ok, type Refusal, type Result, refuse } from "#lib/result.ts";
import type { Place } from "#lib/reviews/write-review.ts";
import { overtaken, type Shown } from "#lib/stale.ts";
import { transaction } from "#lib/transaction.ts";
import { type GivenReason, type ProblemTitle, reasonText, reasonValue, sortReasons, WHOLE } from "./reasons.ts";
import { deciderRefusal, decisionActRefusal, decisionState } from "./rules.ts";
import { type DecisionInput, decisionLabels } from "./schema.ts";
import { lockTarget, type StoredDecision, storedDecisions, type Target } from "./target.ts";

/** What a mentor is told when an application is not theirs to decide on (any more). */
export const missingText =
  "This application is not here any more: it was withdrawn, or you no longer lead this project. Nothing was saved. What you wrote is still in the form; copy what you want to keep.";

/** The acts on a decision that are recorded with its application. */
export const DECISION_ACTS = ["decide", "takeBackDecision"];

/** A decision as it is compared, field by field; the reasons as lines, in words. Blank when there is none. */
export function decisionShown(
  decision: Pick<StoredDecision, "kind" | "note" | "feedback" | "reasons"> | null,
  problems: readonly ProblemTitle[],
): Shown {
  if (!decision) return { kind: "", note: "", reasons: "", feedback: "" };
  const { kind, note, feedback, reasons } = decision;
  const titles = new Map(problems.map(({ position, title }) => [position, title]));
  const title = (position: number) =>
    position === WHOLE ? "The application as a whole" : (titles.get(position) ?? `Problem ${position}`);
  const lines = sortReasons(reasons).map((one) => `${title(one.position)}: ${reasonText(one) ?? one.reason}`);
  return { kind, note, reasons: lines.join("\n"), feedback };
}

/**
 * Decides on an application, or changes what is decided: pending until an admin releases it. Whoever
 * leads the project may, while its phase lets them and they see what others think of it. What the
 * applicant would read counts as unchecked as soon as it changes. What somebody else changed
 * since the form was opened is not overwritten: both come back with the refusal.
 */
export async function decide(
  db: Db,
  actor: Actor,
  place: Place,
  input: DecisionInput,
  now: Date,
): Promise<Result<"set" | "unchanged">> {
  return transaction(db, async (tx) => {
    const target = await lockTarget(tx, actor, place, now);
    if (!target) return refuse(missingText);
    const [stored = null] = await storedDecisions(tx, [target.id]);
    const refusal = deciderRefusal(target) ?? decisionActRefusal("decide", decisionState(stored));
    if (refusal) return refuse(`${refusal} Nothing was saved; what you wrote is still in the form.`);
    const offered = new Set([WHOLE, ...target.problems.map(({ position }) => position)]);
    if (input.reasons.some(({ position }) => !offered.has(position)))
      return refuse("A reason is about a problem that is not in this application. Nothing was saved.", {
        reasons: "Choose reasons for the problems that are shown.",
      });

    const current = decisionShown(stored, target.problems);
    const mine = decisionShown(input, target.problems);
    const conflict = await overtaken(tx, {
      subject: "application",
      subjectId: target.id,
      acts: DECISION_ACTS,
      actorId: actor.id,
      seen: input.seen,
      current,
      mine,
      labels: decisionLabels,
    });
    if (conflict) return conflict;
    const changed = Object.keys(mine).filter((field) => current[field] !== mine[field]);
    if (stored && changed.length === 0) return ok("unchanged");
    await write(tx, actor, target, stored, input, changed, now);
    return ok("set");
  });
}

async function write(
  tx: Tx,
  actor: Actor,
  { id: applicationId, projectId }: Target,
  stored: StoredDecision | null,
  { kind, note, feedback, reasons }: DecisionInput,
  changed: string[],
  now: Date,
): Promise<void> {
  const told = changed.includes("feedback") || changed.includes("reasons");
  // A private note is no part of what was decided and checked.
  const decided = told || changed.includes("kind") ? { decidedById: actor.id, checkedById: null, checkedAt: null } : {};
  const { id } = stored
    ? await tx.decision.update({
        where: { id: stored.id },
        data: { kind, note, feedback, updatedAt: now, version: { increment: 1 }, ...decided },
        select: { id: true },
      })
    : await tx.decision.create({
        data: {
          id: uuid7(now),
          applicationId,
          projectId,
          kind,
          note,
          feedback,
          decidedById: actor.id,
          createdAt: now,
          updatedAt: now,
        },
        select: { id: true },
      });
  if (changed.includes("reasons")) await replaceReasons(tx, id, reasons);
  await record(tx, {
    actorId: actor.id,
    act: "decide",
    subject: "application",
    subjectId: applicationId,
    detail: { kind, before: stored?.kind ?? null, feedback: told, fields: changed.map(inRecord).join(", ") },
  });
}

const inRecord = (field: string) => (field === "kind" ? "decision" : field);

async function replaceReasons(tx: Tx, decisionId: string, reasons: GivenReason[]): Promise<void> {
  await tx.decisionReason.deleteMany({ where: { decisionId } });
  await tx.decisionReason.createMany({ data: reasons.map((one) => ({ decisionId, ...one })) });
}

/**
 * Takes a pending decision back, with its note, its reasons and its feedback; only as it was read, so
 * that nothing goes that the actor has not seen.
 * @param version the decision's number on their page
 */
export async function takeBackDecision(
  db: Db,
  actor: Actor,
  place: Place,
  version: number,
  now: Date,
): Promise<Result> {
  return transaction(db, async (tx) => {
    const target = await lockTarget(tx, actor, place, now);
    if (!target) return refuse(missingText);
    const [stored = null] = await storedDecisions(tx, [target.id]);
    const refusal = deciderRefusal(target) ?? decisionActRefusal("takeBack", decisionState(stored));
    if (refusal || !stored) return refuse(refusal ?? missingText);
    if (stored.version !== version) return changedMeanwhile;
    await tx.decision.delete({ where: { id: stored.id } });
    await record(tx, {
      actorId: actor.id,
      act: "takeBackDecision",
      subject: "application",
      subjectId: target.id,
      detail: { before: stored.kind },
    });
    return ok(undefined);
  });
}

export const changedMeanwhile: Refusal = refuse(
  "This decision was changed since you opened the page, so nothing was done. Load the page again to read it as it is now.",
);

/** What a form is filled with. */
export function reasonValues(reasons: readonly GivenReason[]): string[] {
  return sortReasons(reasons).map(reasonValue);
}
