"use client";

import { useState, useSyncExternalStore } from "react";
import { Radios, TextField } from "#components/ui/field.tsx";
import { useFormContext } from "#components/ui/form.tsx";
import { ANYWHERE_ON_EARTH, inZone, offsetOf } from "#lib/clock.ts";
import { instantOf, type Zone } from "#lib/cohorts/rules.ts";
import { valueAt } from "#lib/forms.ts";

const zoneChoices = [
  { value: "utc", label: "UTC" },
  { value: "aoe", label: "Anywhere on Earth (UTC−12)" },
];

const never = () => () => {};

/**
 * Date, time and zone of one moment, and what was understood.
 * @param prefix the fields are called <prefix>On, <prefix>Time and <prefix>Zone
 */
export function Moment({ prefix, legend }: { prefix: string; legend: string }) {
  const { values } = useFormContext();
  const names = { date: `${prefix}On`, time: `${prefix}Time`, zone: `${prefix}Zone` };
  const [typed, setTyped] = useState<Record<string, string>>({});
  const now = (name: string) => typed[name] ?? valueAt(values, name);
  const at = instantOf(now(names.date), now(names.time), now(names.zone) as Zone);
  const local = useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => null,
  );
  return (
    <fieldset
      className="space-y-4 border-l-4 border-line pl-4"
      onChange={(event) => {
        const { name, value } = event.target as unknown as HTMLInputElement;
        setTyped((before) => ({ ...before, [name]: value }));
      }}
    >
      <legend className="mb-2 font-serif text-[1.1875rem] font-semibold">{legend}</legend>
      <div className="flex flex-wrap gap-x-6 gap-y-4">
        <TextField name={names.date} label="Date" type="date" width="medium" placeholder="2026-12-06" />
        <TextField name={names.time} label="Time" type="time" width="medium" placeholder="23:59" />
      </div>
      <Radios name={names.zone} label="Time zone" choices={zoneChoices} inline />
      <p className="text-quiet" aria-live="polite">
        {at ? (
          <>
            Understood as {inZone(at, "UTC")} UTC, which is {inZone(at, ANYWHERE_ON_EARTH)} Anywhere on Earth.
            {local && local !== "UTC" && (
              <>
                {" "}
                Where you are it is {inZone(at, local)} ({local.replaceAll("_", " ")}, {offsetOf(at, local)}).
              </>
            )}
          </>
        ) : (
          "Once date and time are complete, what was understood is shown here in both zones."
        )}
      </p>
    </fieldset>
  );
}
