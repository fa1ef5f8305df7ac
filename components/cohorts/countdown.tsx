"use client";

import { useEffect, useRef, useState } from "react";
import { remaining, span } from "#lib/clock.ts";
import { useLeft } from "./use-left.ts";

/** Minutes before the deadline at which it is said to those who hear the page; never in between. */
const SAID_AT = [60, 30, 15, 5, 1] as const;

/**
 * How long is left, by the server's clock: the computer's own may be wrong by a day. Without
 * script it says what was left when the page was made.
 * @param now the server's time when the page was made, ISO
 * @param passed what it means that the deadline has passed, shown when it does while the page is open
 */
export function Countdown({ now, closesAt, passed }: { now: string; closesAt: string; passed?: React.ReactNode }) {
  const ms = useLeft(now, closesAt);
  const [said, setSaid] = useState("");
  const before = useRef<number | null>(null);
  const over = ms !== null && ms < 0;

  useEffect(() => {
    if (ms === null) return;
    const was = before.current;
    before.current = ms;
    const crossed = SAID_AT.find((minutes) => was !== null && was > minutes * 60_000 && ms <= minutes * 60_000);
    if (crossed) setSaid(`${crossed} ${crossed === 1 ? "minute" : "minutes"} until the deadline.`);
  }, [ms]);

  const atFirst = Date.parse(closesAt) - Date.parse(now);
  return (
    <>
      <p role="timer" className="figures font-semibold">
        {ms === null
          ? atFirst >= 0 && `${span(atFirst)} left`
          : over
            ? "The deadline has passed."
            : `${remaining(ms)} left`}
      </p>
      {/* There from the beginning, since only a change in it is said. */}
      <div role="status" className={over && passed ? "max-w-2xl" : "sr-only"}>
        {over ? (passed ?? "The deadline has passed.") : said}
      </div>
    </>
  );
}
