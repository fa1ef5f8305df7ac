import { same } from "#lib/drafts/content.ts";
import type { Answer, Stored } from "#lib/drafts/state.ts";

export type Text = { text: string };

/** What only the world knows of an editor: the texts its person has seen there, and which versions they chose against. */
export type Ghost = { seen: Set<string>; against: Set<number> };

/** A server as lib/essays/save.ts is one, which also knows what the person who saves has seen. */
export class Server {
  version = 1;
  readonly sessions = new Set([1, 2]);
  /** Every text that was ever stored, by version. */
  readonly texts = new Map<number, { text: string; at: number }>([[1, { text: "", at: 0 }]]);
  /** Texts kept because they were replaced by choice, by version. */
  readonly history = new Map<number, string>();
  readonly #fail: (what: string) => void;
  readonly #careless: boolean;

  /** @param careless it does not look at versions, which is a bug */
  constructor(fail: (what: string) => void, careless: boolean) {
    this.#fail = fail;
    this.#careless = careless;
  }

  stored(version = this.version): Stored<Text> {
    const { text, at } = this.texts.get(version) ?? { text: "", at: 0 };
    return { content: { text }, version, savedAt: String(at) };
  }

  save(content: Text, base: number, replaces: boolean, session: number, ghost: Ghost, now: number): Answer<Text> {
    if (!this.sessions.has(session)) return { kind: "signed-out" };
    const stored = this.stored();
    const { version, savedAt } = stored;
    const { text } = stored.content;
    if (base !== version && !this.#careless)
      return same(content, stored.content) ? { kind: "saved", version, savedAt } : { kind: "conflict", stored };
    if (replaces) this.history.set(version, text);
    if (!ghost.seen.has(text)) this.#fail(`version ${version} was overwritten unseen: “${text}”`);
    if (ghost.against.has(version) && this.history.get(version) !== text)
      this.#fail(`version ${version}, chosen against, is not in the history`);
    this.version += 1;
    this.texts.set(this.version, { text: content.text, at: now });
    return { kind: "saved", version: this.version, savedAt: String(now) };
  }
}
