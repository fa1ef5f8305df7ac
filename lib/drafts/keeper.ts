// Runs the machine of sync.ts in a browser: clocks, requests, the journal and the other tabs. A
// keeper outlives the editor on the page, so that what was typed last is saved after one has gone
// on to another page of the portal.
import type { Fields } from "#lib/result.ts";
import type { Content } from "./content.ts";
import type { Effect, Event } from "./events.ts";
import * as journal from "./journal.ts";
import { LeftBehind } from "./left-behind.ts";
import { randomId } from "./random.ts";
import type { Put } from "./send.ts";
import { type Entry, isDirty, type Next, opened, type State, type Stored } from "./state.ts";
import { step } from "./sync.ts";
import { held, hold, listen, lockName, tell, type Word, whenFree } from "./tabs.ts";
import { find } from "./versions.ts";

export type Draft<C> = {
  /** Whose, by id; null where nobody is known: then the journal keeps nothing. */
  person: string | null;
  /** "essay:<id>", "review:<project>/<code>": what the journal calls it. */
  name: string;
  /** What it is, for people, and where it is edited. */
  label: string;
  href: string;
  put: Put<C>;
  extra?: Content;
  /** False where nothing is sent by itself. */
  sends?: boolean;
};

/** A text that came back with the page, because it was refused without script, and what for. */
export type Returned<C> = Entry<C> & { refusal?: { message: string; fields: Fields } | undefined };

/** An event as it is told here, without its time. */
export type Said<C> = Event<C> extends infer E ? (E extends { at: number } ? Omit<E, "at"> : never) : never;

/** What an editor shows: the machine's state, and whether the same text is open in another tab. */
export type View<C> = { state: State<C>; elsewhere: boolean };

export class Keeper<C extends Content> {
  view: View<C>;
  draft: Draft<C>;
  readonly editor = randomId();
  readonly #watchers = new Set<() => void>();
  readonly #shows = new Set<(content: C) => void>();
  readonly #left: LeftBehind;
  /** Locks of other editors of this text, of which it is told when they are free. */
  readonly #watched = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #users = 0;
  #attached = false;
  /** Ends what goes on while the keeper is awake. */
  #asleep: AbortController | null = null;
  #muted = false;

  constructor(draft: Draft<C>, stored: Stored<C>, unsent?: Returned<C>) {
    this.draft = draft;
    this.#left = new LeftBehind(draft.person ?? "", draft.name, this.editor);
    const state: Next<C> = opened(stored, draft.sends);
    if (unsent) {
      find(state, unsent, 0, 0, []);
      state.found = null;
      state.urgent = false;
      if (!state.theirs && unsent.refusal) state.trouble = { kind: "refused", ...unsent.refusal, edit: state.edit };
    }
    this.view = { state, elsewhere: false };
  }

  subscribe = (watch: () => void): (() => void) => {
    this.#watchers.add(watch);
    return () => this.#watchers.delete(watch);
  };

  /** What a newer page says of it. */
  update({ put, extra, sends = true }: Pick<Draft<C>, "put" | "extra" | "sends">): void {
    this.draft = { ...this.draft, put, extra, sends };
    if (this.view.state.sends !== sends) this.#set({ ...this.view, state: { ...this.view.state, sends } });
  }

  /** Calls back when another content is to be put into the editor. */
  onShow(show: (content: C) => void): () => void {
    this.#shows.add(show);
    return () => this.#shows.delete(show);
  }

  /** An editor on the page uses it from now on. @returns to be called when it is gone */
  attach(): () => void {
    this.#users += 1;
    this.#wakeUp();
    this.send({ kind: navigator.onLine ? "tick" : "offline" });
    // The first time the machine asks for it; whoever comes back may find what other tabs left meanwhile.
    if (this.#attached) this.#look();
    this.#attached = true;
    return () => {
      this.#users -= 1;
      // Nobody looks any more: what was typed last goes now.
      if (this.#users === 0) this.send({ kind: "hidden", final: false });
      this.#rest();
    };
  }

  send(said: Said<C>): void {
    const { state, effects } = step(this.view.state, { ...said, at: performance.now() } as Event<C>);
    clearTimeout(this.#timer);
    this.#set({ ...this.view, state });
    for (const effect of effects) this.#do(effect);
    this.#rest();
  }

  /** Saves now. @returns whether everything is saved, once that is known */
  settled(): Promise<boolean> {
    this.send({ kind: "asked" });
    return new Promise((done) => {
      const look = () => {
        const { state } = this.view;
        const { flight, theirs, trouble, online } = state;
        if (state.sends && isDirty(state) && (flight || !(theirs || trouble || !online))) return;
        stop();
        done(!isDirty(state));
      };
      const stop = this.subscribe(look);
      look();
    });
  }

  /** What is in the editor was taken by the server in another way than by a save of this keeper. */
  accepted(): void {
    const { content, base, edit, request } = this.view.state;
    const stored = { content, version: base.version + 1, savedAt: base.savedAt };
    this.#set({ ...this.view, state: { ...opened(stored, this.draft.sends), edit, request, look: false } });
    clearTimeout(this.#timer);
    void this.#forget();
    this.#rest();
  }

  /** Keeps nothing more on this computer: its person signed out here. */
  mute(): void {
    this.#muted = true;
  }

  /** The page is kept by the browser for coming back; its lock must not keep others from its text. */
  freeze(): void {
    this.#asleep?.abort();
    this.#asleep = null;
  }

  thaw(): void {
    if (this.#users > 0 || isDirty(this.view.state)) this.#wakeUp();
    this.send({ kind: "returned" });
  }

  #set(view: View<C>): void {
    this.view = view;
    for (const watch of this.#watchers) watch();
  }

  #wakeUp(): void {
    const { person, name } = this.draft;
    if (this.#asleep || !person) return;
    this.#asleep = new AbortController();
    const { signal } = this.#asleep;
    const moved = () => tell(person, { kind: "moved", draft: name });
    const letGo = hold(lockName(person, name, this.editor), moved);
    const deaf = listen(person, (word) => this.#hear(word));
    signal.addEventListener("abort", () => {
      letGo();
      this.#watched.clear();
      deaf();
      moved();
    });
    void this.#neighbours();
  }

  /** With nobody on the page and nothing to send, the lock is let go. */
  #rest(): void {
    if (this.#users > 0 || !this.#asleep || isDirty(this.view.state)) return;
    this.freeze();
  }

  #hear(word: Word): void {
    if (word.kind === "stored" && word.draft === this.draft.name)
      this.send({ kind: "stored", stored: word.stored as Stored<C> });
    else if (word.kind === "moved" && word.draft === this.draft.name) void this.#neighbours();
    else if (word.kind === "send") this.send({ kind: "asked" });
    else if (word.kind === "cleared") this.#muted = true;
    else if (word.kind === "signed-in") {
      this.#muted = false;
      this.send({ kind: "returned" });
    }
  }

  /** Looks whether the same text is open elsewhere; once that tab is gone, however it went, it looks again. */
  async #neighbours(): Promise<void> {
    const { person, name } = this.draft;
    const signal = this.#asleep?.signal;
    if (!person || !signal) return;
    const mine = [this.editor, ...this.#left.adopted].map((editor) => lockName(person, name, editor));
    const others = (await held(lockName(person, name, ""))).filter((lock) => !mine.includes(lock));
    for (const lock of others) {
      if (this.#watched.has(lock)) continue;
      this.#watched.add(lock);
      whenFree(lock, signal, () => {
        this.#watched.delete(lock);
        void this.#neighbours();
      });
    }
    if (this.view.elsewhere !== others.length > 0) this.#set({ ...this.view, elsewhere: others.length > 0 });
  }

  #do(effect: Effect<C>): void {
    switch (effect.kind) {
      case "put":
        void this.#put(effect);
        break;
      case "keep":
        void this.#keep(effect.edit, effect.entry);
        break;
      case "forget":
        void this.#forget();
        break;
      case "look":
        this.#look();
        break;
      case "drop":
        void this.#drop(this.#left.adopted.slice(-1));
        break;
      case "leave":
        this.#left.leave();
        break;
      case "show":
        for (const show of this.#shows) show(this.view.state.content);
        break;
      case "tell":
        if (this.draft.person)
          tell(this.draft.person, { kind: "stored", draft: this.draft.name, stored: effect.stored });
        break;
      case "wake":
        this.#timer = setTimeout(() => this.send({ kind: "tick" }), Math.max(0, effect.at - performance.now()));
        break;
    }
  }

  async #put({ request, content, ...rest }: Extract<Effect<C>, { kind: "put" }>): Promise<void> {
    const { person, extra, put } = this.draft;
    const answer = await put(content, { ...rest, person, extra });
    this.send({ kind: "answer", request, answer, jitter: Math.random() });
  }

  async #keep(edit: number, entry: Entry<C>): Promise<void> {
    const { person, name, label, href, extra } = this.draft;
    const gone = this.#left.adopted;
    const kept = { ...entry, draft: name, editor: this.editor, typedAt: Date.now(), label, href, extra };
    const outcome = !person
      ? ({ ok: false, why: "nobody is signed in on this page" } as const)
      : this.#muted
        ? ({ ok: false, why: "you signed out in another tab" } as const)
        : await journal.keep({ ...kept, person }, gone);
    if (outcome.ok) this.#left.release(gone);
    this.send(outcome.ok ? { kind: "kept", edit } : { kind: "not-kept", edit, why: outcome.why });
  }

  #forget(): Promise<void> {
    return this.#drop([this.editor, ...this.#left.adopted]);
  }

  async #drop(editors: readonly string[]): Promise<void> {
    const { person } = this.draft;
    if (person) await journal.forget(person, editors);
    this.#left.release(editors);
  }

  #look(): void {
    const signal = this.#asleep?.signal;
    if (!signal) return;
    void this.#left.look(signal, ({ typedAt, ...kept }) =>
      this.send({ kind: "found", entry: { ...kept, content: kept.content as C }, typedAt }),
    );
  }
}
