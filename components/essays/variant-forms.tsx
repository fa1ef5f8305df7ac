"use client";

import { Select, TextField } from "#components/ui/field.tsx";
import { Fold } from "#components/ui/fold.tsx";
import { Form, Hidden, Submit } from "#components/ui/form.tsx";
import { choose, fork, remove, rename } from "#lib/essays/actions.ts";
import { chooseSchema, makeVariantSchema, renameVariantSchema, variantSchema } from "#lib/essays/variant-schema.ts";

/** Copies a text as a variant. `applications`: those which could send it at once. */
export function ForkForm({
  from,
  applications,
}: {
  from: string;
  applications: { applicationId: string; name: string }[];
}) {
  return (
    <Form action={fork} schema={makeVariantSchema} id="fork" className="space-y-4">
      <Hidden name="from" value={from} />
      <Fold title="Make a variant of this text">
        <p>The variant begins as a copy of the text as it was last saved here. From then on the two are apart.</p>
        <TextField
          name="name"
          label="Its name"
          hint="For you alone, such as “Short, for Perez”."
          width="medium"
          autoComplete="off"
        />
        {applications.length > 0 && (
          <Select
            name="application"
            label="Which application is to send it?"
            empty="None yet"
            choices={applications.map(({ applicationId: value, name: label }) => ({ value, label }))}
          />
        )}
        <Submit kind="quiet">Make a variant</Submit>
      </Fold>
    </Form>
  );
}

export function RenameForm({ id, name }: { id: string; name: string }) {
  return (
    <Form action={rename} schema={renameVariantSchema} id="rename" values={{ name }} className="space-y-4">
      <Hidden name="id" value={id} />
      <Fold title="Rename this variant">
        <TextField name="name" label="New name" width="medium" autoComplete="off" />
        <Submit kind="quiet">Rename</Submit>
      </Fold>
    </Form>
  );
}

/** Asks before it deletes, with and without script. `sent`: how many applications send the variant. */
export function DeleteVariantForm({ id, name, sent }: { id: string; name: string; sent: number }) {
  return (
    <Form action={remove} schema={variantSchema} id="delete-variant" className="space-y-4">
      <Hidden name="id" value={id} />
      <Fold title="Delete this variant">
        {sent > 0 ? (
          <p>
            {sent === 1 ? "An application sends" : `${sent} applications send`} this variant: choose another text for{" "}
            {sent === 1 ? "it" : "them"} first.
          </p>
        ) : (
          <>
            <p>
              Delete “{name}”? Its text goes, and every earlier version of it in its history; neither can be brought
              back. The shared text and what was submitted stay as they are.
            </p>
            <Submit kind="danger">Yes, delete this variant</Submit>
          </>
        )}
      </Fold>
    </Form>
  );
}

/** Has an application send this text. */
export function SendThisForm({ application, name, text }: { application: string; name: string; text: string }) {
  return (
    <Form action={choose} schema={chooseSchema} id={`send-${application}`} className="space-y-2">
      <Hidden name="application" value={application} />
      <Hidden name="text" value={text} />
      <Hidden name="from" value={text} />
      <Submit kind="quiet" small>
        Send this text instead<span className="sr-only"> to {name}</span>
      </Submit>
    </Form>
  );
}
