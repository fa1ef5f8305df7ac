"use client";

import { useState } from "react";
import { Radios, TextArea, TextField } from "#components/ui/field.tsx";
import { Form, Hidden, Submit, useFormContext } from "#components/ui/form.tsx";
import { ANYWHERE_ON_EARTH, inZone } from "#lib/clock.ts";
import { addCohort, saveCohort } from "#lib/cohorts/actions.ts";
import { instantOf, type Zone } from "#lib/cohorts/rules.ts";
import { cohortLabels, cohortSchema } from "#lib/cohorts/schema.ts";
import { type FormValues, valueAt } from "#lib/forms.ts";
import { Overtaken } from "./conflict.tsx";
import { SlugField } from "./slug-field.tsx";

const zoneChoices = [
  { value: "utc", label: "UTC" },
  { value: "aoe", label: "Anywhere on Earth (UTC−12)" },
];

/**
 * Creates a cohort, or edits the one with this id.
 * @param values the form's fields by their names
 */
export function CohortForm({ id, values }: { id?: string; values: FormValues }) {
  return (
    <Form id="cohort" action={id ? saveCohort : addCohort} schema={cohortSchema} values={values}>
      <Overtaken labels={cohortLabels} />
      {id && <Hidden name="id" value={id} />}
      <TextField name="name" label="Name" hint="Such as “Summer 2027 cohort”." />
      <SlugField
        from="name"
        prefix="/cohorts/"
        hint={id ? "Changing it breaks links to the old address." : "Leave it empty to make it from the name."}
      />
      <TextArea name="summary" label="Summary" hint="Shown above the cohort’s projects. Markdown." optional />
      <Moment prefix="opens" legend="Opens" />
      <Moment prefix="closes" legend="Closes (the deadline)" />
      <Submit>{id ? "Save the cohort" : "Create the cohort"}</Submit>
    </Form>
  );
}

/** Date, time and zone of one moment, and what was understood. */
function Moment({ prefix, legend }: { prefix: "opens" | "closes"; legend: string }) {
  const { values } = useFormContext();
  const names = { date: `${prefix}On`, time: `${prefix}Time`, zone: `${prefix}Zone` };
  const [typed, setTyped] = useState<Record<string, string>>({});
  const now = (name: string) => typed[name] ?? valueAt(values, name);
  const at = instantOf(now(names.date), now(names.time), now(names.zone) as Zone);
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
          </>
        ) : (
          "Once date and time are complete, what was understood is shown here in both zones."
        )}
      </p>
    </fieldset>
  );
}
