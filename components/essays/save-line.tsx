"use client";

import { utc } from "#lib/clock.ts";
import type { SaveState } from "./use-saving.ts";

type Props = { state: SaveState; savedAt: string; untouched: boolean; signIn: string };

/** Where the text is, in words. "Saved" is said of what the server has. */
export function SaveLine({ state, savedAt, untouched, signIn }: Props) {
  const failed = state.kind === "failed" ? state : null;
  return (
    <div>
      <p role="status" className="figures text-quiet">
        {state.kind === "saving" && "Saving…"}
        {state.kind === "unsaved" && "Not saved yet"}
        {state.kind === "saved" &&
          (state.now
            ? `Saved ${clock(savedAt)}`
            : untouched
              ? "Nothing written yet"
              : `Saved ${utc(new Date(savedAt))}`)}
        {state.kind === "conflict" && "Not saved: another text was saved elsewhere"}
      </p>
      <div role="alert">
        {failed && <p className="font-semibold text-bad">{failed.message}</p>}
        {failed?.signedOut && (
          <p>
            <a href={signIn} target="_blank" rel="noreferrer">
              Sign in in another tab
            </a>
          </p>
        )}
      </div>
    </div>
  );
}

/** "14:32:07" where the reader is. */
function clock(iso: string): string {
  return new Date(iso).toLocaleTimeString("en-GB", { hourCycle: "h23" });
}
