// A small world for the machine of sync.ts: tabs on two computers, their journals, and a server,
// with messages that come late, twice, in another order or never. It plays one history and says
// what went wrong. Every piece of text is a word that exists once, so that a lost one is seen.
import { conflictOf, isDirty, opened } from "#lib/drafts/state.ts";
import { Browsers, type Bug, type Computer, type Tab } from "./browsers.ts";

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

const words = (text: string) => text.split(" ").filter(Boolean);

export class World extends Browsers {
  readonly typedWords = new Set<string>();
  /** Words that may be missing in the end: somebody chose so, or a crash took them within their second. */
  readonly dropped = new Set<string>();
  /** A tab that is closed may finish what it was writing. */
  readonly orderly: boolean;
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

  constructor(fates: readonly number[], orderly: boolean, bug?: Bug) {
    super(fates, bug);
    this.orderly = orderly;
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
          this.#end(tab, this.orderly || this.clock.chance()() < 0.5);
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
      for (const other of this.tabs) if (other?.computer === computer) this.look(other);
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

  // ── The end ──

  /** Everything works again, conflicts are settled, and every text left behind is found. */
  converge(): void {
    this.calm = true;
    const choices = ["keep-both", "keep-mine", "take-theirs"] as const;
    for (const who of [0, 2]) {
      for (const what of ["online", "mend-journal", "sign-in"] as const) this.act({ who, wait: 0, what });
      this.act({ who, wait: 0, what: "open" });
    }
    for (let round = 0; round < 60; round++) {
      this.clock.until(this.now + 30_000);
      const settled = this.tabs.every((tab) => !tab || !isDirty(tab.state));
      if (settled && this.#computers.every(({ journal }) => journal.size === 0) && round > 3) break;
      for (const tab of this.tabs)
        if (tab) this.choose(tab, choices[Math.floor(this.clock.chance()() * 3)] ?? "keep-both");
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

/**
 * Plays a history to its end.
 * @param how `orderly`: what a tab was writing when it was closed is written
 * @returns what went wrong, and how many conflicts people met
 */
export function play(
  { acts, fates }: History,
  how: { bug?: Bug; orderly?: boolean } = {},
): { trouble: string[]; conflicts: number } {
  const world = new World(fates, how.orderly ?? false, how.bug);
  for (const act of acts) {
    world.clock.until(world.now + act.wait);
    world.act(act);
  }
  const { conflicts } = world;
  world.converge();
  return { trouble: world.trouble, conflicts };
}
