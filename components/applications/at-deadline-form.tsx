"use client";

import { Form, Hidden, Submit } from "#components/ui/form.tsx";
import { leaveToDeadline } from "#lib/applications/actions.ts";
import { atDeadlineSchema } from "#lib/applications/schema.ts";

export function AtDeadlineForm({ id, on }: { id: string; on: boolean }) {
  return (
    <Form id="at-deadline-wish" action={leaveToDeadline} schema={atDeadlineSchema}>
      <Hidden name="id" value={id} />
      <Submit kind="quiet" name="act" value={on ? "off" : "on"}>
        {on ? "Don’t submit it for me" : "Submit it for me at the deadline"}
      </Submit>
    </Form>
  );
}
