// The keepers of this browser tab, by person and draft, and what the page as a whole tells them.
import type { Content } from "./content.ts";
import { type Draft, Keeper, type Returned } from "./keeper.ts";
import { isDirty, type Stored } from "./state.ts";

// biome-ignore lint/suspicious/noExplicitAny: keepers of every kind of draft stand side by side
const keepers = new Map<string, Keeper<any>>();
const watchers = new Set<() => void>();

/**
 * The keeper of a draft in this tab: one and the same while the tab lives, so that coming back to
 * the editor finds the newest text, though the router may show the page as it was before. On the
 * server it is new each time, and does nothing.
 * @param unsent what came back with the page because it was refused
 */
export function keeperOf<C extends Content>(draft: Draft<C>, stored: Stored<C>, unsent?: Returned<C>): Keeper<C> {
  if (typeof window === "undefined") return new Keeper(draft, stored, unsent);
  const key = `${draft.person}:${draft.name}`;
  const known = keepers.get(key);
  if (known) return known;
  if (keepers.size === 0) watchPage();
  const keeper = new Keeper(draft, stored, unsent);
  keepers.set(key, keeper);
  keeper.subscribe(() => {
    for (const watch of watchers) watch();
  });
  return keeper;
}

/** Every keeper in this tab that holds what is not saved. */
export function unsavedHere(person: string): Keeper<Content>[] {
  return [...keepers.values()].filter((keeper) => keeper.draft.person === person && isDirty(keeper.view.state));
}

/** Nothing of the person is kept on this computer by this tab any more. */
export function muteHere(person: string): void {
  for (const keeper of keepers.values()) if (keeper.draft.person === person) keeper.mute();
}

/** When a text was last saved, as far as this tab knows, by the server's clock; "" if none was from here. */
export function lastSaved(): string {
  const times = [...keepers.values()].map(({ view: { state } }) => (state.acknowledged ? state.base.savedAt : ""));
  return times.sort().at(-1) ?? "";
}

/** Calls back at every change of any keeper of this tab. */
export function onChange(watch: () => void): () => void {
  watchers.add(watch);
  return () => watchers.delete(watch);
}

function watchPage(): void {
  const all = (tell: (keeper: Keeper<Content>) => void) => () => {
    for (const keeper of keepers.values()) tell(keeper);
  };
  addEventListener(
    "online",
    all((keeper) => keeper.send({ kind: "online" })),
  );
  addEventListener(
    "offline",
    all((keeper) => keeper.send({ kind: "offline" })),
  );
  addEventListener(
    "focus",
    all((keeper) => keeper.send({ kind: "returned" })),
  );
  document.addEventListener("visibilitychange", () => {
    const hidden = document.visibilityState === "hidden";
    all((keeper) => keeper.send(hidden ? { kind: "hidden", final: false } : { kind: "returned" }))();
  });
  // While the next page is asked for there is still time; once this one is hidden, there may be none.
  addEventListener(
    "beforeunload",
    all((keeper) => keeper.send({ kind: "hidden", final: false })),
  );
  addEventListener("pagehide", ({ persisted }) => {
    all((keeper) => {
      keeper.send({ kind: "hidden", final: true });
      if (persisted) keeper.freeze();
    })();
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) all((keeper) => keeper.thaw())();
  });
}
