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
export function cohortActRefusal(act: CohortAct, cohort: { state: CohortState; applications: number }): string | undefined {
  if (!(cohortActs[act].from as readonly CohortState[]).includes(cohort.state)) return `A ${cohort.state} cohort can’t be changed in that way.`;
  if (act === "unpublish" && cohort.applications > 0) return "Somebody has applied already: the cohort can be archived, but not taken back to a draft.";
  return undefined;
}
