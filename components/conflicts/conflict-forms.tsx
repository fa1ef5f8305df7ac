"use client";

import { TextArea, TextField } from "#components/ui/field.tsx";
import { Form, Hidden, Submit } from "#components/ui/form.tsx";
import { add, remove } from "#lib/conflicts/actions.ts";
import { addConflictSchema, removeConflictSchema } from "#lib/conflicts/schema.ts";

export function ConflictForm() {
  return (
    <Form id="conflict" action={add} schema={addConflictSchema}>
      <TextField
        name="reviewer"
        label="Who must not read"
        hint="The e-mail address that they sign in with."
        type="email"
        autoComplete="off"
        spellCheck={false}
      />
      <TextField
        name="applicant"
        label="Whose applications"
        hint="The applicant’s e-mail address."
        type="email"
        autoComplete="off"
        spellCheck={false}
      />
      <TextArea
        name="reason"
        label="Reason"
        hint="Kept in the record, for admins alone. Say what a successor needs to know, and no more of somebody’s private matters."
        rows={3}
      />
      <Submit>Enter the conflict</Submit>
    </Form>
  );
}

type Person = { id: string; name: string };

export function RemoveConflictForm({ reviewer, applicant }: { reviewer: Person; applicant: Person }) {
  return (
    <Form
      id={`remove-${reviewer.id}-${applicant.id}`}
      action={remove}
      schema={removeConflictSchema}
      className="space-y-2"
    >
      <Hidden name="reviewer" value={reviewer.id} />
      <Hidden name="applicant" value={applicant.id} />
      <Submit kind="danger" small>
        Remove
        <span className="sr-only">
          {" "}
          the conflict of {reviewer.name} with {applicant.name}
        </span>
      </Submit>
    </Form>
  );
}
