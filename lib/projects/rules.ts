import { type CohortPhase, cohortPhase } from "#lib/cohorts/rules.ts";
import type { CohortState, ProjectState } from "#prisma/generated/enums.ts";

/**
 * The life of a project. `draft` is not shown to anybody but admins; `published` takes
 * applications while its cohort is open; `closed` is shown but takes none; `archived` is kept
 * for its reviewers only.
 */
export const projectActs = {
  publish: { from: ["draft"], to: "published" },
  unpublish: { from: ["published"], to: "draft" },
  close: { from: ["published"], to: "closed" },
  reopen: { from: ["closed"], to: "published" },
  archive: { from: ["closed"], to: "archived" },
} as const satisfies Record<string, { from: readonly ProjectState[]; to: ProjectState }>;

export type ProjectAct = keyof typeof projectActs;

export const publicProjectStates = ["published", "closed"] as const satisfies readonly ProjectState[];

/** Why an act is refused, in words, or undefined. Back to draft only while nobody has applied. */
export function projectActRefusal(act: ProjectAct, project: { state: ProjectState; applications: number }): string | undefined {
  if (!(projectActs[act].from as readonly ProjectState[]).includes(project.state)) {
    return `This project is ${project.state}, so that can’t be done to it.`;
  }
  if (act === "unpublish" && project.applications > 0) {
    return `${project.applications === 1 ? "Somebody has" : `${project.applications} people have`} begun an application. Close the project instead.`;
  }
  return undefined;
}

/** The acts that a project's state allows, in the order they are offered. */
export function possibleActs(project: { state: ProjectState; applications: number }): ProjectAct[] {
  return (Object.keys(projectActs) as ProjectAct[]).filter((act) => !projectActRefusal(act, project));
}

export type Applying =
  | { open: true }
  | { open: false; why: "upcoming" | "closed" | "unavailable" };

/** Whether somebody can begin, edit or submit an application to this project at `now`. */
export function applying(project: { state: ProjectState }, cohort: { state: CohortState; opensAt: Date; closesAt: Date }, now: Date): Applying {
  const phase: CohortPhase = cohortPhase(cohort, now);
  if (project.state === "draft" || project.state === "archived" || phase === "draft" || phase === "archived") return { open: false, why: "unavailable" };
  if (phase === "upcoming") return { open: false, why: "upcoming" };
  if (phase === "closed" || project.state === "closed") return { open: false, why: "closed" };
  return { open: true };
}

/** Words that stand where somebody meant to write later. */
const placeholders = [
  /\b(problem|project|title|prompt|question|text) description (goes )?here\b/i,
  /\b(description|text|title|prompt|question|content|biography) (goes )?here\b/i,
  /\blorem ipsum\b/i,
  /\bplaceholder\b(?! token)/i,
  /\b(TBD|TBA|TODO|FIXME|XXX+)\b/,
  /\bto be (determined|decided|announced|written|confirmed|completed)\b/i,
  /\bcoming soon\b/i,
  /^\W*(n\/?a|none|asdf\w*|test|\.\.\.|…|\?+)\W*$/i,
  /\[(insert|your|add)\b[^\]]*\]/i,
];

/** The placeholder that a text holds, as it stands there, or undefined. */
export function placeholderIn(text: string): string | undefined {
  for (const pattern of placeholders) {
    const found = pattern.exec(text.trim())?.[0];
    if (found) return found;
  }
  return undefined;
}
