"use client";

import { useDeferredValue } from "react";
import { utc } from "#lib/clock.ts";
import { Compared } from "./compared.tsx";

export type Other = { text: string; version: number; savedAt: string };

/** The text that was saved elsewhere, beside the field with one's own. */
export function OtherText({ other }: { other: Other }) {
  return (
    <div className="space-y-1.5">
      <label htmlFor="other-text" className="block font-semibold">
        The text saved elsewhere
        <span className="block font-normal text-quiet">{utc(new Date(other.savedAt))}, from another tab or device</span>
      </label>
      <textarea
        key={other.version}
        id="other-text"
        readOnly
        defaultValue={other.text}
        rows={16}
        className="input min-h-80 bg-sunken font-serif text-[1.125rem]"
      />
    </div>
  );
}

type Props = {
  other: Other;
  mine: string;
  /** Where the page shows the other text, without script. */
  address: string;
  onTake: () => void;
};

/**
 * What to do with two texts: keep one's own, take the other, or put both into the field. Works
 * without script: two are buttons of the form, one is a link to the page with what is stored.
 */
export function Settle({ other, mine, address, onTake }: Props) {
  const compared = useDeferredValue(mine);
  return (
    <section aria-labelledby="settle" className="space-y-4">
      <h2 id="settle" className="text-xl">
        Which text is to be kept?
      </h2>
      <dl className="grid gap-x-8 gap-y-4 md:grid-cols-3">
        <Way
          way={
            <button type="submit" name="over" value={other.version} className="button button-small">
              Keep mine
            </button>
          }
        >
          Yours is saved. The other stays in the history.
        </Way>
        <Way
          way={
            <a
              href={address}
              className="button button-quiet button-small"
              onClick={(event) => {
                event.preventDefault();
                onTake();
              }}
            >
              Take the other
            </a>
          }
        >
          The other text comes into the field, and yours goes.
        </Way>
        <Way
          way={
            <button type="submit" name="both" value={other.version} className="button button-quiet button-small">
              Keep both, to edit
            </button>
          }
        >
          The other text is put below yours, for you to make one of the two.
        </Way>
      </dl>
      <details open>
        <summary className="cursor-pointer text-accent">The difference</summary>
        <p className="mb-3 mt-2 text-[0.9375rem] text-quiet">
          Underlined is only in yours; struck through is only in the other.
        </p>
        <Compared theirs={other.text} mine={compared} />
      </details>
    </section>
  );
}

function Way({ way, children }: { way: React.ReactNode; children: React.ReactNode }) {
  return (
    <div className="space-y-1">
      <dt>{way}</dt>
      <dd className="text-[0.9375rem] text-quiet">{children}</dd>
    </div>
  );
}
