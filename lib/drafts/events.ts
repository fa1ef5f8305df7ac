import type { Answer, Entry, State, Stored } from "./state.ts";

/** Every event carries `at`, milliseconds of a clock that never goes back. */
export type Event<C> = { at: number } & (
  | { kind: "tick" }
  | { kind: "typed"; content: C }
  | { kind: "kept"; edit: number }
  | { kind: "not-kept"; edit: number; why: string }
  /** `jitter` from 0 to 1 spreads the next try, so that a thousand editors don't come back at once. */
  | { kind: "answer"; request: number; answer: Answer<C>; jitter: number }
  | { kind: "online" | "offline" }
  /** The person looks at this page again, or has signed in in another tab. */
  | { kind: "returned" }
  /** The page is hidden; with `final` it goes for good. */
  | { kind: "hidden"; final: boolean }
  /** Another tab saved this, or the page was made anew with it. */
  | { kind: "stored"; stored: Stored<C> }
  /** The journal held this of an editor that is gone; typed at `typedAt` by this computer's clock. */
  | { kind: "found"; entry: Entry<C>; typedAt: number }
  /** Save now: a button, a shortcut, or a submission that waits for it. */
  | { kind: "asked" }
  | Choice<C>
);

/** How the person settles a conflict; `version` names the other text that was shown. */
export type Choice<C> =
  | { kind: "keep-mine" | "take-theirs"; version: number }
  | { kind: "keep-both"; version: number; content: C };

export type Effect<C> =
  /** `leaving`: the page may be gone before the answer comes. */
  | { kind: "put"; request: number; content: C; version: number; replaces: boolean; leaving: boolean }
  | { kind: "keep"; edit: number; entry: Entry<C> }
  /** Remove what the journal holds of this editor and of those found: the server has it, or the person let it go. */
  | { kind: "forget" }
  /** Look for texts in the journal whose editors are gone; one at most is answered by `found`. */
  | { kind: "look" }
  /** What was found is on the server: it is removed, and nothing else. */
  | { kind: "drop" }
  /** What was found is left where it is: somebody typed meanwhile. */
  | { kind: "leave" }
  /** Put the state's content into the editor. */
  | { kind: "show" }
  /** Other tabs are to know what was saved. */
  | { kind: "tell"; stored: Stored<C> }
  /** Send a tick at this time; every step says anew whether and when. */
  | { kind: "wake"; at: number };

export type Step<C> = { state: State<C>; effects: Effect<C>[] };

/** All in milliseconds. */
export const timing = {
  /** A save follows this long after the last key, and this long after the first one at the latest. */
  pause: 1_500,
  most: 5_000,
  /** The same where the journal can't hold anything. */
  barePause: 500,
  bareMost: 1_000,
  /** The journal is written this long after the last key, and this long after the first one at the latest. */
  keepPause: 250,
  keepMost: 600,
  keepAgain: 2_000,
  retryFirst: 2_000,
  /** Also how often it is tried though the browser says that it is offline: it may be wrong. */
  retryMost: 60_000,
} as const;
