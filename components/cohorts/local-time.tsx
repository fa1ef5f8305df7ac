"use client";

import { useSyncExternalStore } from "react";
import { inZone, span } from "#lib/clock.ts";

const never = () => () => {};
const everyMinute = (changed: () => void) => {
  const timer = setInterval(changed, 60_000);
  return () => clearInterval(timer);
};

/** The same moment where the reader is, and how long until then. Nothing before the script runs. */
export function LocalTime({ iso }: { iso: string }) {
  const zone = useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => null,
  );
  const minute = useSyncExternalStore(
    everyMinute,
    () => Math.floor(Date.now() / 60_000),
    () => null,
  );
  if (!zone || minute === null) return null;
  const at = new Date(iso);
  // The end of the minute that it is now: never “in less than a minute” once it is over.
  const left = at.getTime() - (minute + 1) * 60_000;
  return (
    <>
      <dt className="text-quiet">Where you are</dt>
      <dd className="text-quiet">
        {inZone(at, zone)} ({zone.replaceAll("_", " ")}){left > 0 ? `, in ${span(left)}` : ""}
      </dd>
    </>
  );
}
