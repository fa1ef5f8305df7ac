import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { CriterionToScore } from "#lib/reviews/shown.ts";
import { keyMeant, onShortcuts, pressShortcut, shortcutsOn } from "./shortcuts.ts";

/** The id of a criterion's group of scores in the page. */
export function groupId(criterion: string): string {
  return `criterion-${criterion}`;
}

/** What is said of a button that was pressed by its key; where one is led on, the next page says the rest. */
const done: Record<string, string> = {
  Skip: "Skipping.",
  Flag: "Flagged.",
  "Remove flag": "Flag taken away.",
  Previous: "Going back.",
  "Submit and next": "Submitting.",
};

/**
 * Scoring by single keys. The current criterion is the one that has the focus, or had it last, or
 * the first without a score.
 * @param criteria those that can be scored now; none when there is no form
 * @returns `current` once keys were used, and `said`, what the last one did, for a live region
 */
export function useKeyboard(criteria: readonly CriterionToScore[]) {
  const on = useSyncExternalStore(onShortcuts, shortcutsOn, () => false);
  const [current, setCurrent] = useState<string | null>(null);
  const [said, setSaid] = useState({ text: "", count: 0 });
  const last = useRef<string | null>(null);
  const say = useCallback((text: string) => setSaid(({ count }) => ({ text, count: count + 1 })), []);

  useEffect(() => {
    if (!on) return;
    const place = () => {
      const focused = document.activeElement?.closest("[data-criterion]")?.id;
      const at = criteria.findIndex(({ id }) => groupId(id) === focused || (!focused && id === last.current));
      const unscored = criteria.findIndex(({ id }) => !checkedIn(id));
      return { at: at >= 0 ? at : Math.max(0, unscored), focused: focused !== undefined };
    };
    const go = (at: number): CriterionToScore | undefined => {
      const criterion = criteria[at];
      if (!criterion) return undefined;
      last.current = criterion.id;
      setCurrent(criterion.id);
      document.getElementById(groupId(criterion.id))?.focus();
      return criterion;
    };
    const score = (digit: string) => {
      const { at } = place();
      const criterion = criteria[at];
      if (!criterion) return;
      const { id, name, scaleMin, scaleMax } = criterion;
      const value = digit === "0" && scaleMin > 0 && scaleMax >= 10 ? "10" : digit;
      const radio = document.getElementById(groupId(id))?.querySelector<HTMLInputElement>(`input[value="${value}"]`);
      if (!radio) {
        go(at);
        return say(`${name} goes from ${scaleMin} to ${scaleMax}.`);
      }
      radio.click();
      const next = go(at + 1);
      if (!next) go(at);
      const all = criteria.every((one) => checkedIn(one.id));
      const ahead = next
        ? `Next: ${next.name}.`
        : all
          ? "All criteria are scored; s submits."
          : "Some have no score yet.";
      say(`${name}: ${value} of ${scaleMax}. ${ahead}`);
    };
    const press = (event: KeyboardEvent) => {
      const key = keyMeant(event);
      if (key === null) return;
      const onGroup = document.activeElement?.matches("[data-criterion]") ?? false;
      const step =
        key === "j" || (onGroup && key === "ArrowDown") ? 1 : key === "k" || (onGroup && key === "ArrowUp") ? -1 : 0;
      if (step !== 0 && criteria.length > 0) {
        event.preventDefault();
        const { at, focused } = place();
        // The first press goes to the rubric, the others about in it.
        go(Math.min(criteria.length - 1, Math.max(0, focused ? at + step : at)));
      } else if (/^[0-9]$/.test(key) && criteria.length > 0) {
        event.preventDefault();
        score(key);
      } else if (/^[snfp?]$/.test(key)) {
        const pressed = pressShortcut(key);
        if (pressed === null) return;
        event.preventDefault();
        if (done[pressed]) say(done[pressed]);
      }
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [on, criteria, say]);

  return { current: on ? current : null, said };
}

function checkedIn(criterion: string): boolean {
  return document.getElementById(groupId(criterion))?.querySelector("input:checked") !== null;
}
