// What a browser does for the machine of sync.ts: here with a journal and a network that fail by chance.
import type { Effect, Event } from "#lib/drafts/events.ts";
import { type Answer, conflictOf, type Entry, isDirty, type State, type Stored } from "#lib/drafts/state.ts";
import { step } from "#lib/drafts/sync.ts";
import { Clock } from "./clock.ts";
import { type Ghost, Server, type Text } from "./server.ts";

/** Ways of being wrong, to see that the world notices. */
export type Bug = "no-version-check" | "forget-on-send" | "slow-journal" | "adopt-unseen" | "one-journal";

export type Kept = { entry: Entry<Text>; typedAt: number; ghost: Ghost };
export type Tab = {
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
export type Computer = {
  name: string;
  journal: Map<string, Kept>;
  claims: Map<string, string>;
  online: boolean;
  session: number;
  broken: boolean;
};

/** The client gives a save up after so long, in milliseconds. */
const PATIENCE = 20_000;
export class Browsers {
  readonly trouble: string[] = [];
  conflicts = 0;
  readonly tabs: (Tab | null)[] = [null, null, null, null];
  readonly clock: Clock;
  readonly server: Server;
  /** From now on nothing fails. */
  calm = false;
  readonly bug: Bug | undefined;

  constructor(fates: readonly number[], bug?: Bug) {
    this.clock = new Clock(fates);
    this.server = new Server((what) => this.fail(what), bug === "no-version-check");
    this.bug = bug;
  }

  get now(): number {
    return this.clock.now;
  }

  fail(what: string): void {
    this.trouble.push(`at ${this.now} ms: ${what}`);
  }

  send(tab: Tab, event: Event<Text>): void {
    if (!this.tabs.includes(tab)) return;
    const before = tab.state;
    const next = step(before, event);
    tab.state = next.state;
    tab.alarm += 1;
    tab.waits = false;
    if (this.bug === "adopt-unseen" && tab.state.theirs && !tab.state.flight) {
      tab.state = { ...tab.state, base: tab.state.theirs, theirs: null, urgent: true };
      next.effects.push({ kind: "wake", at: this.now + 1 });
    }
    if (conflictOf(tab.state) && !conflictOf(before)) this.conflicts += 1;
    if (conflictOf(tab.state) !== tab.shown) this.clock.after(600, () => this.show(tab));
    for (const effect of next.effects) this.do(tab, effect);
    const { state } = tab;
    if (!isDirty(state) && this.server.texts.get(state.base.version)?.text !== state.content.text)
      this.fail(`${tab.editor} says that it is saved, which it is not: “${state.content.text}”`);
    const stuck = state.theirs !== null || (state.trouble !== null && state.trouble.kind !== "unknown");
    if (isDirty(state) && !state.flight && !stuck && !tab.waits) this.fail(`${tab.editor} waits for nothing`);
  }

  show(tab: Tab): void {
    tab.shown = conflictOf(tab.state);
    if (tab.shown) tab.ghost.seen.add(tab.shown.content.text);
  }

  do(tab: Tab, effect: Effect<Text>): void {
    switch (effect.kind) {
      case "put":
        this.put(tab, effect);
        if (this.bug === "forget-on-send") this.do(tab, { kind: "forget" });
        break;
      case "keep": {
        const { edit, entry } = effect;
        const ghost = { seen: new Set(tab.ghost.seen), against: new Set(tab.ghost.against) };
        const typedAt = this.now;
        const { broken } = tab.computer;
        const editor = this.bug === "one-journal" ? "all" : tab.editor;
        this.journal(tab, this.bug === "slow-journal" ? 1_200 : 60, () => {
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
        this.journal(tab, 60, () => {
          for (const one of [tab.editor, ...tab.adopted.splice(0)]) {
            tab.computer.journal.delete(one);
            if (one !== tab.editor) tab.computer.claims.delete(one);
          }
        });
        break;
      case "look":
        this.look(tab);
        break;
      case "drop": {
        const last = tab.adopted.pop();
        this.journal(tab, 60, () => {
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
        const random = this.clock.chance();
        for (const other of this.tabs) {
          if (!other || other === tab || other.computer !== tab.computer || random() < 0.1) continue;
          this.clock.after(1 + random() * 50, () =>
            this.send(other, { kind: "stored", stored: effect.stored, at: this.now }),
          );
        }
        break;
      }
      case "wake":
        this.wake(tab, effect.at);
        break;
    }
  }

  wake(tab: Tab, at: number): void {
    const { alarm } = tab;
    tab.waits = true;
    this.clock.after(at - this.now, () => {
      if (tab.alarm === alarm) this.send(tab, { kind: "tick", at: this.now });
    });
  }

  /** The journal does one thing of a tab after the other. */
  journal(tab: Tab, most: number, run: () => void): void {
    const random = this.clock.chance();
    const crashes = this.tabs.includes(tab);
    tab.journalFree = Math.max(tab.journalFree, this.now) + 1 + random() * most;
    const { editor, computer } = tab;
    this.clock.after(tab.journalFree - this.now, () => {
      // After a crash nothing more is written; after an orderly end what was begun is.
      if (crashes && !this.tabs.includes(tab) && computer.claims.get(editor) !== editor) return;
      run();
    });
  }

  look(tab: Tab): void {
    this.journal(tab, 20, () => {
      const { journal, claims } = tab.computer;
      if (!this.tabs.includes(tab)) return;
      if (tab.computer.broken) {
        this.clock.after(10_000, () => this.look(tab));
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

  // ── The network ──

  put(tab: Tab, { request, content, version, replaces }: Extract<Effect<Text>, { kind: "put" }>): void {
    const random = this.clock.chance();
    const calm = this.calm;
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
}
