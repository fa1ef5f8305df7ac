// Which text builds on which: what the pure machine of sync.ts knows of the server's versions.
import { type Content, markOf, same } from "./content.ts";
import { type Choice, type Effect, timing } from "./events.ts";
import { type Answer, type Entry, isDirty, type Next, type Stored } from "./state.ts";

/** @returns whether it is another content than before */
export function change<C extends Content>(s: Next<C>, content: C, at: number): boolean {
  if (same(content, s.content)) return false;
  s.content = content;
  s.edit += 1;
  s.firstAt ??= at;
  s.lastAt = at;
  s.journal.since ??= at;
  return true;
}

/** What came of a save: of the one under way, or late, of one that was given up. */
export function answered<C extends Content>(
  s: Next<C>,
  request: number,
  answer: Answer<C>,
  at: number,
  jitter: number,
  effects: Effect<C>[],
): void {
  const current = s.flight?.request === request;
  // Of one that was given up, only that it was saved after all is news.
  const sent = current ? s.flight : answer.kind === "saved" && s.tried.find((one) => one.request === request);
  if (!sent || sent.content === null) return;
  const edit = s.flight?.edit ?? s.edit;
  if (answer.kind === "unknown") {
    lose(s);
    s.failures += 1;
    const delay = Math.min(timing.retryMost, timing.retryFirst * 2 ** Math.min(s.failures - 1, 10));
    s.retryAt = at + Math.round(delay * (1 + jitter / 4));
    s.trouble = { kind: "unknown", why: answer.why };
    return;
  }
  // Of one that was turned away for who is signed in, the network may have sent a copy before that.
  if (answer.kind === "signed-out" || answer.kind === "another-person") lose(s);
  if (current) s.flight = null;
  s.failures = 0;
  s.retryAt = null;
  s.trouble = null;
  s.online = true;
  if (answer.kind === "saved") {
    if (answer.version < s.base.version) return;
    const stored = { content: sent.content, version: answer.version, savedAt: answer.savedAt };
    build(s, stored);
    s.replaces = false;
    s.acknowledged = true;
    effects.push({ kind: "tell", stored });
  } else if (answer.kind === "conflict") {
    const { stored } = answer;
    // By now it may be known, from a late answer or another tab: then the same goes again on that.
    // A lower version than the one named is a server that was set back.
    const newest = s.theirs?.version ?? s.base.version;
    if (stored.version > newest || stored.version < sent.base) s.theirs = stored;
    else s.urgent = true;
  } else if (answer.kind === "refused")
    s.trouble = { kind: "refused", message: answer.message, fields: answer.fields, edit };
  else {
    s.trouble = { kind: answer.kind };
    // Somebody may have signed in while this was on its way, or where no tab tells of it.
    s.retryAt = at + timing.retryMost;
  }
}

/** The save under way may have reached the server or not. */
export function lose<C extends Content>(s: Next<C>): void {
  if (!s.flight) return;
  const { request, content, base } = s.flight;
  s.tried = [...s.tried.slice(-49), { request, content, mark: markOf(content), base }];
  s.flight = null;
}

/** From now on the text here builds on this one. What was tried on an older version can't be saved any more. */
function build<C extends Content>(s: Next<C>, stored: Stored<C>): void {
  s.base = stored;
  s.known = [...s.known.slice(-49), markOf(stored.content)];
  s.tried = s.tried.filter((one) => one.base === stored.version);
  if (s.theirs && s.theirs.version <= stored.version) s.theirs = null;
}

/** Another tab or a newer page says what is stored. */
export function learn<C>(s: Next<C>, stored: Stored<C>): void {
  if (stored.version > Math.max(s.base.version, s.theirs?.version ?? 0)) s.theirs = stored;
}

/**
 * Another text is stored. It may be one that was sent from here, or the one that this builds on;
 * or nothing here stands in its way. Else it stays `theirs`, for the person to settle.
 */
export function meet<C extends Content>(s: Next<C>, effects: Effect<C>[]): void {
  const { theirs, base } = s;
  if (!theirs) return;
  const known = same(s.content, theirs.content) || (base.content !== null && same(base.content, theirs.content));
  const mark = s.tried.length > 0 ? markOf(theirs.content) : "";
  if (known || s.tried.some((one) => one.mark === mark)) {
    build(s, theirs);
    s.urgent = true;
  } else if (!isDirty(s)) {
    build(s, theirs);
    s.content = theirs.content;
    s.edit += 1;
    s.took = true;
    s.found = null;
    effects.push({ kind: "show" });
  }
}

/** A text that another editor on this computer could not send: it goes on from here, as it was. */
export function find<C extends Content>(
  s: Next<C>,
  entry: Entry<C>,
  typedAt: number,
  at: number,
  effects: Effect<C>[],
): void {
  s.look = true;
  const { base } = s;
  // Its editor was closed before it could remove what the server had taken; unless something else
  // that it had sent may still arrive there.
  const pending = entry.base === base.version && entry.tried.length > 0;
  if (s.known.includes(markOf(entry.content)) && !pending) {
    effects.push({ kind: "drop" });
    return;
  }
  if (isDirty(s) || s.theirs || base.content === null) {
    effects.push({ kind: "leave" });
    return;
  }
  const stored: Stored<C> = { ...base, content: base.content };
  if (change(s, entry.content, at)) {
    s.found = typedAt;
    effects.push({ kind: "show" });
  }
  s.urgent = true;
  if (entry.base === stored.version) {
    s.replaces = entry.replaces;
    s.tried = triedBefore(entry);
  } else if (entry.base > stored.version) {
    // The page is older than what that editor had seen.
    s.base = { content: null, version: entry.base, savedAt: stored.savedAt };
    s.replaces = entry.replaces;
    s.tried = triedBefore(entry);
  } else if (!entry.tried.includes(markOf(stored.content))) {
    s.base = { content: null, version: entry.base, savedAt: stored.savedAt };
    s.theirs = stored;
  }
}

function triedBefore<C>({ tried, base }: Entry<C>): Next<C>["tried"] {
  return tried.map((mark) => ({ request: 0, content: null, mark, base }));
}

/** The person has seen both texts and chosen. */
export function settle<C extends Content>(s: Next<C>, choice: Choice<C>, at: number, effects: Effect<C>[]): void {
  const { theirs } = s;
  // A third text may have come after the one that was shown: nobody has chosen about it.
  if (!theirs || s.flight || theirs.version !== choice.version) return;
  build(s, theirs);
  s.theirs = null;
  s.tried = [];
  s.found = null;
  if (choice.kind === "take-theirs") {
    change(s, theirs.content, at);
    effects.push({ kind: "show" });
    return;
  }
  s.replaces = true;
  if (choice.kind === "keep-both" && change(s, choice.content, at)) effects.push({ kind: "show" });
  else {
    s.urgent = true;
    // The journal is to say that it was settled.
    s.edit += 1;
    s.journal.since ??= at;
  }
}
