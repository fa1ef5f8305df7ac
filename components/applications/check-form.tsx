"use client";

import { Difference } from "#components/ui/difference.tsx";
import { TextArea } from "#components/ui/field.tsx";
import { Form, Hidden, Submit, useFormContext } from "#components/ui/form.tsx";
import { check } from "#lib/applications/actions.ts";
import { checkSchema } from "#lib/applications/schema.ts";
import type { Part } from "#lib/difference.ts";
import { valueAt } from "#lib/forms.ts";

/** Paste a text, and be told whether it is one that was received with this submission. */
export function CheckForm({ id, number }: { id: string; number: number }) {
  return (
    <Form action={check} schema={checkSchema} id="check" className="space-y-4">
      <Hidden name="id" value={id} />
      <Hidden name="number" value={String(number)} />
      <Found />
      <TextArea
        name="text"
        label="The text"
        hint="Paste it whole. Line ends are compared as line feeds, so it does not matter which computer it comes from; everything else has to be the same, to the letter. It is not stored."
        rows={6}
      />
      <Submit kind="quiet">Check this text</Submit>
    </Form>
  );
}

/** What differs from the nearest text that was received, after a check that found another. */
function Found() {
  const { values } = useFormContext();
  const parts = partsIn(valueAt(values, "difference"));
  if (parts.length === 0) return null;
  return (
    <section aria-labelledby="check-difference" className="space-y-2">
      <h3 id="check-difference">From the text that was received to yours</h3>
      <Difference parts={parts} />
    </section>
  );
}

function partsIn(json: string): Part[] {
  if (json === "") return [];
  try {
    return JSON.parse(json) as Part[];
  } catch {
    return [];
  }
}
