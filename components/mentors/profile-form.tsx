"use client";

import { Overtaken } from "#components/admin/conflict.tsx";
import { TextArea, TextField } from "#components/ui/field.tsx";
import { Form, Hidden, Submit, useFormContext } from "#components/ui/form.tsx";
import { Prose } from "#components/ui/prose.tsx";
import { type FormValues, valueAt } from "#lib/forms.ts";
import { saveProfile } from "#lib/mentors/actions.ts";
import { profileLabels, profileSchema } from "#lib/mentors/schema.ts";

/** What a mentor says of themselves: kept as a draft, or published. */
export function ProfileForm({ mentor, values }: { mentor: string; values: FormValues }) {
  return (
    <Form id="profile" action={saveProfile} schema={profileSchema} values={values}>
      <Hidden name="mentor" value={mentor} />
      <Overtaken labels={profileLabels} />
      <Version />
      <Previewed />
      <TextField name="role" label="Role" hint="Such as “Research scientist”." optional autoComplete="off" />
      <TextField name="affiliation" label="Affiliation" optional autoComplete="off" />
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
        name="orcid"
        label="ORCID iD"
        hint="Sixteen digits, such as 0000-0002-1825-0097, or the address at orcid.org."
        optional
        spellCheck={false}
        autoComplete="off"
        width="medium"
      />
      <TextArea name="biography" label="Biography" hint="Markdown, with links to your work." rows={8} optional />
      <TextArea
        name="agenda"
        label="Agenda"
        hint="What you want to find out and why, and what was done so far. Markdown: “### 2024” makes a heading, “[^1]” a footnote whose text follows on a line that begins with “[^1]:”. Terms of the glossary are marked by themselves."
        rows={18}
        optional
      />
      <div className="flex flex-wrap gap-3">
        <Submit name="act" value="save">
          Save draft
        </Submit>
        <Submit name="act" value="preview" kind="quiet">
          Preview the texts
        </Submit>
        <Submit name="act" value="publish" kind="quiet">
          Publish
        </Submit>
      </div>
    </Form>
  );
}

/** Of the draft that the form was opened with, or that it was held up against. */
export function Version() {
  const { values } = useFormContext();
  return <input type="hidden" name="version" value={valueAt(values, "version")} />;
}

/** What came of “Preview”; the fields below still hold all that was typed. */
function Previewed() {
  const { preview } = useFormContext();
  if (preview === undefined) return null;
  return (
    <section
      aria-labelledby="profile-preview"
      data-preview
      tabIndex={-1}
      className="scroll-mt-4 rounded-sm border border-line bg-raised px-4 py-3 sm:px-6 sm:py-5"
    >
      <h2 id="profile-preview" className="font-sans text-base">
        Preview
      </h2>
      <p role="status" className="mb-3 text-[0.9375rem] text-quiet">
        Not saved: this is how the texts in the fields below will read.
      </p>
      <Prose html={preview} />
    </section>
  );
}
