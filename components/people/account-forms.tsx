"use client";

import { TextField } from "#components/ui/field.tsx";
import { Form, Submit } from "#components/ui/form.tsx";
import { saveMyDetails, signOutElsewhere } from "#lib/sign-in/actions.ts";
import { emptySchema, nameSchema } from "#lib/sign-in/schema.ts";

export function DetailsForm({ name, affiliation }: { name: string; affiliation: string }) {
  return (
    <Form id="details" action={saveMyDetails} schema={nameSchema} values={{ name, affiliation }}>
      <TextField
        name="name"
        label="Name"
        hint="Reviewers do not see it while they read."
        autoComplete="name"
        width="full"
      />
      <TextField name="affiliation" label="Affiliation" optional autoComplete="organization" width="full" />
      <Submit>Save</Submit>
    </Form>
  );
}

export function SignOutElsewhereForm() {
  return (
    <Form id="sign-out-elsewhere" action={signOutElsewhere} schema={emptySchema} className="">
      <Submit kind="quiet">Sign out everywhere else</Submit>
    </Form>
  );
}
