import { useEffect, useState } from "react";
import { untilNextWord } from "#lib/clock.ts";
import { askServer, heardInPage, left, onServerClock } from "./server-clock.ts";

/** A computer that slept, or a page from the browser's history, may have stopped counting: so long at most. */
const ASK_AGAIN = 600_000;

/**
 * Milliseconds until then by the server's clock, brought up to date whenever it would be told in
 * other words; null before the script runs.
 * @param now the server's time when the page was made, ISO
 */
export function useLeft(now: string, until: string): number | null {
  const [ms, setMs] = useState<number | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tick = () => {
      clearTimeout(timer);
      const rest = left(Date.parse(until));
      setMs(rest);
      if (rest !== null && rest > 0) timer = setTimeout(tick, Math.min(untilNextWord(rest), 2 ** 30));
    };
    const ask = () => document.visibilityState === "visible" && void askServer();
    heardInPage(Date.parse(now));
    const silence = onServerClock(tick);
    tick();
    ask();
    const again = setInterval(ask, ASK_AGAIN);
    const events = ["pageshow", "online"] as const;
    for (const event of events) addEventListener(event, ask);
    document.addEventListener("visibilitychange", ask);
    return () => {
      silence();
      clearTimeout(timer);
      clearInterval(again);
      for (const event of events) removeEventListener(event, ask);
      document.removeEventListener("visibilitychange", ask);
    };
  }, [now, until]);
  return ms;
}
