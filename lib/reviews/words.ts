import { utc } from "#lib/clock.ts";
import type { PhaseNow } from "#lib/phases/rules.ts";
import type { MyState } from "./rules.ts";

/** What reviewers are told in more than one place. */
export const conflictText =
  "This review was changed in another tab or on another device since you opened it here. Nothing was overwritten: what you wrote is still in the form, and what is stored is shown above it.";

export const missingText =
  "This application is not here any more: it was withdrawn, or you no longer review this project. Nothing was saved. What you wrote is still in the form; copy what you want to keep.";

export const goneText =
  "This application is not here any more: it was withdrawn, or you stepped back from it, or you no longer review this project. Go back to the table and choose another.";

/** Why no review can be written now, of a project that is reviewed in phases. */
export function unwritableText(phase: PhaseNow): string {
  const during = phase?.current ? `In the phase “${phase.current.name}”, which goes on now,` : "Now";
  const next = phase?.next ? ` The next phase is “${phase.next.name}”, from ${utc(phase.next.startsAt)}.` : "";
  return `${during} applications are read, but reviews can’t be submitted.${next}`;
}

const one = new Intl.NumberFormat("en-GB", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** A score of 0 to 100, or a spread of scores, with one decimal. */
export function scoreText(score: number): string {
  return one.format(score);
}

/** "1 review", "3 reviews". */
export function reviewsText(count: number): string {
  return count === 1 ? "1 review" : `${count.toLocaleString("en-GB")} reviews`;
}

/** "1 application", "1,204 applications". */
export function applicationsText(count: number): string {
  return count === 1 ? "1 application" : `${count.toLocaleString("en-GB")} applications`;
}

export const stateNames: Record<MyState, string> = {
  waiting: "Waiting",
  draft: "Draft",
  done: "Done",
  recused: "Stepped back",
};

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

/** "6 Dec 2026", in UTC. */
export function dayText(date: Date): string {
  return day.format(date);
}
