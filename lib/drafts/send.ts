import type { Fields } from "#lib/result.ts";
import type { Content } from "./content.ts";
import { PERSON_HEADER } from "./person.ts";
import type { Answer, Stored } from "./state.ts";

/** A save without an answer is given up after so many milliseconds; what became of it is then not known. */
export const PATIENCE = 20_000;

/** Browsers let a page that is closed send 64 KiB; a bit less, since the headers count. */
const LAST_WORDS = 60_000;

export type Sending = {
  version: number;
  /** The text that is stored was seen and chosen against: it stays in the history. */
  replaces: boolean;
  /** The page may be gone before the answer. */
  leaving: boolean;
  /** Whose text it is. */
  person: string | null;
  /** What goes along with this kind of draft, as its journal entry keeps it. */
  extra?: Content | undefined;
};

/** Sends a draft's content. Never throws: what came of it is the answer. */
export type Put<C> = (content: C, sending: Sending) => Promise<Answer<C>>;

type Body =
  | { ok: true; version: number; savedAt: string }
  | { ok: false; code: string; message: string; fields?: Fields };

/**
 * PUTs a draft as JSON and reads the answer that every such endpoint gives.
 * @param stored the other text in the answer to a conflict; null when there is none any more
 * @param refused is shown the answer to a draft that the server does not take
 */
export async function putDraft<C, S>(
  address: string,
  body: object,
  { person, leaving }: Sending,
  stored: (answer: S) => Stored<C> | null,
  refused?: (answer: S) => void,
): Promise<Answer<C>> {
  const json = JSON.stringify(body);
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  let answer: Body | null;
  try {
    const response = await fetch(address, {
      method: "PUT",
      headers: { "Content-Type": "application/json", ...(person ? { [PERSON_HEADER]: person } : {}) },
      body: json,
      signal: stop.signal,
      keepalive: leaving && new Blob([json]).size <= LAST_WORDS,
    });
    answer = await response.json();
  } catch (error) {
    const why = error instanceof SyntaxError ? "the server gave no proper answer" : "the server does not answer";
    return { kind: "unknown", why };
  } finally {
    clearTimeout(timer);
  }
  if (typeof answer?.ok !== "boolean") return { kind: "unknown", why: "the server gave no proper answer" };
  if (answer.ok) return { kind: "saved", version: answer.version, savedAt: answer.savedAt };
  const { code, message, fields = {} } = answer;
  if (code === "signed-out" || code === "another-person") return { kind: code };
  if (code === "fault") return { kind: "unknown", why: "something went wrong on the server’s side" };
  const other = code === "conflict" ? stored(answer as S) : null;
  if (other) return { kind: "conflict", stored: other };
  refused?.(answer as S);
  return { kind: "refused", message, fields };
}
