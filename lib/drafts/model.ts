// A small world for the machine of sync.ts: tabs on two computers, their journals, and a server,
// with messages that come late, twice, in another order or never. It plays one history and says
// what went wrong. Every piece of text is a word that exists once, so that a lost one is seen.
import type { Effect, Event } from "./events.ts";
import { Clock } from "./model-clock.ts";
import { type Ghost, Server, type Text } from "./model-server.ts";
import { type Answer, conflictOf, type Entry, isDirty, opened, type State, type Stored } from "./state.ts";
import { step } from "./sync.ts";

/** `who` is a tab, 0 to 3; tabs 0 and 1 are on one computer, 2 and 3 on another. `wait` in milliseconds, before it. */
export type Act = { who: number; wait: number; what: What };
export type What =
  | "type"
  | "type-on"
  | "erase"
  | "open"
  | "open-stale"
  | "close"
  | "crash-tab"
  | "crash"
  | "offline"
  | "online"
  | "expire"
  | "sign-in"
  | "press"
  | "hide"
  | "return"
  | "keep-mine"
  | "take-theirs"
  | "keep-both"
  | "break-journal"
  | "mend-journal";

/** `fates` decide what becomes of the messages, one after the other, and round again. */
export type History = { acts: readonly Act[]; fates: readonly number[] };

/** Ways of being wrong, to see that the world notices. */
export type Bug = "no-version-check" | "forget-on-send" | "slow-journal" | "adopt-unseen" | "one-journal";

type Kept = { entry: Entry<Text>; typedAt: number; ghost: Ghost };
type Tab = {
  editor: string;
  computer: Computer;
  state: State<Text>;
  ghost: Ghost;
  typed: Map<string, number>;
  /** Which of its alarms counts; every step sets another. */
  alarm: number;
  waits: boolean;
  journalFree: number;
  /** The other text of a conflict, as it is on the screen. */
  shown: Stored<Text> | null;
  adopted: string[];
  offered: Set<string>;
  bare: boolean;
};
type Computer = {
  name: string;
  journal: Map<string, Kept>;
  claims: Map<string, string>;
  online: boolean;
  session: number;
  broken: boolean;
};

/** The client gives a save up after so long, in milliseconds. */
const PATIENCE = 20_000;
const words = (text: string) => text.split(" ").filter(Boolean);

export class World {
  trouble: string[] = [];
  conflicts = 0;
  typedWords = new Set<string>();
  dropped = new Set<string>();
  tabs: (Tab | null)[] = [null, null, null, null];
  readonly clock: Clock;
  readonly server: Server;
  #lastSession = 2;
  readonly #computers: Computer[] = [1, 2].map((session) => ({
    name: `computer ${session}`,
    journal: new Map(),
    claims: new Map(),
    online: true,
    session,
    broken: false,
  }));
  #editors = 0;
  #calm = false;
  readonly #bug: Bug | undefined;

  constructor(fates: readonly number[], bug?: Bug) {
    this.clock = new Clock(fates);
    this.server = new Server((what) => this.fail(what), bug === "no-version-check");
    this.#bug = bug;
  }

  get now(): number {
    return this.clock.now;
  }

  /** Numbers from 0 to 1, drawn from the next fate. */
  #chance(): () => number {
    return this.clock.chance();
  }

  fail(what: string): void {
    this.trouble.push(`at ${this.now} ms: ${what}`);
  }

  // ── What people and computers do ──

  act({ who, what }: Act): void {
    const computer = this.#computers[who < 2 ? 0 : 1];
    if (!computer) return;
    const tab = this.tabs[who] ?? null;
    const at = this.now;
    switch (what) {
      case "type":
        if (tab) this.#type(tab);
        break;
      case "type-on":
        // Two seconds without a pause that the journal could wait for.
        if (tab)
          for (let at = 0; at < 2_000; at += 160)
            this.clock.after(at, () => {
              if (this.tabs.includes(tab)) this.#type(tab);
            });
        break;
      case "erase":
        if (tab) this.#erase(tab);
        break;
      case "open":
      case "open-stale":
        if (!tab && computer.online && this.server.sessions.has(computer.session))
          this.open(who, computer, what === "open" ? 0 : 2);
        break;
      case "close":
        if (tab) {
          this.send(tab, { kind: "hidden", final: true, at });
          // Who leaves although the page warns that this computer can't keep the text, has been told.
          if (computer.broken) for (const word of this.#unsafe(tab)) this.dropped.add(word);
          this.#end(tab, true);
        }
        break;
      case "crash-tab":
        if (tab) this.#end(tab, false);
        break;
      case "crash":
        for (const one of this.tabs) if (one?.computer === computer) this.#end(one, false);
        break;
      case "offline":
      case "online":
        computer.online = what === "online";
        for (const one of this.tabs) if (one?.computer === computer) this.send(one, { kind: what, at });
        break;
      case "expire":
        this.server.sessions.clear();
        break;
      case "sign-in":
        computer.session = ++this.#lastSession;
        this.server.sessions.add(computer.session);
        for (const one of this.tabs) if (one?.computer === computer) this.send(one, { kind: "returned", at });
        break;
      case "press":
        if (tab) this.send(tab, { kind: "asked", at });
        break;
      case "hide":
        if (tab) this.send(tab, { kind: "hidden", final: false, at });
        break;
      case "return":
        if (tab) this.send(tab, { kind: "returned", at });
        break;
      case "keep-mine":
      case "take-theirs":
      case "keep-both":
        if (tab) this.choose(tab, what);
        break;
      case "break-journal":
      case "mend-journal":
        computer.broken = what === "break-journal";
        break;
    }
  }

  #type(tab: Tab): void {
    const word = `w${this.typedWords.size + 1}`;
    this.typedWords.add(word);
    tab.typed.set(word, this.now);
    this.#write(tab, `${tab.state.content.text} ${word}`.trim());
  }

  #erase(tab: Tab): void {
    const all = words(tab.state.content.text);
    const gone = all.pop();
    if (!gone) return;
    this.dropped.add(gone);
    this.#write(tab, all.join(" "));
  }

  #write(tab: Tab, text: string): void {
    tab.ghost.seen.add(text);
    this.send(tab, { kind: "typed", content: { text }, at: this.now });
  }

  choose(tab: Tab, what: "keep-mine" | "take-theirs" | "keep-both"): void {
    // What is on the screen, which may be older than what is known by now.
    const theirs = tab.shown;
    if (!theirs || !conflictOf(tab.state)) return;
    const chosen = conflictOf(tab.state)?.version === theirs.version;
    const [mine, other] = [words(tab.state.content.text), words(theirs.content.text)];
    const { version } = theirs;
    if (what === "keep-both") {
      const text = [...new Set([...mine, ...other])].join(" ");
      if (chosen && text !== theirs.content.text) tab.ghost.against.add(version);
      tab.ghost.seen.add(text);
      this.send(tab, { kind: what, version, content: { text }, at: this.now });
      return;
    }
    if (chosen && what === "keep-mine") tab.ghost.against.add(version);
    const [lost, stays] = what === "keep-mine" ? [other, mine] : [mine, other];
    for (const word of chosen ? lost : []) if (!stays.includes(word)) this.dropped.add(word);
    this.send(tab, { kind: what, version, at: this.now });
  }

  /** @param behind how many versions older than the stored one the page is that the browser shows */
  open(who: number, computer: Computer, behind: number): void {
    const stored = this.server.stored(Math.max(1, this.server.version - behind));
    const tab: Tab = {
      editor: `e${++this.#editors}`,
      computer,
      state: opened(stored),
      ghost: { seen: new Set([stored.content.text]), against: new Set() },
      typed: new Map(),
      alarm: 0,
      waits: false,
      journalFree: this.now,
      shown: null,
      adopted: [],
      offered: new Set(),
      bare: false,
    };
    this.tabs[who] = tab;
    this.send(tab, { kind: computer.online ? "tick" : "offline", at: this.now });
  }

  #end(tab: Tab, orderly: boolean): void {
    const { computer, editor } = tab;
    // An orderly end lets the journal finish what it was given.
    if (!orderly) this.#crashed(tab);
    this.tabs[this.tabs.indexOf(tab)] = null;
    const gone = () => {
      for (const [claimed, by] of computer.claims) if (by === editor) computer.claims.delete(claimed);
      computer.claims.delete(editor);
      for (const other of this.tabs) if (other?.computer === computer) this.#look(other);
    };
    if (orderly && tab.journalFree > this.now) {
      computer.claims.set(editor, editor);
      this.clock.after(tab.journalFree - this.now + 1, gone);
    } else gone();
  }

  /** Words of the tab that neither the server ever had nor a journal nor another tab holds. */
  #unsafe(tab: Tab): string[] {
    const safe = new Set([...this.server.texts.values()].flatMap(({ text }) => words(text)));
    for (const { entry } of tab.computer.journal.values()) for (const word of words(entry.content.text)) safe.add(word);
    for (const one of this.tabs)
      if (one && one !== tab) for (const word of words(one.state.content.text)) safe.add(word);
    return words(tab.state.content.text).filter((word) => !safe.has(word));
  }

  /** Whatever was typed more than a second ago is on the server or in the journal. */
  #crashed(tab: Tab): void {
    for (const word of this.#unsafe(tab)) {
      const age = this.now - (tab.typed.get(word) ?? 0);
      if (age > 1_000 && !tab.bare) this.fail(`a crash lost ${word}, typed ${age} ms before`);
      this.dropped.add(word);
    }
  }

  // ── The machine's events and effects ──

  send(tab: Tab, event: Event<Text>): void {
    if (!this.tabs.includes(tab)) return;
    const before = tab.state;
    const next = step(before, event);
    tab.state = next.state;
    tab.alarm += 1;
    tab.waits = false;
    if (this.#bug === "adopt-unseen" && tab.state.theirs && !tab.state.flight) {
      tab.state = { ...tab.state, base: tab.state.theirs, theirs: null, urgent: true };
      next.effects.push({ kind: "wake", at: this.now + 1 });
    }
    if (conflictOf(tab.state) && !conflictOf(before)) this.conflicts += 1;
    if (conflictOf(tab.state) !== tab.shown) this.clock.after(600, () => this.#show(tab));
    for (const effect of next.effects) this.#do(tab, effect);
    const { state } = tab;
    if (!isDirty(state) && this.server.texts.get(state.base.version)?.text !== state.content.text)
      this.fail(`${tab.editor} says that it is saved, which it is not: “${state.content.text}”`);
    const stuck = state.theirs !== null || (state.trouble !== null && state.trouble.kind !== "unknown");
    if (isDirty(state) && !state.flight && !stuck && !tab.waits) this.fail(`${tab.editor} waits for nothing`);
  }

  #show(tab: Tab): void {
    tab.shown = conflictOf(tab.state);
    if (tab.shown) tab.ghost.seen.add(tab.shown.content.text);
  }

  #do(tab: Tab, effect: Effect<Text>): void {
    switch (effect.kind) {
      case "put":
        this.#put(tab, effect);
        if (this.#bug === "forget-on-send") this.#do(tab, { kind: "forget" });
        break;
      case "keep": {
        const { edit, entry } = effect;
        const ghost = { seen: new Set(tab.ghost.seen), against: new Set(tab.ghost.against) };
        const typedAt = this.now;
        const { broken } = tab.computer;
        const editor = this.#bug === "one-journal" ? "all" : tab.editor;
        this.#journal(tab, this.#bug === "slow-journal" ? 1_200 : 60, () => {
          if (broken) {
            tab.bare = true;
            this.send(tab, { kind: "not-kept", edit, why: "it is full", at: this.now });
            return;
          }
          tab.computer.journal.set(editor, { entry, typedAt, ghost });
          for (const one of tab.adopted.splice(0)) {
            tab.computer.journal.delete(one);
            tab.computer.claims.delete(one);
          }
          this.send(tab, { kind: "kept", edit, at: this.now });
        });
        break;
      }
      case "forget":
        this.#journal(tab, 60, () => {
          for (const one of [tab.editor, ...tab.adopted.splice(0)]) {
            tab.computer.journal.delete(one);
            if (one !== tab.editor) tab.computer.claims.delete(one);
          }
        });
        break;
      case "look":
        this.#look(tab);
        break;
      case "drop": {
        const last = tab.adopted.pop();
        this.#journal(tab, 60, () => {
          if (last) tab.computer.journal.delete(last);
          if (last) tab.computer.claims.delete(last);
        });
        break;
      }
      case "leave": {
        const last = tab.adopted.pop();
        if (last) tab.computer.claims.delete(last);
        if (last) tab.offered.delete(last);
        break;
      }
      case "show":
        tab.ghost.seen.add(tab.state.content.text);
        break;
      case "tell": {
        const random = this.#chance();
        for (const other of this.tabs) {
          if (!other || other === tab || other.computer !== tab.computer || random() < 0.1) continue;
          this.clock.after(1 + random() * 50, () =>
            this.send(other, { kind: "stored", stored: effect.stored, at: this.now }),
          );
        }
        break;
      }
      case "wake":
        this.#wake(tab, effect.at);
        break;
    }
  }

  #wake(tab: Tab, at: number): void {
    const { alarm } = tab;
    tab.waits = true;
    this.clock.after(at - this.now, () => {
      if (tab.alarm === alarm) this.send(tab, { kind: "tick", at: this.now });
    });
  }

  /** The journal does one thing of a tab after the other. */
  #journal(tab: Tab, most: number, run: () => void): void {
    const random = this.#chance();
    const crashes = this.tabs.includes(tab);
    tab.journalFree = Math.max(tab.journalFree, this.now) + 1 + random() * most;
    const { editor, computer } = tab;
    this.clock.after(tab.journalFree - this.now, () => {
      // After a crash nothing more is written; after an orderly end what was begun is.
      if (crashes && !this.tabs.includes(tab) && computer.claims.get(editor) !== editor) return;
      run();
    });
  }

  #look(tab: Tab): void {
    this.#journal(tab, 20, () => {
      const { journal, claims } = tab.computer;
      if (!this.tabs.includes(tab)) return;
      if (tab.computer.broken) {
        this.clock.after(10_000, () => this.#look(tab));
        return;
      }
      const alive = new Set(this.tabs.map((one) => one?.editor));
      const left = [...journal].filter(
        ([editor]) => !alive.has(editor) && !claims.has(editor) && !tab.offered.has(editor),
      );
      const newest = left.sort(([, one], [, other]) => other.typedAt - one.typedAt)[0];
      if (!newest) return;
      const [editor, { entry, typedAt, ghost }] = newest;
      claims.set(editor, tab.editor);
      tab.adopted.push(editor);
      tab.offered.add(editor);
      this.send(tab, { kind: "found", entry, typedAt, at: this.now });
      if (!tab.adopted.includes(editor)) return;
      for (const text of ghost.seen) tab.ghost.seen.add(text);
      for (const version of ghost.against) tab.ghost.against.add(version);
    });
  }

  // ── The network and the server ──

  #put(tab: Tab, { request, content, version, replaces }: Extract<Effect<Text>, { kind: "put" }>): void {
    const random = this.#chance();
    const calm = this.#calm;
    const { computer } = tab;
    const { session } = computer;
    const answer = (event: Answer<Text>) =>
      this.send(tab, { kind: "answer", request, answer: event, at: this.now, jitter: 0.5 });
    if (!computer.online) {
      this.clock.after(5, () => answer({ kind: "unknown", why: "no network" }));
      return;
    }
    const ghost = tab.ghost;
    const delay = () => (calm || random() < 0.7 ? 10 + random() * 400 : random() * 50_000);
    const handle = (last: boolean) => {
      if (!calm && random() < 0.06) {
        if (last) this.clock.after(delay(), () => answer({ kind: "unknown", why: "an error before" }));
        return;
      }
      const result = this.server.save(content, version, replaces, session, ghost, this.now);
      if (!calm && random() < 0.06) {
        if (last) this.clock.after(delay(), () => answer({ kind: "unknown", why: "an error after" }));
        return;
      }
      if (last && (calm || random() > 0.12)) this.clock.after(delay(), () => answer(result));
    };
    if (calm || random() > 0.12) this.clock.after(delay(), () => handle(true));
    if (!calm && random() < 0.12) this.clock.after(delay(), () => handle(false));
    this.clock.after(PATIENCE, () => answer({ kind: "unknown", why: "no answer" }));
  }

  // ── The end ──

  /** Everything works again, conflicts are settled, and every text left behind is found. */
  converge(): void {
    this.#calm = true;
    const choices = ["keep-both", "keep-mine", "take-theirs"] as const;
    for (const who of [0, 2]) {
      for (const what of ["online", "mend-journal", "sign-in"] as const) this.act({ who, wait: 0, what });
      this.act({ who, wait: 0, what: "open" });
    }
    for (let round = 0; round < 60; round++) {
      this.clock.until(this.now + 30_000);
      const settled = this.tabs.every((tab) => !tab || !isDirty(tab.state));
      if (settled && this.#computers.every(({ journal }) => journal.size === 0) && round > 3) break;
      for (const tab of this.tabs) if (tab) this.choose(tab, choices[Math.floor(this.#chance()() * 3)] ?? "keep-both");
    }
    for (const tab of this.tabs)
      if (tab && isDirty(tab.state)) this.fail(`${tab.editor} never came to rest: ${JSON.stringify(tab.state)}`);
    for (const { name, journal } of this.#computers)
      if (journal.size > 0) this.fail(`the journal of ${name} still holds ${[...journal.keys()]}`);
    const final = this.server.stored().content.text;
    const there = new Set(words(final));
    for (const word of this.typedWords)
      if (!there.has(word) && !this.dropped.has(word)) this.fail(`${word} is lost; stored is “${final}”`);
    // Loaded anew, every tab shows the same.
    for (const [who, tab] of this.tabs.entries()) {
      if (!tab) continue;
      this.act({ who, wait: 0, what: "close" });
      this.open(who, tab.computer, 0);
    }
    this.clock.until(this.now + 60_000);
    for (const tab of this.tabs)
      if (tab && tab.state.content.text !== final) this.fail(`${tab.editor} shows “${tab.state.content.text}”`);
  }
}

/** Plays a history to its end. @returns what went wrong, and how many conflicts people met */
export function play({ acts, fates }: History, bug?: Bug): { trouble: string[]; conflicts: number } {
  const world = new World(fates, bug);
  for (const act of acts) {
    world.clock.until(world.now + act.wait);
    world.act(act);
  }
  const { conflicts } = world;
  world.converge();
  return { trouble: world.trouble, conflicts };
}
