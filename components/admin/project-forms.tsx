"use client";

import { DetailFields } from "#components/projects/detail-fields.tsx";
import { type Choice, Select, TextField } from "#components/ui/field.tsx";
import { Form, Hidden, Submit } from "#components/ui/form.tsx";
import type { FormValues } from "#lib/forms.ts";
import { addProject, saveDetails } from "#lib/projects/actions.ts";
import { detailLabels, detailsSchema, newProjectSchema } from "#lib/projects/schema.ts";
import { Overtaken } from "./conflict.tsx";
import { SlugField } from "./slug-field.tsx";

export function NewProjectForm({ cohorts, cohort }: { cohorts: { value: string; label: string }[]; cohort: string }) {
  return (
    <Form id="project" action={addProject} schema={newProjectSchema} values={{ cohort }}>
      <Select name="cohort" label="Cohort" choices={cohorts} empty="Choose a cohort" />
      <TextField name="title" label="Title" hint="What applicants see in the list of projects." />
      <SlugField from="title" prefix="/projects/" hint="Leave it empty to make it from the title." />
      <Submit>Create the draft</Submit>
    </Form>
  );
}

export function DetailsForm({ id, values, topics }: { id: string; values: FormValues; topics: Choice[] }) {
  return (
    <Form id="details" action={saveDetails} schema={detailsSchema} values={values}>
      <Overtaken labels={detailLabels} />
      <Hidden name="id" value={id} />
      <TextField name="title" label="Title" />
      <SlugField from="title" prefix="/projects/" hint="Changing it breaks links to the old address." />
      <TextField name="summary" label="Summary" hint="One sentence for the list of projects." optional />
      <DetailFields topics={topics} />
      <Submit>Save the details</Submit>
    </Form>
  );
}
