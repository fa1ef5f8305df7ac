import "server-only";
import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/policy.ts";
import { utc } from "#lib/clock.ts";
import { keepsMinute } from "#lib/cohorts/rules.ts";
import type { Db, Tx } from "#lib/db.ts";
import { done, ok, type Refusal, type Result, refuse } from "#lib/result.ts";
import { lockLed, notLed } from "#lib/reviewers/led.ts";
import type { Phase } from "#lib/reviews/rights.ts";
import { overtaken } from "#lib/stale.ts";
import { transaction } from "#lib/transaction.ts";
import { overlapping, phaseShown, rightsOf, usualPhases } from "./rules.ts";
import { type PhaseEdit, type PhaseInput, phaseLabels, type UsualPhases } from "./schema.ts";

type Change = { act: string; detail?: Record<string, string | number> } | null;

/** Sets up something of a project's reviewing, in one transaction with its row locked, and with its record. */
async function setUp(
  db: Db,
  actor: Actor,
  slug: string,
  run: (tx: Tx, projectId: string) => Promise<Result<Change>>,
): Promise<Result> {
  return transaction(db, async (tx) => {
    const project = await lockLed(tx, actor, slug);
    if (!project) return notLed;
    const { state } = await tx.project.findUniqueOrThrow({ where: { id: project.id }, select: { state: true } });
    if (state === "archived") return refuse("This project is archived and kept as it was.");
    const result = await run(tx, project.id);
    if (!result.ok) return result;
    if (result.value)
      await record(tx, { actorId: actor.id, subject: "project", subjectId: project.id, ...result.value });
    return done;
  });
}

const phasesOf = (tx: Tx, projectId: string) =>
  tx.reviewPhase.findMany({ where: { projectId }, orderBy: [{ startsAt: "asc" }, { id: "asc" }] });

/** Adds a phase. Refused where it overlaps with another, or shows names and an admin did not say so. */
export async function addPhase(db: Db, actor: Actor, input: PhaseInput): Promise<Result> {
  return setUp(db, actor, input.project, async (tx, projectId) => {
    const { may, name, startsAt, endsAt, scores } = input;
    const phase: Phase = { name, startsAt, endsAt, scores, ...rightsOf(may) };
    if (phase.seeNames && !actor.isAdmin) return onlyAdmins;
    const clash = overlap(phase, await phasesOf(tx, projectId));
    if (clash) return clash;
    await tx.reviewPhase.create({ data: { ...phase, projectId } });
    return ok({ act: "addPhase", detail: { name } });
  });
}

/**
 * Changes a phase. Whether readers see names stays as it is stored, unless an admin changes it; and of
 * a phase in which they do, only an admin makes more: longer, or one in which reviews are written.
 */
export async function editPhase(db: Db, actor: Actor, input: PhaseEdit): Promise<Result> {
  return setUp(db, actor, input.project, async (tx, projectId) => {
    const phases = await phasesOf(tx, projectId);
    const stored = phases.find(({ id }) => id === input.phase);
    if (!stored) return removed;
    const { may, name, scores, endsAt } = input;
    const next: Phase = {
      name,
      scores,
      startsAt: keepsMinute(input.startsAt, stored.startsAt),
      endsAt: endsAt && stored.endsAt ? keepsMinute(endsAt, stored.endsAt) : endsAt,
      ...rightsOf(may),
      ...(actor.isAdmin ? {} : { seeNames: stored.seeNames && may.has("read") }),
    };
    if (may.has("names") && !stored.seeNames && !actor.isAdmin) return onlyAdmins;
    const [current, mine] = [phaseShown(stored), phaseShown(next)];
    const conflict = await overtaken(tx, {
      subject: "project",
      subjectId: projectId,
      acts: ["editPhase"],
      actorId: actor.id,
      seen: input.seen,
      current,
      mine,
      labels: phaseLabels,
    });
    if (conflict) return conflict;
    const fields = (Object.keys(current) as (keyof typeof current)[]).filter((field) => current[field] !== mine[field]);
    if (fields.length === 0) return ok(null);
    const more = actor.isAdmin || !next.seeNames ? undefined : moreThan(stored, next);
    if (more) return more;
    const clash = overlap(
      next,
      phases.filter(({ id }) => id !== stored.id),
    );
    if (clash) return clash;
    await tx.reviewPhase.update({ where: { id: stored.id }, data: next });
    return ok({ act: "editPhase", detail: { phase: stored.id, name, fields: fields.join(", ") } });
  });
}

export async function removePhase(
  db: Db,
  actor: Actor,
  { project, phase }: { project: string; phase: string },
): Promise<Result> {
  return setUp(db, actor, project, async (tx, projectId) => {
    const [gone] = await tx.reviewPhase.findMany({ where: { id: phase, projectId }, select: { name: true } });
    if (!gone) return removed;
    await tx.reviewPhase.delete({ where: { id: phase } });
    return ok({ act: "removePhase", detail: { name: gone.name } });
  });
}

/** Adds the three usual phases to a project that has none. */
export async function addUsualPhases(db: Db, actor: Actor, { project, begins }: UsualPhases): Promise<Result> {
  return setUp(db, actor, project, async (tx, projectId) => {
    if ((await tx.reviewPhase.count({ where: { projectId } })) > 0)
      return refuse("This project has phases meanwhile. Nothing was added: reload the page to see them.");
    await tx.reviewPhase.createMany({ data: usualPhases(begins).map((phase) => ({ ...phase, projectId })) });
    return ok({ act: "addUsualPhases" });
  });
}

/** Says how many reviews each application is to have. @param wanted 1 to 20 */
export async function setReviewsWanted(
  db: Db,
  actor: Actor,
  { project, wanted }: { project: string; wanted: number },
): Promise<Result> {
  return setUp(db, actor, project, async (tx, projectId) => {
    const { count } = await tx.project.updateMany({
      where: { id: projectId, reviewsWanted: { not: wanted } },
      data: { reviewsWanted: wanted },
    });
    return ok(count === 0 ? null : { act: "setReviewsWanted", detail: { wanted } });
  });
}

const removed = refuse("This phase is not here any more. Copy what you typed, then reload the page.");

const onlyAdmins = refuse("Only an admin can let readers see who the applicants are. Nothing was saved.", {
  may: "Untick that readers see who the applicants are, or ask an admin to switch it on.",
});

/** The refusal of a change by which names would be seen at other times, or by those who write reviews; by the field to mend. */
function moreThan(stored: Phase, next: Phase): Refusal | undefined {
  const why = "In this phase readers see who the applicants are, so only an admin can";
  const fields = {
    ...(next.startsAt < stored.startsAt ? { startsOn: `${why} let it begin before ${utc(stored.startsAt)}.` } : {}),
    ...(stored.endsAt !== null && (next.endsAt === null || next.endsAt > stored.endsAt)
      ? { endsOn: `${why} let it go on after ${utc(stored.endsAt)}.` }
      : {}),
    ...((next.mayScore && !stored.mayScore) || (next.mayEdit && !stored.mayEdit)
      ? { may: `${why} let them score in it, or change a submitted review.` }
      : {}),
  };
  if (Object.keys(fields).length === 0) return undefined;
  return refuse("Names are seen in this phase. Nothing was saved, and nothing you typed is lost.", fields);
}

/** The refusal of a phase that would go on at the same time as another, by the field to mend. */
function overlap(phase: Phase, others: readonly Phase[]): Refusal | undefined {
  const other = overlapping(phase, others);
  if (!other) return undefined;
  const when = `“${other.name}” goes on ${other.endsAt ? `from ${utc(other.startsAt)} to ${utc(other.endsAt)}` : `from ${utc(other.startsAt)}, without an end`}.`;
  const late = phase.startsAt < other.startsAt;
  const mend = late
    ? phase.endsAt === null
      ? "Enter an end, at the latest when that begins."
      : "End this one at the latest when that begins."
    : other.endsAt === null
      ? "Give that one an end first."
      : "Begin this one at the earliest when that ends.";
  return refuse("Two phases can’t go on at the same time. Nothing was saved, and nothing you typed is lost.", {
    [late ? "endsOn" : "startsOn"]: `${when} ${mend}`,
  });
}
