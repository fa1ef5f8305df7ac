"use client";

import { TextArea, TextField } from "#components/ui/field.tsx";
import { Form, Hidden, Submit } from "#components/ui/form.tsx";
import type { FormValues } from "#lib/forms.ts";
import { addMentor, saveMentor } from "#lib/mentors/actions.ts";
import { mentorLabels, mentorSchema, newMentorSchema } from "#lib/mentors/schema.ts";
import { Overtaken } from "./conflict.tsx";
import { SlugField } from "./slug-field.tsx";

/** Creates a mentor's profile, or edits the one with this id. */
export function MentorForm({ id, values }: { id?: string; values: FormValues }) {
  return (
    <Form id="mentor" action={id ? saveMentor : addMentor} schema={id ? mentorSchema : newMentorSchema} values={values}>
      <Overtaken labels={mentorLabels} />
      {id && <Hidden name="id" value={id} />}
      <TextField name="name" label="Name" autoComplete="off" />
      <SlugField
        from="name"
        prefix="/mentors/"
        hint={id ? "Changing it breaks links to the old address." : "Leave it empty to make it from the name."}
      />
      <TextField name="role" label="Role" hint="Such as “Research scientist”." optional autoComplete="off" />
      <TextField name="affiliation" label="Affiliation" optional autoComplete="off" />
      <TextArea name="biography" label="Biography" hint="Markdown, with links to their work." rows={8} optional />
      <TextField
        name="website"
        label="Website"
        hint="A whole address that begins with https://."
        type="url"
        optional
        spellCheck={false}
        autoComplete="off"
      />
      <TextField
        name="account"
        label="E-mail address of their account"
        hint="Who signs in with this address reads the applications to this mentor’s projects. Nothing is sent to them from here."
        type="email"
        optional
        spellCheck={false}
        autoComplete="off"
      />
      <Submit>{id ? "Save the profile" : "Create the profile"}</Submit>
    </Form>
  );
}
