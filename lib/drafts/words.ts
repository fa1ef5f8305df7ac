import type { Content } from "./content.ts";
import { conflictOf, isDirty, type State } from "./state.ts";

/** How times are said here: `time` of an ISO time, "14:32:07"; `now` in the milliseconds of the events. */
export type Clock = { time(iso: string): string; now: number };

/** What kind of state it is: `well` is no news, `pending` will be well by itself, `stuck` wants the person. */
export type Standing = "well" | "pending" | "stuck";

export function standingOf<C extends Content>(state: State<C>): Standing {
  if (!isDirty(state)) return "well";
  if (conflictOf(state) || (state.trouble && state.trouble.kind !== "unknown")) return "stuck";
  return state.journal.fault && (state.trouble || !state.online) ? "stuck" : "pending";
}

/** Where the text is, in words. "Saved" is said only of what the server has acknowledged. */
export function statusText<C extends Content>(state: State<C>, clock: Clock): string {
  if (!isDirty(state)) return `Saved ${clock.time(state.base.savedAt)}`;
  if (conflictOf(state)) return unless(state, "Not saved: another text was saved elsewhere", "");
  const kept = state.journal.kept === null ? "" : ", kept on this computer";
  if (!state.sends) return unless(state, `Not sent yet${kept}`, "");
  const { trouble, flight } = state;
  if (trouble?.kind === "signed-out")
    return unless(state, `Not saved: you are signed out${kept}`, "you are signed out");
  if (trouble?.kind === "another-person")
    return unless(
      state,
      "Not saved: somebody else is signed in in this browser now. Your text is kept on this computer, for you alone",
      "somebody else is signed in in this browser now",
    );
  if (flight) return "Saving…";
  if (trouble?.kind === "refused") return `Not saved. ${Object.values(trouble.fields)[0] ?? trouble.message}`;
  if (!state.online) return unless(state, `Not saved: offline${kept}`, "you are offline");
  if (trouble?.kind === "unknown") {
    const seconds = Math.max(1, Math.ceil(((state.retryAt ?? clock.now) - clock.now) / 1_000));
    return unless(state, `Not saved: ${trouble.why}, trying again in ${seconds} s`, trouble.why);
  }
  return "Not saved yet";
}

/** The same where the journal holds nothing, which is the worse news. */
function unless<C>({ journal }: State<C>, kept: string, why: string): string {
  if (!journal.fault) return kept;
  const reasons = why ? `${why}, and ${journal.fault}` : journal.fault;
  return `Not saved, and this computer can’t keep it either: ${reasons}. Leave this page open, or copy your text`;
}
