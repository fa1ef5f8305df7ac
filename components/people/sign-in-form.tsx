"use client";

import { TextField } from "#components/ui/field.tsx";
import { Form, Hidden, Submit } from "#components/ui/form.tsx";
import { askForLink } from "#lib/sign-in/actions.ts";
import { signInSchema } from "#lib/sign-in/schema.ts";

export function SignInForm({ next }: { next: string }) {
  return (
    <Form action={askForLink} schema={signInSchema}>
      <Hidden name="next" value={next} />
      <TextField
        name="email"
        label="E-mail address"
        hint="We send a link to it. There is no password."
        type="email"
        autoComplete="email"
        inputMode="email"
        spellCheck={false}
        width="full"
      />
      <Submit>Send me a link</Submit>
    </Form>
  );
}
