// Texts that the server has not acknowledged yet, on this computer: IndexedDB, written with strict
// durability, so that they outlive a crash. Every look-up is by the person's id: what somebody
// else left here is never read.
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Content } from "./content.ts";
import type { Entry } from "./state.ts";

export type Kept = Entry<Content> & {
  person: string;
  /** Which text: "essay:<id>", "review:<project>/<code>", "form:<path>#<id>". */
  draft: string;
  /** Who keeps it: one open editor. Two tabs with the same text never write over each other's. */
  editor: string;
  /** This computer's clock, milliseconds since 1970. */
  typedAt: number;
  /** What it is, for people, and where it is edited. */
  label: string;
  href: string;
  /** What goes along when it is sent, such as the number of the text that a review is about. */
  extra?: Content | undefined;
};

interface Tables extends DBSchema {
  kept: { key: [string, string]; value: Kept; indexes: { draft: [string, string] } };
}

/** Errors are values here: why nothing can be kept, in words that end a sentence. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; why: string };

/** A browser that neither opens the database nor says why is not waited for longer, in milliseconds. */
const PATIENCE = 10_000;

let database: Promise<IDBPDatabase<Tables>> | null = null;

function opened(): Promise<IDBPDatabase<Tables>> {
  if (database) return database;
  const opening = openDB<Tables>("prentice-journal", 1, {
    upgrade(created) {
      const kept = created.createObjectStore("kept", { keyPath: ["person", "editor"] });
      kept.createIndex("draft", ["person", "draft"]);
    },
    blocking(_from, _to, event) {
      (event.target as IDBDatabase).close();
      forgetIt();
    },
    terminated: forgetIt,
  });
  // What failed is tried anew the next time; what is only slow is waited for anew.
  opening.catch(forgetIt);
  database = opening;
  return opening;
}

function forgetIt(): void {
  database = null;
}

function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  return new Promise((done, fail) => {
    const timer = setTimeout(() => fail(new Error("The database does not open.")), milliseconds);
    work.then(done, fail).finally(() => clearTimeout(timer));
  });
}

async function attempt<T>(work: (db: IDBPDatabase<Tables>) => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await work(await within(PATIENCE, opened())) };
  } catch (error) {
    const name = error instanceof Error ? error.name : "";
    // A connection that was closed under us: the next attempt opens another.
    if (name === "InvalidStateError") database = null;
    return {
      ok: false,
      why: name === "QuotaExceededError" ? "its storage is full" : "this browser window may not store anything",
    };
  }
}

/** Everything of one person; keys are ordered, and an array is greater than any string. */
const everyEditor = (person: string) => IDBKeyRange.bound([person], [person, []]);

/**
 * Writes an entry, in place of the one that this editor had, and removes those of `gone` editors
 * in the same transaction. Once it is answered, it is on the disk.
 */
export function keep(entry: Kept, gone: readonly string[] = []): Promise<Outcome<void>> {
  return attempt(async (db) => {
    const tx = db.transaction("kept", "readwrite", { durability: "strict" });
    quietly(tx.store.put(entry));
    for (const editor of gone) quietly(tx.store.delete([entry.person, editor]));
    tx.commit();
    await tx.done;
  });
}

/** Removes what these editors of the person kept. Should that come back after a crash, it is known to be stored. */
export function forget(person: string, editors: readonly string[]): Promise<Outcome<void>> {
  return attempt(async (db) => {
    const tx = db.transaction("kept", "readwrite", { durability: "relaxed" });
    for (const editor of editors) quietly(tx.store.delete([person, editor]));
    tx.commit();
    await tx.done;
  });
}

/** What is kept of one text of the person, the newest first. */
export function keptOf(person: string, draft: string): Promise<Outcome<Kept[]>> {
  return attempt(async (db) => newestFirst(await db.getAllFromIndex("kept", "draft", [person, draft])));
}

/** Everything of the person that has not been sent from this computer, the newest first. */
export function unsentOf(person: string): Promise<Outcome<Kept[]>> {
  return attempt(async (db) => newestFirst(await db.getAll("kept", everyEditor(person))));
}

/** Removes everything of the person from this computer. */
export function clear(person: string): Promise<Outcome<void>> {
  return attempt(async (db) => {
    const tx = db.transaction("kept", "readwrite", { durability: "strict" });
    quietly(tx.store.delete(everyEditor(person)));
    await tx.done;
  });
}

/** What a single request failed of is less than what its transaction says. */
function quietly(request: Promise<unknown>): void {
  request.catch(() => {});
}

function newestFirst(kept: Kept[]): Kept[] {
  return kept.sort((one, other) => other.typedAt - one.typedAt);
}
