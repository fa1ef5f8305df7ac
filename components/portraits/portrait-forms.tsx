"use client";

import { Form, Hidden, Submit } from "#components/ui/form.tsx";
import { dropPortrait } from "#lib/portraits/actions.ts";
import { removePortraitSchema } from "#lib/portraits/schema.ts";

/** Removes the portrait. */
export function RemovePortraitForm({ mentor }: { mentor: string }) {
  return (
    <Form id="remove-portrait" action={dropPortrait} schema={removePortraitSchema} className="space-y-3">
      <Hidden name="mentor" value={mentor} />
      <Submit kind="danger">Remove the portrait</Submit>
    </Form>
  );
}
