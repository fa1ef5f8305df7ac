import { describe, expect, test } from "vitest";
import { markOf } from "./content.ts";
import { type Effect, type Event, timing } from "./events.ts";
import { type Answer, conflictOf, isAtRisk, isDirty, opened, type State } from "./state.ts";
import { step } from "./sync.ts";
import { standingOf, statusText } from "./words.ts";

type Text = { text: string };
type Said = Event<Text> extends infer E ? (E extends { at: number } ? Omit<E, "at"> : never) : never;

const stored = (text: string, version: number) => ({ content: { text }, version, savedAt: `time of ${version}` });
const saved = (version: number): Answer<Text> => ({ kind: "saved", version, savedAt: `time of ${version}` });
const silence: Answer<Text> = { kind: "unknown", why: "the server does not answer" };

/** An editor that was opened with "one" as version 1, and everything that it asked for. */
class Editor {
  state: State<Text>;
  at = 0;
  effects: Effect<Text>[] = [];
  wake: number | null = null;

  constructor(text = "one", sends = true) {
    this.state = opened(stored(text, 1), sends);
    this.send({ kind: "tick" });
  }

  send(said: Said): Effect<Text>[] {
    const next = step(this.state, { ...said, at: this.at } as Event<Text>);
    this.state = next.state;
    this.effects.push(...next.effects);
    const wake = next.effects.find((effect) => effect.kind === "wake");
    this.wake = wake ? wake.at : null;
    return next.effects;
  }

  type(text: string) {
    return this.send({ kind: "typed", content: { text } });
  }

  answer(answer: Answer<Text>, request = this.state.request) {
    return this.send({ kind: "answer", request, answer, jitter: 0 });
  }

  /** Lets time pass, waking when asked to; the journal answers at once unless it is told not to. */
  pass(milliseconds: number, journal = true) {
    const until = this.at + milliseconds;
    const before = this.effects.length;
    while (this.wake !== null && this.wake <= until) {
      this.at = this.wake;
      for (const effect of this.send({ kind: "tick" }))
        if (effect.kind === "keep" && journal) this.send({ kind: "kept", edit: effect.edit });
    }
    this.at = until;
    return this.effects.slice(before);
  }

  /** Types, and waits until it was sent. */
  sent(text: string) {
    this.type(text);
    this.pass(timing.pause);
    return this;
  }

  puts() {
    return this.effects.flatMap((effect) => (effect.kind === "put" ? [[effect.content.text, effect.version]] : []));
  }

  kept() {
    return this.effects.findLast((effect) => effect.kind === "keep")?.entry;
  }

  says() {
    return statusText(this.state, { time: (iso) => iso, now: this.at });
  }
}

const kinds = (effects: Effect<Text>[]) => effects.map(({ kind }) => kind);

describe("while typing", () => {
  test("a pause of a second and a half sends, and the answer makes it “Saved”", () => {
    const editor = new Editor();
    expect(editor.says()).toBe("Saved time of 1");
    editor.type("one two");
    expect(editor.says()).toBe("Not saved yet");
    editor.pass(timing.pause - 1);
    expect(editor.puts()).toEqual([]);
    editor.pass(1);
    expect(editor.puts()).toEqual([["one two", 1]]);
    expect(editor.says()).toBe("Saving…");
    expect(kinds(editor.answer(saved(2)))).toEqual(["tell", "forget"]);
    expect(editor.says()).toBe("Saved time of 2");
    expect(isDirty(editor.state)).toBe(false);
  });

  test("somebody who never pauses is saved every five seconds, and kept on this computer every second", () => {
    const editor = new Editor();
    for (let n = 0; n < 60; n++) {
      editor.type(`one ${n}`);
      editor.pass(100);
      if (n > 10) expect(Number(editor.kept()?.content.text.split(" ")[1]), `key ${n}`).toBeGreaterThan(n - 10);
      if (editor.state.flight && n === 55) editor.answer(saved(2));
    }
    expect(editor.puts()).toEqual([["one 49", 1]]);
  });

  test("one save is under way at a time, and what was typed meanwhile goes next, on the new version", () => {
    const editor = new Editor().sent("one two");
    editor.type("one two three");
    editor.pass(8_000);
    editor.type("one two three four");
    editor.pass(8_000);
    expect(editor.puts()).toEqual([["one two", 1]]);
    editor.answer(saved(2));
    expect(editor.says()).toBe("Saving…");
    expect(editor.puts()).toEqual([
      ["one two", 1],
      ["one two three four", 2],
    ]);
    editor.answer(saved(3));
    expect(editor.says()).toBe("Saved time of 3");
  });

  test("“Saved” is not said of an older text than the one in the editor", () => {
    const editor = new Editor().sent("one two");
    editor.type("one two three");
    editor.answer(saved(2));
    expect(editor.says()).toBe("Not saved yet");
    expect(kinds(editor.effects)).not.toContain("forget");
    // Nor when the text is put back as it was, while nobody knows what the server has.
    const other = new Editor().sent("one two");
    other.type("one");
    expect(other.says()).toBe("Saving…");
    other.answer(silence);
    expect(other.says()).not.toMatch(/^Saved/);
  });

  test("a press of Save sends at once; with nothing to send it says what is", () => {
    const editor = new Editor();
    editor.type("one two");
    editor.send({ kind: "asked" });
    expect(editor.puts()).toEqual([["one two", 1]]);
    editor.answer(saved(2));
    editor.send({ kind: "asked" });
    expect(editor.puts()).toHaveLength(1);
    expect(editor.state.acknowledged).toBe(true);
  });

  test("typing that is taken back before it was sent leaves nothing behind", () => {
    const editor = new Editor();
    editor.type("one two");
    editor.pass(300);
    expect(editor.kept()?.content.text).toBe("one two");
    expect(kinds(editor.type("one"))).toEqual(["forget"]);
    editor.pass(10_000);
    expect(editor.puts()).toEqual([]);
    expect(editor.says()).toBe("Saved time of 1");
  });
});

describe("when the network or the server fails", () => {
  test("it is tried again after 2 s, 4 s, … up to a minute, on the same version, with the newest text", () => {
    const editor = new Editor().sent("one two");
    const waits: number[] = [];
    for (let n = 0; n < 7; n++) {
      editor.answer(silence);
      waits.push((editor.wake ?? 0) - editor.at);
      expect(editor.says()).toBe(
        `Not saved: the server does not answer, trying again in ${Math.ceil((waits[n] ?? 0) / 1_000)} s`,
      );
      editor.pass(waits[n] ?? 0);
    }
    expect(waits).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
    editor.answer(silence);
    editor.type("one two three");
    editor.send({ kind: "online" });
    expect(editor.puts().at(-1)).toEqual(["one two three", 1]);
  });

  test("offline it is kept on this computer, and sent as soon as there is a network", () => {
    const editor = new Editor();
    editor.send({ kind: "offline" });
    editor.type("one two");
    editor.pass(20_000);
    expect(editor.puts()).toEqual([]);
    expect(editor.says()).toBe("Not saved: offline, kept on this computer");
    expect(isAtRisk(editor.state)).toBe(false);
    editor.send({ kind: "online" });
    expect(editor.puts()).toEqual([["one two", 1]]);
    // A browser that is wrong about it is not believed for ever.
    const wrong = new Editor();
    wrong.send({ kind: "offline" });
    wrong.type("one two");
    wrong.pass(timing.retryMost);
    expect(wrong.puts()).toEqual([["one two", 1]]);
  });

  test("a save whose answer was lost is found again by its text: no conflict with oneself", () => {
    const editor = new Editor().sent("one two");
    editor.answer(silence);
    editor.type("one two three");
    editor.pass(2_000);
    // The first one was saved after all.
    editor.answer({ kind: "conflict", stored: stored("one two", 2) });
    expect(conflictOf(editor.state)).toBeNull();
    expect(editor.puts().at(-1)).toEqual(["one two three", 2]);
  });

  test("an answer that comes after the client gave up counts, whatever has been sent since", () => {
    const editor = new Editor().sent("one two");
    editor.answer(silence);
    editor.type("one two three");
    editor.answer(saved(2), 1);
    expect(editor.says()).toBe("Not saved yet");
    editor.pass(2_000);
    expect(editor.puts().at(-1)).toEqual(["one two three", 2]);
    // The second was under way on the old version when the first was answered.
    const other = new Editor().sent("one two");
    other.answer(silence);
    other.type("one two three");
    other.pass(2_000);
    expect(other.puts().at(-1)).toEqual(["one two three", 1]);
    other.answer(saved(2), 1);
    other.answer({ kind: "conflict", stored: stored("one two", 2) }, 2);
    expect(conflictOf(other.state)).toBeNull();
    expect(other.puts().at(-1)).toEqual(["one two three", 2]);
    // An answer that nobody waits for changes nothing.
    other.answer(saved(3));
    const before = other.state;
    other.answer(saved(2), 1);
    expect(other.state).toEqual(before);
  });

  test("what the field refuses is not sent again until it is changed", () => {
    const editor = new Editor().sent("one\0");
    editor.answer({ kind: "refused", message: "There is a problem.", fields: { text: "It contains a NUL." } });
    expect(editor.says()).toBe("Not saved. It contains a NUL.");
    editor.pass(100_000);
    expect(editor.puts()).toHaveLength(1);
    editor.sent("one two");
    expect(editor.puts().at(-1)).toEqual(["one two", 1]);
    editor.answer(saved(2));
    expect(editor.says()).toBe("Saved time of 2");
  });

  test("signed out: typing goes on and is kept; it is sent when one comes back, and tried each minute", () => {
    const editor = new Editor().sent("one two");
    editor.answer({ kind: "signed-out" });
    editor.type("one two three");
    editor.pass(timing.retryMost - 1);
    expect(editor.puts()).toHaveLength(1);
    expect(editor.kept()?.content.text).toBe("one two three");
    expect(editor.says()).toBe("Not saved: you are signed out, kept on this computer");
    editor.send({ kind: "returned" });
    expect(editor.puts().at(-1)).toEqual(["one two three", 1]);
    editor.answer({ kind: "signed-out" });
    editor.pass(timing.retryMost);
    expect(editor.puts()).toHaveLength(3);
    editor.answer({ kind: "another-person" });
    expect(editor.says()).toMatch(/^Not saved: somebody else is signed in/);
  });

  test("where the computer can't keep it, it says so, and saves sooner", () => {
    const editor = new Editor();
    editor.type("one two");
    editor.pass(250, false);
    editor.send({ kind: "not-kept", edit: editor.state.edit, why: "its storage is full" });
    expect(editor.says()).toBe("Not saved yet");
    expect(isAtRisk(editor.state)).toBe(true);
    expect(standingOf(editor.state)).toBe("pending");
    editor.pass(250, false);
    expect(editor.puts()).toEqual([["one two", 1]]);
    editor.answer(silence);
    expect(editor.says()).toBe(
      "Not saved, and this computer can’t keep it either: the server does not answer, and its storage is full. Leave this page open, or copy your text",
    );
    expect(standingOf(editor.state)).toBe("stuck");
    // It is tried again, and may work then.
    editor.pass(timing.keepAgain);
    expect(editor.says()).toMatch(/^(Saving…|Not saved: the server)/);
    expect(isAtRisk(editor.state)).toBe(false);
  });
});

describe("when another text was saved elsewhere", () => {
  const conflict = () => {
    const editor = new Editor().sent("mine");
    editor.answer({ kind: "conflict", stored: stored("theirs", 2) });
    return editor;
  };

  test("nothing more is sent until one has chosen; typing goes on and is kept", () => {
    const editor = conflict();
    expect(editor.says()).toBe("Not saved: another text was saved elsewhere");
    editor.type("mine, longer");
    editor.pass(100_000);
    for (const kind of ["asked", "online", "returned"] as const) editor.send({ kind });
    expect(editor.puts()).toHaveLength(1);
    expect(editor.kept()).toEqual({ content: { text: "mine, longer" }, base: 1, tried: [], replaces: false });
  });

  test("mine is kept: it replaces theirs, which goes to the history", () => {
    const editor = conflict();
    const put = editor.send({ kind: "keep-mine", version: 2 }).find((effect) => effect.kind === "put");
    expect(put).toMatchObject({ content: { text: "mine" }, version: 2, replaces: true });
    editor.answer(silence);
    editor.pass(2_000);
    expect(editor.effects.findLast((effect) => effect.kind === "put")).toMatchObject({ version: 2, replaces: true });
    editor.answer(saved(3));
    expect(editor.says()).toBe("Saved time of 3");
  });

  test("theirs is taken: it is in the editor, and nothing is left to send", () => {
    const editor = conflict();
    expect(kinds(editor.send({ kind: "take-theirs", version: 2 }))).toEqual(["show", "forget", "look"].slice(0, 2));
    expect(editor.state.content).toEqual({ text: "theirs" });
    expect(editor.says()).toBe("Saved time of 2");
  });

  test("both are kept, to be edited and then saved over theirs", () => {
    const editor = conflict();
    expect(kinds(editor.send({ kind: "keep-both", version: 2, content: { text: "mine theirs" } }))).toContain("show");
    editor.pass(timing.pause);
    expect(editor.puts().at(-1)).toEqual(["mine theirs", 2]);
  });

  test("a choice about a text that was not shown is none: a third one came", () => {
    const editor = conflict();
    editor.send({ kind: "stored", stored: stored("third", 3) });
    for (const kind of ["keep-mine", "take-theirs"] as const) editor.send({ kind, version: 2 });
    expect(conflictOf(editor.state)?.content.text).toBe("third");
    expect(editor.state.content.text).toBe("mine");
    expect(editor.puts()).toHaveLength(1);
    editor.send({ kind: "keep-mine", version: 3 });
    expect(editor.puts().at(-1)).toEqual(["mine", 3]);
  });

  test("the same text as here is no conflict, nor is one that this one began from", () => {
    const same = new Editor().sent("mine");
    same.answer({ kind: "conflict", stored: stored("mine", 7) });
    expect(same.says()).toBe("Saved time of 7");
    const back = new Editor().sent("mine");
    back.answer({ kind: "conflict", stored: stored("one", 3) });
    expect(back.puts().at(-1)).toEqual(["mine", 3]);
  });

  test("a server that was set back to an older version is a conflict, too", () => {
    const editor = new Editor().sent("two");
    editor.answer(saved(9));
    editor.sent("three");
    editor.answer({ kind: "conflict", stored: stored("old", 4) });
    expect(conflictOf(editor.state)?.version).toBe(4);
    editor.send({ kind: "keep-mine", version: 4 });
    expect(editor.puts().at(-1)).toEqual(["three", 4]);
    editor.answer(saved(5));
    expect(editor.says()).toBe("Saved time of 5");
  });

  test("another tab saved: an untouched editor shows the newer text, a touched one asks", () => {
    const idle = new Editor();
    expect(kinds(idle.send({ kind: "stored", stored: stored("newer", 2) }))).toEqual(["show"]);
    expect(idle.state).toMatchObject({ content: { text: "newer" }, took: true });
    idle.send({ kind: "stored", stored: stored("one", 1) });
    expect(idle.state.content.text).toBe("newer");
    const busy = new Editor();
    busy.type("mine");
    busy.send({ kind: "stored", stored: stored("newer", 2) });
    expect(conflictOf(busy.state)?.content.text).toBe("newer");
    // While a save is under way, its answer says first who came before whom.
    const racing = new Editor().sent("mine");
    racing.send({ kind: "stored", stored: stored("theirs", 3) });
    expect(racing.says()).toBe("Saving…");
    racing.answer(saved(2));
    expect(racing.state.content.text).toBe("theirs");
  });
});

describe("after a crash", () => {
  const entry = { content: { text: "unsent" }, base: 1, tried: [], replaces: false };

  test("unsent text on the version that is stored is put into the editor and sent", () => {
    const editor = new Editor();
    expect(kinds(editor.effects)).toContain("look");
    const effects = kinds(editor.send({ kind: "found", entry, typedAt: 77 }));
    expect(effects).toContain("show");
    expect(editor.puts()).toEqual([["unsent", 1]]);
    expect(editor.state.found).toBe(77);
    // There may be more: it is looked for when this one is safe.
    expect(kinds(editor.answer(saved(2)))).toEqual(["tell", "forget", "look"]);
  });

  test("on another version it is a conflict, and on one that it had itself sent it is none", () => {
    const editor = new Editor();
    editor.send({ kind: "found", entry: { ...entry, base: 0 }, typedAt: 77 });
    expect(editor.state.content.text).toBe("unsent");
    expect(conflictOf(editor.state)).toMatchObject({ content: { text: "one" }, version: 1 });
    const sent = new Editor();
    sent.send({ kind: "found", entry: { ...entry, base: 0, tried: [markOf({ text: "one" })] }, typedAt: 77 });
    expect(conflictOf(sent.state)).toBeNull();
    expect(sent.puts()).toEqual([["unsent", 1]]);
  });

  test("what is stored already is only removed", () => {
    const editor = new Editor();
    expect(kinds(editor.send({ kind: "found", entry: { ...entry, content: { text: "one" } }, typedAt: 7 }))).toEqual([
      "drop",
      "look",
    ]);
    expect(editor.says()).toBe("Saved time of 1");
    // Also when somebody writes already, and however much has been saved since.
    const busy = new Editor().sent("one two");
    busy.answer(saved(2));
    busy.type("one two three");
    expect(kinds(busy.send({ kind: "found", entry: { ...entry, content: { text: "one" } }, typedAt: 7 }))).toContain(
      "drop",
    );
    expect(busy.state.content.text).toBe("one two three");
  });

  test("who began to type before it was found is not disturbed, and asked afterwards", () => {
    const editor = new Editor();
    editor.type("one two");
    expect(kinds(editor.send({ kind: "found", entry, typedAt: 7 }))).toContain("leave");
    expect(editor.state.content.text).toBe("one two");
    editor.pass(timing.pause);
    expect(kinds(editor.answer(saved(2)))).toContain("look");
    editor.send({ kind: "found", entry, typedAt: 7 });
    expect(conflictOf(editor.state)?.content.text).toBe("one two");
  });

  test("a page that is older than the text was: the server says which is newer", () => {
    const editor = new Editor();
    editor.send({ kind: "found", entry: { ...entry, base: 5 }, typedAt: 7 });
    expect(editor.puts()).toEqual([["unsent", 5]]);
  });
});

describe("leaving the page", () => {
  test("what was typed in the last moment is kept and sent", () => {
    const editor = new Editor();
    editor.type("one two");
    expect(kinds(editor.send({ kind: "hidden", final: true }))).toEqual(["keep", "put"]);
    expect(editor.effects.findLast((effect) => effect.kind === "put")).toMatchObject({ leaving: true, version: 1 });
  });

  test("a save under way may be cut off, so the newest goes beside it; a hidden page waits for its answer", () => {
    const editor = new Editor().sent("one two");
    editor.type("one two three");
    editor.send({ kind: "hidden", final: false });
    expect(editor.puts()).toHaveLength(1);
    editor.send({ kind: "hidden", final: true });
    expect(editor.puts().at(-1)).toEqual(["one two three", 1]);
    expect(editor.kept()?.tried).toEqual([markOf({ text: "one two" })]);
  });

  test("an untouched page does nothing", () => {
    expect(kinds(new Editor().send({ kind: "hidden", final: true }))).toEqual([]);
  });
});

test("a text that only a button may send is kept, and never sent by itself", () => {
  const editor = new Editor("one", false);
  editor.type("one two");
  editor.pass(100_000);
  editor.send({ kind: "asked" });
  editor.send({ kind: "hidden", final: true });
  expect(editor.puts()).toEqual([]);
  expect(editor.kept()?.content.text).toBe("one two");
  expect(editor.says()).toBe("Not sent yet, kept on this computer");
});

test("drafts are the same whatever order their names are in, and have the same mark", () => {
  const [one, other] = [
    { notes: "n", scores: { a: "1", b: "2" } },
    { scores: { b: "2", a: "1" }, notes: "n" },
  ];
  expect(markOf(one)).toBe(markOf(other));
  expect(markOf(one)).not.toBe(markOf({ ...one, notes: "m" }));
  const editor = step(opened({ content: one, version: 1, savedAt: "" }), { kind: "typed", content: other, at: 0 });
  expect(isDirty(editor.state)).toBe(false);
});
