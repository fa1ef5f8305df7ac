// What tabs of one browser know of each other: words on a channel that each person has for
// themselves, and locks, which the browser frees when a tab ends, however it ends.
import type { Content } from "./content.ts";
import type { Stored } from "./state.ts";

export type Word =
  /** A text was saved. */
  | { kind: "stored"; draft: string; stored: Stored<Content> }
  /** An editor was opened or closed. */
  | { kind: "moved"; draft: string }
  /** The person is signed in: a page of theirs was loaded. */
  | { kind: "signed-in" }
  /** The person is about to sign out: whoever can save is to do it now. */
  | { kind: "send" }
  /** The person signed out and had this computer cleared: nothing is to be kept here from now on. */
  | { kind: "cleared" };

const channels = new Map<string, BroadcastChannel>();

function channelOf(person: string): BroadcastChannel | null {
  if (typeof BroadcastChannel === "undefined") return null;
  let channel = channels.get(person);
  if (!channel) {
    channel = new BroadcastChannel(`prentice:${person}`);
    channels.set(person, channel);
  }
  return channel;
}

/** To the person's other tabs; not to this one. */
export function tell(person: string, word: Word): void {
  channelOf(person)?.postMessage(word);
}

/** @returns how to stop listening */
export function listen(person: string, hear: (word: Word) => void): () => void {
  const channel = channelOf(person);
  const heard = ({ data }: MessageEvent<Word>) => hear(data);
  channel?.addEventListener("message", heard);
  return () => channel?.removeEventListener("message", heard);
}

/** The lock of an editor of a draft; all editors of one draft have names that begin alike. */
export function lockName(person: string, draft: string, editor: string): string {
  return `prentice:${person}:${draft}:${editor}`;
}

// Browsers give locks to secure pages only. Without them every editor counts as gone, so that its
// text is found rather than left behind.
const locks = () => (typeof navigator === "undefined" ? undefined : navigator.locks);

/**
 * Holds a lock until it is let go; another's hold of it is waited for.
 * @param held is called once it is held
 */
export function hold(name: string, held: () => void = () => {}): () => void {
  let letGo = () => {};
  const until = new Promise<void>((done) => {
    letGo = done;
  });
  const stop = new AbortController();
  locks()
    ?.request(name, { signal: stop.signal }, () => {
      held();
      return until;
    })
    .catch(() => {});
  return () => {
    letGo();
    stop.abort();
  };
}

/** Holds a lock that nobody holds. @returns how to let it go, or null when somebody does */
export function claim(name: string): Promise<(() => void) | null> {
  const manager = locks();
  if (!manager) return Promise.resolve(() => {});
  return new Promise((done) => {
    manager
      .request(name, { ifAvailable: true }, (lock) => {
        if (!lock) {
          done(null);
          return;
        }
        return new Promise<void>((letGo) => done(letGo));
      })
      .catch(() => done(null));
  });
}

/** Calls back once nobody holds the lock any more: its tab was closed, or crashed. */
export function whenFree(name: string, signal: AbortSignal, free: () => void): void {
  locks()
    ?.request(name, { signal }, () => {})
    .then(free, () => {});
}

/** The names of the locks held in this browser that begin so. */
export async function held(beginning: string): Promise<string[]> {
  const state = await locks()?.query();
  return (state?.held ?? []).flatMap(({ name }) => (name?.startsWith(beginning) ? [name] : []));
}
