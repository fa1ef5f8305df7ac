import { useEffect } from "react";
import type { Content } from "#lib/drafts/content.ts";
import type { Keeper } from "#lib/drafts/keeper.ts";
import { isAtRisk } from "#lib/drafts/state.ts";
import { standingOf } from "#lib/drafts/words.ts";

/**
 * Warns before the page is closed while closing it would lose text, or leave text behind that is
 * on no server and waits for its author. Within the portal a draft goes on being saved.
 */
export function useLeaving<C extends Content>(keeper: Keeper<C>): void {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      const { state } = keeper.view;
      if (isAtRisk(state) || standingOf(state) === "stuck") event.preventDefault();
    };
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [keeper]);
}
