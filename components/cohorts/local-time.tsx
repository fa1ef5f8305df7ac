"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { inZone, offsetOf, span } from "#lib/clock.ts";

const never = () => () => {};
const MINUTE = 60_000;

/** A computer whose clock is wrong by a day is still about right about more than so long. */
const FAR = 3 * 86_400_000;

/**
 * The same moment where the reader is, and how long until then; the latter near the moment by the
 * server's clock. Nothing before the script runs.
 * @param until false where something else on the page counts down to it
 */
export function LocalTime({ iso, until = true }: { iso: string; until?: boolean }) {
  const zone = useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => null,
  );
  const left = useLeftRoughly(iso, until);
  if (!zone) return null;
  const at = new Date(iso);
  return (
    <>
      <dt className="text-quiet">Where you are</dt>
      <dd className="text-quiet">
        {inZone(at, zone)} ({zone.replaceAll("_", " ")}, {offsetOf(at, zone)})
        {left !== null && left > 0 ? `, in ${span(left)}` : ""}
      </dd>
    </>
  );
}

/** Milliseconds until then, a minute at most too few; null while unknown. */
function useLeftRoughly(iso: string, wanted: boolean): number | null {
  const [left, setLeft] = useState<number | null>(null);
  useEffect(() => {
    if (!wanted) return;
    let gone = false;
    const look = async () => {
      const own = Date.parse(iso) - Date.now();
      if (own > FAR) return setLeft(own - MINUTE);
      // Long ago by whatever clock.
      if (own < -FAR) return;
      const clock = await import("./server-clock.ts");
      if (clock.left(Date.parse(iso)) === null) await clock.askServer();
      const known = clock.left(Date.parse(iso));
      if (!gone) setLeft(known && known - MINUTE);
    };
    void look();
    const timer = setInterval(look, MINUTE);
    return () => {
      gone = true;
      clearInterval(timer);
    };
  }, [iso, wanted]);
  return left;
}
