"use client";

import { Checkbox } from "#components/ui/field.tsx";
import { Form, Hidden, Submit } from "#components/ui/form.tsx";
import { trustMentor } from "#lib/mentors/actions.ts";
import { trustSchema } from "#lib/mentors/schema.ts";

/** Whether a mentor publishes changes to their own projects without an admin. */
export function TrustForm({ id, trusted }: { id: string; trusted: boolean }) {
  return (
    <Form
      id="trust"
      action={trustMentor}
      schema={trustSchema}
      values={{ trusted: trusted ? "on" : "" }}
      className="space-y-4"
    >
      <Hidden name="id" value={id} />
      <Checkbox
        name="trusted"
        label="Publishes changes to their own projects without an admin"
        hint="Otherwise what they propose waits among the proposals. Their own profile they publish themselves in any case."
      />
      <Submit kind="quiet">Save</Submit>
    </Form>
  );
}
