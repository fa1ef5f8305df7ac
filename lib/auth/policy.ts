/** Who is asking: what the session says, read afresh with every request. */
export type Actor = { id: string; email: string; name: string | null; isAdmin: boolean; isReviewer: boolean };

/** The facts about one project that decide who may do what there. */
export type ProjectRoles = { mentorUserIds: readonly string[]; reviewerUserIds: readonly string[] };

export function isAdmin(actor: Actor): boolean {
  return actor.isAdmin;
}

/** Leads the project: may review, and sees who else does. */
export function leads(actor: Actor, project: ProjectRoles): boolean {
  return project.mentorUserIds.includes(actor.id);
}

/**
 * Sets up how a project is reviewed (rubric, phases, reviewers, how many reviews), not its listing:
 * admins, and those who lead it once it is no longer a draft. setUpBy (lib/reviewers/led.ts) says the same in SQL, but that its
 * pages are of projects that are no drafts.
 */
export function canSetUp(actor: Actor, project: Pick<ProjectRoles, "mentorUserIds"> & { draft: boolean }): boolean {
  return actor.isAdmin || (!project.draft && project.mentorUserIds.includes(actor.id));
}

/** Admins are not reviewers: reading blind is for those who score. */
export function canReview(actor: Actor, project: ProjectRoles): boolean {
  return leads(actor, project) || project.reviewerUserIds.includes(actor.id);
}
