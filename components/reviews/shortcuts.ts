import { personHere } from "#lib/drafts/person.ts";

/** What each key does, in the order in which the help lists them. */
export const shortcuts = [
  { keys: ["0", "…", "9"], does: "Give the current criterion this score, and go to the next" },
  { keys: ["j", "k"], does: "Next, previous criterion; there, the arrows up and down do the same" },
  { keys: ["s"], does: "Submit the review and go to the next application" },
  { keys: ["n"], does: "Skip this application; it comes back after the others" },
  { keys: ["f"], does: "Flag it for yourself, or take the flag away" },
  { keys: ["p"], does: "Go back to the application that you handled last" },
  { keys: ["?"], does: "Show this list" },
] as const;

/** A key that is meant for the page: pressed alone, and not while something is typed or a dialog is open. */
export function keyMeant(event: KeyboardEvent): string | null {
  if (event.defaultPrevented || event.isComposing || event.repeat) return null;
  if (event.ctrlKey || event.metaKey || event.altKey || (event.shiftKey && event.key !== "?")) return null;
  const { target } = event;
  if (target instanceof HTMLElement && isTypedInto(target)) return null;
  return document.querySelector("dialog[open]") ? null : event.key;
}

const pressed = new Set(["radio", "checkbox", "button", "submit", "reset"]);

function isTypedInto(element: HTMLElement): boolean {
  if (element instanceof HTMLInputElement) return !pressed.has(element.type);
  return element.isContentEditable || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement;
}

/** Presses the first button or link on the page that answers to a key. @returns what it was called, null when there is none */
export function pressShortcut(key: string): string | null {
  const found = [...document.querySelectorAll<HTMLElement>(`[data-shortcut="${key}"]`)].find((one) =>
    one.checkVisibility(),
  );
  const name = found?.textContent ?? null;
  found?.click();
  return name;
}

const OFF = "off";
const listeners = new Set<() => void>();
/** Where the browser keeps nothing, the choice holds for this page. */
let here: boolean | null = null;

function place(): string {
  return `prentice:shortcuts:${personHere() ?? ""}`;
}

/** Whether this person wants the keys to do anything, as they said in this browser. */
export function shortcutsOn(): boolean {
  try {
    return localStorage.getItem(place()) !== OFF;
  } catch {
    return here ?? true;
  }
}

export function setShortcuts(on: boolean): void {
  here = on;
  try {
    if (on) localStorage.removeItem(place());
    else localStorage.setItem(place(), OFF);
  } catch {
    // Kept for this page alone.
  }
  for (const tell of listeners) tell();
}

/** For useSyncExternalStore: hears also of another tab's change. */
export function onShortcuts(tell: () => void): () => void {
  listeners.add(tell);
  addEventListener("storage", tell);
  return () => {
    listeners.delete(tell);
    removeEventListener("storage", tell);
  };
}
