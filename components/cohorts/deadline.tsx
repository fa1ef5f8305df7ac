import { ANYWHERE_ON_EARTH, inZone } from "#lib/clock.ts";
import { LocalTime } from "./local-time.tsx";

/**
 * A moment in the three times that people ask for: their own (once the script knows it), UTC
 * and Anywhere on Earth.
 * @param narrow one above the other, for a narrow column
 * @param counted whether something beside it counts down
 */
export function Deadline({
  at,
  label,
  narrow = false,
  counted = false,
}: {
  at: Date;
  label: string;
  narrow?: boolean;
  counted?: boolean;
}) {
  const iso = at.toISOString();
  return (
    <dl
      className={`figures grid gap-x-4 gap-y-0.5 ${narrow ? "[&>dd]:mb-2" : "[&>dd]:mb-1.5 xs:grid-cols-[auto_1fr] xs:[&>dd]:mb-0"}`}
    >
      <dt className="font-semibold">{label}</dt>
      <dd>
        <time dateTime={iso}>{inZone(at, "UTC")}</time> UTC
      </dd>
      <dt className="text-quiet">Anywhere on Earth</dt>
      <dd className="text-quiet">
        <time dateTime={iso}>{inZone(at, ANYWHERE_ON_EARTH)}</time> (UTC−12)
      </dd>
      <LocalTime iso={iso} until={!counted} />
    </dl>
  );
}
