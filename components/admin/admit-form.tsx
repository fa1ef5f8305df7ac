"use client";

import { TextArea } from "#components/ui/field.tsx";
import { Form, Hidden, Submit } from "#components/ui/form.tsx";
import { admit } from "#lib/applications/admit-actions.ts";
import { admitSchema } from "#lib/applications/schema.ts";

/** Lets a late submission count. */
export function AdmitForm({ submission }: { submission: string }) {
  return (
    <Form id="admit" action={admit} schema={admitSchema}>
      <Hidden name="submission" value={submission} />
      <TextArea
        name="reason"
        label="Reason"
        hint="Kept in the record, for admins alone. Say what a successor needs to know, and no more of somebody’s private matters."
        rows={3}
      />
      <Submit>Admit</Submit>
    </Form>
  );
}
