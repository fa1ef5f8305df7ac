"use client";

import { useId, useRef, useState } from "react";
import { useHydrated } from "./use-hydrated.ts";

/**
 * What was asked, above the answer, and a strip that stays in sight while the answer is read, from
 * which it can be called back over the text. Without script the strip leads to it.
 */
export function PromptAtHand({ strip, children }: { strip: React.ReactNode; children: React.ReactNode }) {
  const id = `prompt-${useId()}`;
  const details = useRef<HTMLDetailsElement>(null);
  const [held, setHeld] = useState(false);
  const hydrated = useHydrated();
  function call() {
    if (details.current && !held) details.current.open = true;
    setHeld(!held);
  }
  const look = "inline-flex min-h-11 items-center pl-3 text-accent";
  return (
    <>
      <div className="essay-strip no-print">
        <span className="figures">{strip}</span>
        {hydrated ? (
          <button
            type="button"
            aria-expanded={held}
            aria-controls={id}
            onClick={call}
            className={`${look} cursor-pointer underline underline-offset-4`}
          >
            {held ? "Hide the prompt" : "Show the prompt"}
          </button>
        ) : (
          <a href={`#${id}`} className={look}>
            To the prompt
          </a>
        )}
      </div>
      <details
        ref={details}
        open
        data-held={held || undefined}
        onToggle={(event) => {
          if (!event.currentTarget.open) setHeld(false);
        }}
        className="prompt"
      >
        <summary className="cursor-pointer py-2.5 text-[0.9375rem] text-accent">Prompt and guidance</summary>
        {/* Within, so that a link to it unfolds it. */}
        <div id={id}>{children}</div>
      </details>
    </>
  );
}
