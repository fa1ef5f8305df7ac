"use client";

import { utc } from "#lib/clock.ts";
import type { Other } from "./put.ts";

/** The text that was saved elsewhere, beside one's own, and the two ways on. Works without script. */
export function OtherText({ other, address, onTake }: { other: Other; address: string; onTake: () => void }) {
  return (
    <div className="space-y-3">
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
      <div className="flex flex-wrap gap-3">
        <button type="submit" name="over" value={other.version} className="button button-small">
          Save mine over it
        </button>
        <a
          href={address}
          data-stays=""
          className="button button-quiet button-small"
          onClick={(event) => {
            event.preventDefault();
            onTake();
          }}
        >
          Go on with this text instead
        </a>
      </div>
    </div>
  );
}
