"use client";

import { TextField } from "#components/ui/field.tsx";
import { Form, Hidden, Submit } from "#components/ui/form.tsx";
import type { FormValues } from "#lib/forms.ts";
import { addThreeUsualPhases } from "#lib/phases/actions.ts";
import { usualPhasesSchema } from "#lib/phases/schema.ts";

const begins = [
  { prefix: "read", legend: "“Read and score” begins" },
  { prefix: "discuss", legend: "“Discuss” begins" },
  { prefix: "decide", legend: "“Decide” begins" },
];

/** Offers the three usual phases; their beginnings can be moved before they are added. */
export function UsualPhasesForm({ project, values }: { project: string; values: FormValues }) {
  return (
    <Form id="usual-phases" action={addThreeUsualPhases} schema={usualPhasesSchema} values={values}>
      <Hidden name="project" value={project} />
      {begins.map(({ prefix, legend }) => (
        <fieldset key={prefix} className="flex flex-wrap gap-x-6 gap-y-4 border-l-4 border-line pl-4">
          <legend className="mb-2 font-semibold">{legend}</legend>
          <TextField name={`${prefix}On`} label="Date" type="date" width="medium" placeholder="2026-12-06" />
          <TextField name={`${prefix}Time`} label="Time, in UTC" type="time" width="medium" placeholder="23:59" />
        </fieldset>
      ))}
      <Submit>Add these three phases</Submit>
    </Form>
  );
}
