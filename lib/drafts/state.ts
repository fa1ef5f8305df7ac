import type { Fields } from "#lib/result.ts";
import { type Content, markOf, same } from "./content.ts";

/** A text as the server holds it. `savedAt` is an ISO time by the server's clock. */
export type Stored<C> = { content: C; version: number; savedAt: string };

/** What the journal on this computer keeps of a text that the server has not acknowledged. */
export type Entry<C> = {
  content: C;
  /** The version that it began from. */
  base: number;
  /** Marks of contents sent on that version whose answers did not come. If one of them is stored now, it is nobody else's. */
  tried: readonly string[];
  /** It is to replace what is stored at `base`, which its author has seen and which stays in the history. */
  replaces: boolean;
};

/** What came of sending a content to the server. */
export type Answer<C> =
  | { kind: "saved"; version: number; savedAt: string }
  /** Not saved: another text is stored than the version named. */
  | { kind: "conflict"; stored: Stored<C> }
  /** Not saved, and the same content will never be. */
  | { kind: "refused"; message: string; fields: Fields }
  | { kind: "signed-out" }
  /** Somebody else is signed in in this browser now. */
  | { kind: "another-person" }
  /** It may have been saved or not: an error of the server, or no answer at all. `why` ends "Not saved: …". */
  | { kind: "unknown"; why: string };

/** A save under way. */
export type Sent<C> = { request: number; content: C; edit: number; base: number };

/** A save whose outcome is not known; its content is null when an editor before this one sent it. */
export type Tried<C> = { request: number; content: C | null; mark: string; base: number };

export type Trouble =
  | { kind: "refused"; message: string; fields: Fields; edit: number }
  | { kind: "signed-out" }
  | { kind: "another-person" }
  | { kind: "unknown"; why: string };

/** Times are milliseconds of one clock that never goes back, the events' own. */
export type State<C> = {
  /** What is in the editor. */
  readonly content: C;
  /** Grows with each change of the content, and names it. */
  readonly edit: number;
  /** The newest stored text that the person here has seen or written; its content is null when only its version is known. */
  readonly base: { content: C | null; version: number; savedAt: string };
  /** Marks of texts that were stored while this editor was open: none of them is news, wherever it turns up. */
  readonly known: readonly string[];
  /** Another text that was stored since. While nothing is under way, this is the conflict that a person has to settle. */
  readonly theirs: Stored<C> | null;
  /** The one save under way. */
  readonly flight: Sent<C> | null;
  /** Saves on `base` whose outcome is not known. */
  readonly tried: readonly Tried<C>[];
  /** The number of the last request. */
  readonly request: number;
  /** The next save replaces a text that the person saw and chose against. */
  readonly replaces: boolean;
  readonly trouble: Trouble | null;
  /** Saves in a row without an outcome, and when to try again. */
  readonly failures: number;
  readonly retryAt: number | null;
  /** Send as soon as possible. */
  readonly urgent: boolean;
  readonly online: boolean;
  /** The first and the last edit that no save has taken along. */
  readonly firstAt: number | null;
  readonly lastAt: number | null;
  readonly journal: {
    /** The edit that it holds; null: none. */
    kept: number | null;
    writing: number | null;
    /** Edits up to this one were told to be removed. */
    forgotten: number;
    /** The first edit that it does not hold. */
    since: number | null;
    retryAt: number | null;
    /** Why it can't hold anything, in words. */
    fault: string | null;
  };
  /** The journal is to be looked through for texts that another tab left behind. */
  readonly look: boolean;
  /** When the text was typed that was found in the journal and put into the editor: a wall clock's milliseconds. */
  readonly found: number | null;
  /** The newer text of another tab was put into the editor. */
  readonly took: boolean;
  /** The server acknowledged a save since the page was opened. */
  readonly acknowledged: boolean;
  /** False where nothing is sent by itself: the journal alone works. */
  readonly sends: boolean;
};

/** A state being worked out; nobody else holds it yet. */
export type Next<C> = { -readonly [K in keyof State<C>]: State<C>[K] };

/** @param sends false for a text that only a press of a button may send */
export function opened<C extends Content>(stored: Stored<C>, sends = true): State<C> {
  return {
    content: stored.content,
    edit: 0,
    base: stored,
    known: [markOf(stored.content)],
    theirs: null,
    flight: null,
    tried: [],
    request: 0,
    replaces: false,
    trouble: null,
    failures: 0,
    retryAt: null,
    urgent: false,
    online: true,
    firstAt: null,
    lastAt: null,
    journal: { kept: null, writing: null, forgotten: -1, since: null, retryAt: null, fault: null },
    look: true,
    found: null,
    took: false,
    acknowledged: false,
    sends,
  };
}

/** Whether the editor holds anything that the server has not acknowledged. */
export function isDirty<C extends Content>(state: State<C>): boolean {
  const { base, content, flight, tried } = state;
  return flight !== null || tried.length > 0 || base.content === null || !same(content, base.content);
}

/** The other text, once it is to be settled by the person: while a save is under way, its answer comes first. */
export function conflictOf<C>(state: State<C>): Stored<C> | null {
  return state.flight ? null : state.theirs;
}

/** Whether closing the page now would lose text: neither the server nor the journal holds it. */
export function isAtRisk<C extends Content>(state: State<C>): boolean {
  return isDirty(state) && state.journal.kept !== state.edit;
}

/** What the journal is to keep. */
export function entryOf<C extends Content>({ content, base, flight, tried, replaces }: State<C>): Entry<C> {
  const marks = new Set([...tried.map((one) => one.mark), ...(flight ? [markOf(flight.content)] : [])]);
  return { content, base: base.version, tried: [...marks], replaces };
}
