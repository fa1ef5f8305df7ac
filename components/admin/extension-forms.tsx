"use client";

import { Select, TextArea, TextField } from "#components/ui/field.tsx";
import { Form, Hidden, Submit } from "#components/ui/form.tsx";
import { grant, revoke } from "#lib/extensions/actions.ts";
import { extensionSchema, revokeSchema } from "#lib/extensions/schema.ts";
import type { FormValues } from "#lib/forms.ts";
import { Moment } from "./moment.tsx";

/** Gives one applicant a later deadline. */
export function ExtensionForm({
  cohort,
  projects,
  values,
}: {
  cohort: string;
  projects: { id: string; title: string }[];
  values: FormValues;
}) {
  return (
    <Form id="extension" action={grant} schema={extensionSchema} values={values}>
      <Hidden name="cohort" value={cohort} />
      <TextField
        name="email"
        label="Applicant’s e-mail address"
        hint="The one that they sign in with."
        type="email"
        autoComplete="off"
      />
      <Select
        name="project"
        label="For"
        choices={projects.map(({ id, title }) => ({ value: id, label: title }))}
        empty="Every project of this cohort"
      />
      <Moment prefix="closes" legend="New deadline" />
      <TextArea
        name="reason"
        label="Reason"
        hint="Kept in the record, for admins alone. Say what a successor needs to know, and no more of somebody’s private matters."
        rows={3}
      />
      <Submit>Grant the extension</Submit>
    </Form>
  );
}

export function RevokeForm({ id, of }: { id: string; of: string }) {
  return (
    <Form id={`revoke-${id}`} action={revoke} schema={revokeSchema} className="space-y-2">
      <Hidden name="id" value={id} />
      <Submit kind="danger" small>
        Take back<span className="sr-only"> the extension of {of}</span>
      </Submit>
    </Form>
  );
}
