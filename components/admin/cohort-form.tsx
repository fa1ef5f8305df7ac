"use client";

import { TextArea, TextField } from "#components/ui/field.tsx";
import { Form, Hidden, Submit } from "#components/ui/form.tsx";
import { addCohort, saveCohort } from "#lib/cohorts/actions.ts";
import { cohortLabels, cohortSchema } from "#lib/cohorts/schema.ts";
import type { FormValues } from "#lib/forms.ts";
import { Overtaken } from "./conflict.tsx";
import { Moment } from "./moment.tsx";
import { SlugField } from "./slug-field.tsx";

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
      <TextField
        name="graceSeconds"
        label="Grace, in seconds"
        hint="So long after the deadline a submission still counts as in time. Applicants are never told of it: it makes up for slow networks, and for a deadline of 23:59 that some read as the end of that minute. 60 is usual, 0 is none."
        inputMode="numeric"
        width="short"
      />
      <p className="max-w-2xl text-quiet">
        Whether something is in time is decided by the time at which the server received the request, however long it
        took to handle.
      </p>
      <Submit>{id ? "Save the cohort" : "Create the cohort"}</Submit>
    </Form>
  );
}
