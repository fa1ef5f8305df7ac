"use client";

import { useEffect, useState } from "react";
import { announcement, type Demand, standing } from "#lib/essays/rules.ts";
import { rangeText, wordsText } from "#lib/words.ts";

/** After this long without typing, the count is said to those who hear the page. */
const PAUSE_MS = 2_000;

/**
 * The number of words, and whether it fits each application that asks this problem.
 * @param sendable whether one of them can still be submitted
 */
export function Count({ words, demands, sendable }: { words: number; demands: Demand[]; sendable: boolean }) {
  const sentence = announcement(words, demands);
  const [said, setSaid] = useState("");
  useEffect(() => {
    // Not at the first pause: that is the page as it came.
    const timer = setTimeout(() => setSaid((old) => (old === "" ? " " : sentence)), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [sentence]);
  return (
    <div className="space-y-3">
      <p className="figures text-2xl font-semibold" id="word-count">
        {wordsText(words)}
      </p>
      {demands.length > 0 && (
        <ul className="space-y-3">
          {demands.map((demand) => {
            const stands = standing(words, demand.range);
            return (
              <li key={demand.applicationId}>
                <span className="font-semibold">{demand.project}</span>: {rangeText(demand.range)}:{" "}
                <span className={`font-semibold ${stands.fits ? "text-good" : "text-warn"}`}>{stands.text}</span>
              </li>
            );
          })}
        </ul>
      )}
      <p className="text-[0.9375rem] text-quiet">
        A draft may be of any length.{sendable && " The limits count when you submit."}
      </p>
      <p role="status" className="sr-only">
        {said.trim()}
      </p>
    </div>
  );
}
