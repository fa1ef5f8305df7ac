"use client";

import { Form, Hidden, Submit } from "#components/ui/form.tsx";
import { acknowledge } from "#lib/problems/actions.ts";
import { acknowledgeSchema } from "#lib/problems/schema.ts";

/**
 * "I have read the change." Leads back to the essay.
 * @param version the id of the version that the page shows: one that came meanwhile stays unread
 * @param application where the person came from, if they did
 */
export function AcknowledgeForm({
  essay,
  version,
  application = "",
}: {
  essay: string;
  version: string;
  application?: string;
}) {
  return (
    <Form id="acknowledge" action={acknowledge} schema={acknowledgeSchema} className="space-y-4">
      <Hidden name="essay" value={essay} />
      <Hidden name="version" value={version} />
      <Hidden name="application" value={application} />
      <Submit kind="quiet">I have read the change</Submit>
    </Form>
  );
}
