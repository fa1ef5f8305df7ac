"use client";

import { TextField } from "#components/ui/field.tsx";
import { Form, Hidden, Submit } from "#components/ui/form.tsx";
import { saveReviewsWanted } from "#lib/phases/actions.ts";
import { reviewsWantedSchema } from "#lib/phases/schema.ts";

/** How many reviews each application of the project is to have. */
export function ReviewsWantedForm({ project, wanted }: { project: string; wanted: number }) {
  return (
    <Form
      id="wanted"
      action={saveReviewsWanted}
      schema={reviewsWantedSchema}
      values={{ wanted: String(wanted) }}
      className="space-y-4"
    >
      <Hidden name="project" value={project} />
      <TextField
        name="wanted"
        label="Reviews each application needs"
        hint="From 1 to 20. The assignment gives out so many, and progress is counted by it."
        inputMode="numeric"
        width="short"
      />
      <Submit kind="quiet">Save</Submit>
    </Form>
  );
}
