import { utc } from "#lib/clock.ts";
import { type Phase, phaseAt } from "#lib/reviews/rights.ts";
import type { Permission } from "./schema.ts";

/** What goes on in a project that is reviewed in phases, and what comes next; of one without, nothing (null). */
export type PhaseNow = {
  current: Pick<Phase, "name" | "endsAt"> | null;
  next: Pick<Phase, "name" | "startsAt"> | null;
} | null;

/** What goes on at a moment, and what comes next; null of a project without phases. */
export function phaseNow(phases: readonly Phase[], now: Date): PhaseNow {
  if (phases.length === 0) return null;
  const current = phaseAt(phases, now);
  const [next] = phases
    .filter(({ startsAt }) => startsAt > now)
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  return {
    current: current && { name: current.name, endsAt: current.endsAt },
    next: next ? { name: next.name, startsAt: next.startsAt } : null,
  };
}

type Span = Pick<Phase, "startsAt" | "endsAt">;

/** The first of these that shares a moment with a span; ends are not part of phases, so that one may begin where another ends. */
export function overlapping<P extends Span>(span: Span, others: readonly P[]): P | undefined {
  const before = (a: Span, b: Span) => a.endsAt !== null && a.endsAt <= b.startsAt;
  return others.find((other) => !before(span, other) && !before(other, span));
}

/** The boxes of a phase's form that are ticked. */
export function permissionsOf(phase: Phase): Permission[] {
  const held: Record<Permission, boolean> = {
    read: phase.mayRead,
    score: phase.mayScore,
    edit: phase.mayEdit,
    decide: phase.mayDecide,
    names: phase.seeNames,
  };
  return (Object.keys(held) as Permission[]).filter((name) => held[name]);
}

export function rightsOf(may: ReadonlySet<Permission>) {
  return {
    mayRead: may.has("read"),
    mayScore: may.has("score"),
    mayEdit: may.has("edit"),
    mayDecide: may.has("decide"),
    seeNames: may.has("names"),
  };
}

/** A phase as it is compared with what a form was opened with. */
export function phaseShown(phase: Phase) {
  return {
    name: phase.name,
    starts: utc(phase.startsAt),
    ends: phase.endsAt ? utc(phase.endsAt) : "(open)",
    may: permissionsOf(phase)
      .map((name) => permissionNames[name])
      .join("\n"),
    scores: sightNames[phase.scores],
  };
}

export const permissionNames: Record<Permission, string> = {
  read: "Read applications",
  score: "Score: draft and submit reviews",
  edit: "Change a review that is submitted",
  decide: "Decide (the project’s mentors only)",
  names: "See who the applicants are",
};

export const sightNames = {
  none: "Nobody’s but their own",
  own: "Others’, once their own review is in",
  all: "Everybody’s",
} as const;

const DAY = 86_400_000;

/**
 * When the three usual phases would begin: reading and scoring at the cohort's deadline, or where
 * that is past at the next midnight (UTC); discussion two weeks later; deciding a week after that.
 */
export function usualBegins(closesAt: Date, now: Date): [read: Date, discuss: Date, decide: Date] {
  const tomorrow = new Date((Math.floor(now.getTime() / DAY) + 1) * DAY);
  const read = closesAt > now ? closesAt : tomorrow;
  return [read, new Date(read.getTime() + 14 * DAY), new Date(read.getTime() + 21 * DAY)];
}

/** The three usual phases, from when they begin. The last has no end. */
export function usualPhases([read, discuss, decide]: readonly Date[]): Phase[] {
  const phase = (
    name: string,
    startsAt: Date | undefined,
    endsAt: Date | null | undefined,
    more: Partial<Phase>,
  ): Phase => ({
    name,
    startsAt: startsAt ?? new Date(Number.NaN),
    endsAt: endsAt ?? null,
    mayRead: true,
    mayScore: false,
    mayEdit: false,
    scores: "all",
    seeNames: false,
    mayDecide: false,
    ...more,
  });
  return [
    phase("Read and score", read, discuss, { mayScore: true, mayEdit: true, scores: "own" }),
    phase("Discuss", discuss, decide, { mayEdit: true }),
    phase("Decide", decide, null, { mayDecide: true }),
  ];
}
