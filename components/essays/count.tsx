"use client";

import { useEffect, useState } from "react";
import { fitSentence } from "#lib/essays/fit.ts";
import type { Demand } from "#lib/essays/rules.ts";
import { amountText, limitsText } from "#lib/problems/kinds.ts";
import { fitOf, type WordRange } from "#lib/words.ts";
import type { ProblemKind } from "#prisma/generated/enums.ts";

/** After this long without typing, the count is said to those who hear the page. */
const PAUSE_MS = 2_000;

type Props = {
  kind: ProblemKind;
  /** What the ranges count: words, or links. */
  amount: number;
  demands: (Demand & { name: string })[];
  /** Whether one of them can still be submitted. */
  sendable: boolean;
};

/** How much has been written, and whether it fits each application that asks this problem. */
export function Count({ kind, amount, demands, sendable }: Props) {
  const sentence = `${amountText(kind, amount)}. ${fitSentence(kind, amount, demands)}`;
  const [said, setSaid] = useState("");
  useEffect(() => {
    // Not at the first pause: that is the page as it came.
    const timer = setTimeout(() => setSaid((old) => (old === "" ? " " : sentence)), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [sentence]);
  return (
    <div className="space-y-3">
      <p className="figures text-2xl font-semibold" id="word-count">
        {amountText(kind, amount)}
      </p>
      {demands.length > 0 && (
        <ul className="space-y-3">
          {demands.map((demand) => {
            const stands = standing(kind, amount, demand.range);
            return (
              <li key={demand.applicationId}>
                <span className="font-semibold">{demand.project}</span>: {limitsText(kind, demand.range)}:{" "}
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

function standing(kind: ProblemKind, amount: number, range: WordRange): { fits: boolean; text: string } {
  const fit = fitOf(amount, range);
  if (fit.kind === "short") return { fits: false, text: `${amountText(kind, fit.by)} short of the minimum` };
  if (fit.kind === "long") return { fits: false, text: `${amountText(kind, fit.by)} over the maximum` };
  return { fits: true, text: "fits" };
}
