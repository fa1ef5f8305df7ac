import type { Prisma } from "#lib/db.ts";
import { publicProjectStates } from "#lib/projects/rules.ts";
import type { Actor } from "./policy.ts";

/** Visibility is a where-clause. What an actor may not see is not found. */
export const publicCohorts = { state: { in: ["published", "archived"] } } satisfies Prisma.CohortWhereInput;

export const publicProjects = {
  state: { in: [...publicProjectStates] },
  cohort: { state: { in: ["published", "archived"] } },
} satisfies Prisma.ProjectWhereInput;

export function ownApplications(actor: Actor) {
  return { applicantId: actor.id } satisfies Prisma.ApplicationWhereInput;
}

export function ownEssays(actor: Actor) {
  return { applicantId: actor.id } satisfies Prisma.EssayWhereInput;
}

/** Projects whose applications the actor may read: those they lead or were invited to. */
export function projectsReviewedBy(actor: Actor) {
  return {
    state: { not: "draft" },
    OR: [{ mentors: { some: { mentor: { userId: actor.id } } } }, { reviewers: { some: { userId: actor.id } } }],
  } satisfies Prisma.ProjectWhereInput;
}
