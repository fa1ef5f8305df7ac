"use client";

import { Form, Hidden, Submit } from "#components/ui/form.tsx";
import { removeTerm } from "#lib/terms/actions.ts";
import { deleteTermSchema } from "#lib/terms/schema.ts";

/** Deletes a term for good. What becomes of the texts that use it is said before. */
export function DeleteTerm({ id, name, uses }: { id: string; name: string; uses: number }) {
  return (
    <details>
      <summary className="cursor-pointer py-1 text-bad">Delete this term</summary>
      <Form id="delete-term" action={removeTerm} schema={deleteTermSchema} className="mt-3 space-y-4">
        <Hidden name="id" value={id} />
        <p className="max-w-2xl">
          {uses === 0
            ? "No public page uses it."
            : `The ${uses === 1 ? "page" : `${uses.toLocaleString("en-GB")} pages`} listed above will not mark it any more; their texts stay as they are.`}{" "}
          Its definition, its full text and its history are gone for good, and links to it lead nowhere.
        </p>
        <Submit kind="danger">Delete “{name}” for good</Submit>
      </Form>
    </details>
  );
}
