import type { Content } from "./content.ts";
import { type Effect, type Event, type Step, timing } from "./events.ts";
import { entryOf, isDirty, type Next, type State } from "./state.ts";
import { answered, change, find, learn, lose, meet, settle } from "./versions.ts";

/**
 * One step of a draft between an editor, a journal on this computer, and a server. Pure: what
 * is to be done comes back as effects, whose outcomes are events again.
 *
 * What it holds to: a save names the version that its text builds on, so that nothing unseen is
 * overwritten; one save is under way at a time; the journal has a text until the server has it.
 */
export function step<C extends Content>(before: State<C>, event: Event<C>): Step<C> {
  const s: Next<C> = { ...before, journal: { ...before.journal } };
  const effects: Effect<C>[] = [];
  switch (event.kind) {
    case "tick":
      break;
    case "typed":
      if (change(s, event.content, event.at)) s.took = false;
      break;
    case "kept":
      if (s.journal.writing === event.edit) s.journal.writing = null;
      s.journal.fault = null;
      if (event.edit > s.journal.forgotten) s.journal.kept = event.edit;
      if (event.edit === s.edit) s.journal.since = null;
      break;
    case "not-kept":
      if (s.journal.writing === event.edit) s.journal.writing = null;
      s.journal.fault = event.why;
      s.journal.retryAt = event.at + timing.keepAgain;
      break;
    case "answer":
      answered(s, event.request, event.answer, event.at, event.jitter, effects);
      break;
    case "online":
      s.online = true;
      hasten(s);
      break;
    case "offline":
      s.online = false;
      break;
    case "returned":
      if (isAway(s)) s.trouble = null;
      hasten(s);
      break;
    case "hidden":
      hide(s, event.final, effects);
      break;
    case "stored":
      learn(s, event.stored);
      break;
    case "found":
      find(s, event.entry, event.typedAt, event.at, effects);
      break;
    case "asked":
      s.urgent = true;
      if (!isDirty(s)) s.acknowledged = true;
      if (s.trouble && s.trouble.kind !== "unknown") s.trouble = null;
      break;
    case "keep-mine":
    case "keep-both":
    case "take-theirs":
      settle(s, event, event.at, effects);
      break;
  }
  if (!s.flight) meet(s, effects);
  if (isDirty(s)) work(s, event.at, effects);
  else rest(s, isDirty(before), effects);
  return { state: s, effects };
}

/** After a silence or an error there may be an answer now. */
function hasten<C>(s: Next<C>): void {
  if (s.retryAt !== null) s.urgent = true;
}

/** The clock may stop here: the text goes to the journal and the server at once. */
function hide<C extends Content>(s: Next<C>, final: boolean, effects: Effect<C>[]): void {
  if (!isDirty(s)) return;
  if (s.journal.kept !== s.edit) keep(s, effects);
  if (!final && s.flight) {
    s.urgent = true;
    return;
  }
  if (!maySend({ ...s, flight: null }) || isAway(s)) return;
  // The one under way may be cut off with the page.
  lose(s);
  put(s, true, effects);
}

/** Everything that is in the editor is on the server, too. */
function rest<C extends Content>(s: Next<C>, before: boolean, effects: Effect<C>[]): void {
  if (before || s.journal.kept !== null || s.journal.writing !== null) effects.push({ kind: "forget" });
  s.journal = { ...s.journal, kept: null, writing: null, since: null, retryAt: null, forgotten: s.edit };
  s.firstAt = null;
  s.lastAt = null;
  s.retryAt = null;
  s.urgent = false;
  s.trouble = null;
  s.replaces = false;
  if (s.look) {
    s.look = false;
    effects.push({ kind: "look" });
  }
}

/** What is due goes to the journal and to the server; what is not due yet is waited for. */
function work<C extends Content>(s: Next<C>, at: number, effects: Effect<C>[]): void {
  const dues: number[] = [];
  if (s.journal.kept !== s.edit && s.journal.writing === null) {
    const since = s.journal.since ?? at;
    const due = s.journal.retryAt ?? Math.min((s.lastAt ?? since) + timing.keepPause, since + timing.keepMost);
    if (due <= at) keep(s, effects);
    else dues.push(due);
  }
  if (maySend(s)) {
    const due = sendDue(s, at);
    if (due <= at) put(s, false, effects);
    else dues.push(due);
  }
  if (dues.length > 0) effects.push({ kind: "wake", at: Math.min(...dues) });
}

function sendDue<C>(s: Next<C>, at: number): number {
  if (s.retryAt !== null && (!s.urgent || isAway(s))) return s.retryAt;
  if (s.urgent) return at;
  if (!s.online) return (s.firstAt ?? at) + timing.retryMost;
  if (s.firstAt === null || s.lastAt === null) return at;
  const bare = s.journal.fault !== null;
  return Math.min(
    s.lastAt + (bare ? timing.barePause : timing.pause),
    s.firstAt + (bare ? timing.bareMost : timing.most),
  );
}

/** Whether the server may have it: nothing is under way, nothing to be settled, and it was not refused. */
function maySend<C extends Content>(s: Next<C>): boolean {
  if (!s.sends || s.flight || s.theirs) return false;
  return !(s.trouble?.kind === "refused" && s.trouble.edit === s.edit);
}

/** Whether the server does not take it because of who is signed in, if anybody. */
function isAway<C>({ trouble }: Next<C>): boolean {
  return trouble?.kind === "signed-out" || trouble?.kind === "another-person";
}

function keep<C extends Content>(s: Next<C>, effects: Effect<C>[]): void {
  s.journal.writing = s.edit;
  s.journal.retryAt = null;
  effects.push({ kind: "keep", edit: s.edit, entry: entryOf(s) });
}

function put<C extends Content>(s: Next<C>, leaving: boolean, effects: Effect<C>[]): void {
  const { content, edit, base, replaces } = s;
  s.request += 1;
  s.flight = { request: s.request, content, edit, base: base.version };
  s.urgent = false;
  s.retryAt = null;
  s.firstAt = null;
  s.lastAt = null;
  effects.push({ kind: "put", request: s.request, content, version: base.version, replaces, leaving });
}
