"use client";

import type { Content } from "#lib/drafts/content.ts";
import { conflictOf, type State } from "#lib/drafts/state.ts";
import { useWords } from "./use-words.ts";

type Props<C> = {
  state: State<C>;
  /** Nothing was ever written. */
  untouched?: boolean;
  /** Where one signs in and comes back to this page. */
  signIn: string;
  /** How often saving was asked for here: each time, the outcome is said aloud. */
  asked: number;
  /** The page says elsewhere why the text was refused. */
  explained?: boolean;
  /** Of its element; a page that shows it twice names the other one. */
  id?: string;
  /** A second one on the page, which is only to be seen: what is said aloud the first one says. */
  silent?: boolean;
};

/** Where the text is, in words: always on the page, and said aloud only when it matters. */
export function SaveLine<C extends Content>({
  state,
  untouched = false,
  signIn,
  asked,
  explained = false,
  id = "save-line",
  silent = false,
}: Props<C>) {
  const { text, standing, said } = useWords(state, asked);
  const alert = standing === "stuck" && !conflictOf(state);
  const away = state.trouble?.kind === "signed-out" || state.trouble?.kind === "another-person";
  return (
    <div id={id}>
      {/* Read where one looks for it; it changes too often to be read out each time. */}
      <p
        role={silent ? undefined : "status"}
        aria-live={silent ? undefined : "off"}
        className="figures text-quiet empty:hidden"
      >
        {alert ? "" : untouched && standing === "well" && !state.acknowledged ? "Nothing written yet" : text}
      </p>
      <div role={silent ? undefined : "alert"}>
        {alert && <p className="font-semibold text-bad">{explained ? "Not saved: see above" : text}</p>}
        {alert && away && (
          <p>
            <a href={signIn} target="_blank" rel="noreferrer">
              Sign in in another tab
            </a>
            ; what you wrote is then sent by itself.
          </p>
        )}
      </div>
      {!silent && (
        <p aria-live="polite" className="sr-only">
          {said}
        </p>
      )}
    </div>
  );
}
