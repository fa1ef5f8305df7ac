"use client";

import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { Content } from "#lib/drafts/content.ts";
import type { Draft, Keeper, Returned, View } from "#lib/drafts/keeper.ts";
import { keeperOf } from "#lib/drafts/keepers.ts";
import { personHere } from "#lib/drafts/person.ts";
import type { Stored } from "#lib/drafts/state.ts";

type Options<C> = Omit<Draft<C>, "person"> & {
  stored: Stored<C>;
  /** What came back with the page, since it was refused without script. */
  unsent?: Returned<C> | undefined;
  /** Puts another content into the fields. */
  show(content: C): void;
};

/**
 * A draft that is saved while it is typed, and kept on this computer until it is: see
 * lib/drafts/sync.ts. The fields stay the browser's own; `keeper.send({kind: "typed", …})` tells
 * of every change, `show` puts another text into them.
 */
export function useDraft<C extends Content>(options: Options<C>): { keeper: Keeper<C>; view: View<C> } {
  const { stored, unsent, show, ...draft } = options;
  const [keeper] = useState(() =>
    keeperOf({ ...draft, person: typeof document === "undefined" ? null : personHere() }, stored, unsent),
  );
  const view = useSyncExternalStore(
    keeper.subscribe,
    () => keeper.view,
    () => keeper.view,
  );
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  useEffect(() => {
    // What the page brings along, such as the prompts that it shows, is the newest page's.
    const { extra, sends } = latest.current;
    keeper.update({ put: (content, sending) => latest.current.put(content, sending), extra, sends });
    const stop = keeper.onShow((content) => latest.current.show(content));
    const leave = keeper.attach();
    return () => {
      stop();
      leave();
    };
  }, [keeper]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page made anew with a newer text
  useEffect(() => {
    keeper.send({ kind: "stored", stored: latest.current.stored });
  }, [keeper, stored.version]);
  return { keeper, view };
}
