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

export const projectStates = ["draft", "published", "closed", "archived"] as const satisfies readonly ProjectState[];

export const publicProjectStates = ["published", "closed"] as const satisfies readonly ProjectState[];

/** Why an act is refused, in words, or undefined. Back to draft only while nobody has applied. */
export function projectActRefusal(
  act: ProjectAct,
  project: { state: ProjectState; applications: number },
): string | undefined {
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

export type Applying = { open: true } | { open: false; why: "upcoming" | "closed" | "stopped" | "unavailable" };

/**
 * Whether somebody can begin, edit or submit an application to this project at `now`. `closed`:
 * the deadline has passed; `stopped`: the project takes no more, whatever the deadline.
 */
export function applying(
  project: { state: ProjectState },
  cohort: { state: CohortState; opensAt: Date; closesAt: Date },
  now: Date,
): Applying {
  const phase: CohortPhase = cohortPhase(cohort, now);
  if (project.state === "draft" || project.state === "archived" || phase === "draft" || phase === "archived")
    return { open: false, why: "unavailable" };
  if (phase === "upcoming") return { open: false, why: "upcoming" };
  if (project.state === "closed") return { open: false, why: "stopped" };
  if (phase === "closed") return { open: false, why: "closed" };
  return { open: true };
}

/** A list with one item moved a place up or down; at the end of the list it stays. */
export function moved(ids: string[], id: string, direction: "up" | "down"): string[] {
  const from = ids.indexOf(id);
  const to = from + (direction === "up" ? -1 : 1);
  if (from < 0 || to < 0 || to >= ids.length) return ids;
  const next = ids.filter((one) => one !== id);
  next.splice(to, 0, id);
  return next;
}

/** The scores of a scale that are given anchors in words: all of up to eleven, else the ends and the middle. */
export function anchoredScores(min: number, max: number): number[] {
  if (max - min <= 10) return Array.from({ length: Math.max(0, max - min) + 1 }, (_, at) => min + at);
  return [min, Math.round((min + max) / 2), max];
}

/**
 * Words that stand where somebody meant to write later. Research prose may say that a question
 * "remains to be determined" or that "the question here is": only what fills a line or a short
 * sentence by itself counts, or what nobody would write otherwise.
 */
const placeholders = [
  /\b(problem|project|title|prompt|question|text|mentor) description (goes )?here\b/i,
  /^[^\p{L}\n]*((add|insert|put|write|enter|type|your|the|a|problem|project|mentor) ){0,3}(description|text|title|prompt|question|content|guidance|biography|bio) (goes |comes )?here[^\p{L}\n]*$/imu,
  /\blorem ipsum\b/i,
  /\bplaceholder (text|description|title|problem|prompt|question|biography)\b|[[(<{]placeholder[\])>}]|^[^\w\n]*placeholder[^\w\n]*$/im,
  /\b(TBD|TBA|TODO|FIXME|XXX+)\b/,
  /^\W*(tbd|tba|todo|to do|fixme|xxx+|n\/?a|none|asdf\w*|qwerty\w*|test|testing|blah( blah)*|\.\.\.|…|\?+)\W*$/i,
  /(?:^|[.!?:;(]\s*)(?:[\p{L}\d’'-]+ ){0,4}(?<!\bremains? |\bhas |\bhave )to be (determined|decided|announced|written|confirmed|completed|added)\W*(?:$|[.!?;)])/imu,
  /(?:^|[.!?:;(]\s*)(?:(?:more|further|full|description|details?|text|problems?|prompts?|questions?|information|biography|this|is|are) ){0,4}coming soon\W*(?:$|[.!?;)])/im,
  // A link's text may begin so: "[Your own notebook](https://…)".
  /\[(insert|your|add|enter)\b[^\]]*\](?![([])/i,
];

/** The placeholder that a text holds, as it stands there, or undefined. */
export function placeholderIn(text: string): string | undefined {
  for (const pattern of placeholders) {
    const found = pattern.exec(text.trim())?.[0];
    if (found) return found.replace(/^[.!?:;(]?\s+|\s+$/g, "").trim();
  }
  return undefined;
}
