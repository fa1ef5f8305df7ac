import type { CohortState } from "#prisma/generated/enums.ts";

/** What the clock and the admin's switch make of a cohort together. */
export type CohortPhase = "draft" | "upcoming" | "open" | "closed" | "archived";

type Times = { state: CohortState; opensAt: Date; closesAt: Date };

/** The deadline itself still counts: a request received at `closesAt` to the millisecond is in time. */
export function cohortPhase(cohort: Times, now: Date): CohortPhase {
  if (cohort.state === "draft" || cohort.state === "archived") return cohort.state;
  if (now < cohort.opensAt) return "upcoming";
  return now <= cohort.closesAt ? "open" : "closed";
}

export function isOpen(cohort: Times, now: Date): boolean {
  return cohortPhase(cohort, now) === "open";
}

/** The admin's acts on a cohort. */
export const cohortActs = {
  publish: { from: ["draft"], to: "published" },
  unpublish: { from: ["published"], to: "draft" },
  archive: { from: ["published"], to: "archived" },
  restore: { from: ["archived"], to: "published" },
} as const satisfies Record<string, { from: readonly CohortState[]; to: CohortState }>;

export type CohortAct = keyof typeof cohortActs;

/** Why an act is refused, in words, or undefined. A cohort with applications stays in sight. */
export function cohortActRefusal(
  act: CohortAct,
  cohort: { state: CohortState; applications: number },
): string | undefined {
  if (!(cohortActs[act].from as readonly CohortState[]).includes(cohort.state))
    return `A ${cohort.state} cohort can’t be changed in that way.`;
  if (act === "unpublish" && cohort.applications > 0)
    return "Somebody has applied already: the cohort can be archived, but not taken back to a draft.";
  return undefined;
}

/** The acts that a cohort's state allows, in the order they are offered. */
export function possibleCohortActs(cohort: { state: CohortState; applications: number }): CohortAct[] {
  return (Object.keys(cohortActs) as CohortAct[]).filter((act) => !cohortActRefusal(act, cohort));
}

/** The zones that dates are entered in; Anywhere on Earth is UTC−12. */
export const zones = ["utc", "aoe"] as const;
export type Zone = (typeof zones)[number];

const BEHIND_UTC: Record<Zone, number> = { utc: 0, aoe: 12 * 3_600_000 };

/** The moment of a date "2026-12-11" and a time "23:59" in a zone, or null when there is no such moment (years 2000 to 2199). */
export function instantOf(date: string, time: string, zone: Zone): Date | null {
  if (!/^2[01]\d\d-\d\d-\d\d$/.test(date) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return null;
  const local = new Date(`${date}T${time}:00.000Z`);
  if (Number.isNaN(local.getTime()) || local.toISOString().slice(0, 10) !== date) return null;
  return new Date(local.getTime() + BEHIND_UTC[zone]);
}

/** A moment as it is entered. Without a zone: Anywhere on Earth where that makes it the end of a day, else UTC. */
export function wallClock(at: Date, zone?: Zone): { date: string; time: string; zone: Zone } {
  const inAoe = new Date(at.getTime() - BEHIND_UTC.aoe).toISOString();
  const chosen = zone ?? (inAoe.slice(11, 16) === "23:59" ? "aoe" : "utc");
  const local = chosen === "aoe" ? inAoe : at.toISOString();
  return { date: local.slice(0, 10), time: local.slice(11, 16), zone: chosen };
}

/** Forms know minutes: one that names the stored minute means the stored moment, seconds and all. */
export function keepsMinute(entered: Date, stored: Date): Date {
  return Math.floor(entered.getTime() / 60_000) === Math.floor(stored.getTime() / 60_000) ? stored : entered;
}
