import { utc } from "#lib/clock.ts";
import { type Phase, phaseAt } from "#lib/reviews/rights.ts";

/** What may be refused because of the phase that goes on. */
export type PhaseAct = "read" | "score" | "edit";

const allows: Record<PhaseAct, (phase: Phase) => boolean> = {
  read: ({ mayRead }) => mayRead,
  score: ({ mayRead, mayScore }) => mayRead && mayScore,
  edit: ({ mayRead, mayEdit }) => mayRead && mayEdit,
};

const acts: Record<PhaseAct, { now: string; over: string; never: string }> = {
  read: {
    now: "applications can’t be read",
    over: "Reading ended",
    never: "No phase of this project lets reviewers read.",
  },
  score: {
    now: "reviews can’t be written",
    over: "Scoring ended",
    never: "No phase of this project lets reviewers score.",
  },
  edit: {
    now: "submitted reviews can’t be changed",
    over: "Changing submitted reviews ended",
    never: "No phase of this project lets reviewers change a submitted review.",
  },
};

/**
 * Why something is refused at a moment at which the phases don't allow it: which phase goes on, and
 * when one that allowed it ended, or the next that does begins.
 */
export function phaseRefusal(act: PhaseAct, phases: readonly Phase[], now: Date): string {
  const words = acts[act];
  const able = phases.filter(allows[act]);
  const over = able.findLast(({ endsAt }) => endsAt !== null && endsAt <= now);
  const ahead = able.find(({ startsAt }) => startsAt > now);
  const current = phaseAt(phases, now);
  const during = current
    ? `In the phase “${current.name}”, which goes on now, ${words.now}.`
    : `No phase of this project goes on now, so ${words.now}.`;
  const when = [
    ...(over?.endsAt ? [`${words.over} with “${over.name}” on ${utc(over.endsAt)}.`] : []),
    ...(ahead ? [`The next phase in which they can is “${ahead.name}”, from ${utc(ahead.startsAt)}.`] : []),
  ];
  return [during, ...(when.length > 0 ? when : [words.never])].join(" ");
}

/** Added to a refusal of what somebody wrote. */
export const nothingSaved = "Nothing was saved. What you wrote is still in the form; copy what you want to keep.";
