"use client";

import { Form, Hidden, Submit } from "#components/ui/form.tsx";
import { changeMails } from "#lib/questions/follow-actions.ts";
import { unsubscribeForm } from "#lib/questions/schema.ts";

/** The button on the page that a mail's link leads to. `again`: to have the mails sent again. */
export function UnsubscribeForm({ token, again = false }: { token: string; again?: boolean }) {
  return (
    <Form id={again ? "again" : "stop"} action={changeMails} schema={unsubscribeForm}>
      <Hidden name="token" value={token} />
      <Submit name="act" value={again ? "again" : "stop"} kind={again ? "quiet" : "primary"}>
        {again ? "Follow again" : "Stop these mails"}
      </Submit>
    </Form>
  );
}
