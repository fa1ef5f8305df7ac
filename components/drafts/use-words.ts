import { useEffect, useRef, useState } from "react";
import { utc } from "#lib/clock.ts";
import type { Content } from "#lib/drafts/content.ts";
import { conflictOf, isDirty, type State } from "#lib/drafts/state.ts";
import { type Standing, standingOf, statusText } from "#lib/drafts/words.ts";

/** "14:32:07" where the reader is. */
export function timeOfDay(iso: string): string {
  return new Date(iso).toLocaleTimeString("en-GB", { hourCycle: "h23" });
}

const now = () => (typeof performance === "undefined" ? 0 : performance.now());

type Words = {
  text: string;
  standing: Standing;
  /** What those hear who don't see the page: failures, their end, and what was asked for. */
  said: string;
};

/** The state of a draft in words, with the seconds until the next try running down. */
export function useWords<C extends Content>(state: State<C>, asked: number): Words {
  const [, tick] = useState(0);
  const counting = state.retryAt !== null && isDirty(state) && !state.flight;
  useEffect(() => {
    if (!counting) return;
    const timer = setInterval(() => tick((count) => count + 1), 1_000);
    return () => clearInterval(timer);
  }, [counting]);

  const standing = standingOf(state);
  const time = state.acknowledged ? timeOfDay : (iso: string) => utc(new Date(iso));
  const text = statusText(state, { time, now: now() });

  const [said, say] = useState("");
  const heard = useRef({ failed: false, asked });
  const failure = isDirty(state) && (conflictOf(state) || state.trouble || !state.online) ? standing : "";
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each change of what is to be heard, not of the seconds
  useEffect(() => {
    const before = heard.current;
    if (failure) {
      before.failed = true;
      // What only the person can mend is an alert on the page.
      if (failure === "pending") say(text.replace(/, trying again.*/, ", trying again by itself"));
      return;
    }
    if (isDirty(state) || (!before.failed && before.asked === asked)) return;
    heard.current = { failed: false, asked };
    say(`Saved at ${timeOfDay(state.base.savedAt)}`);
  }, [failure, asked, isDirty(state)]);
  return { text, standing, said };
}
