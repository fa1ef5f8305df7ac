"use client";

import { Overtaken } from "#components/admin/conflict.tsx";
import { Checkbox, TextArea, TextField } from "#components/ui/field.tsx";
import { Form, Hidden, Submit } from "#components/ui/form.tsx";
import type { FormValues } from "#lib/forms.ts";
import { removePublication, savePublication } from "#lib/publications/actions.ts";
import { deleteForm, publicationForm, publicationLabels } from "#lib/publications/edit-schema.ts";

/** Everything that a publication says. */
export function PublicationForm({ mentor, id, values }: { mentor: string; id: string; values: FormValues }) {
  return (
    <Form id="publication" action={savePublication} schema={publicationForm} values={values}>
      <Overtaken labels={publicationLabels} />
      <Hidden name="mentor" value={mentor} />
      <Hidden name="id" value={id} />
      <TextField name="title" label="Title" autoComplete="off" />
      <TextArea
        name="authors"
        label="Authors"
        hint="One a line, such as “Perez, Ethan”; a group in braces, such as “{The Team}”; affiliations in round brackets, with semicolons between. A star before a line marks the mentor."
        rows={6}
      />
      <TextField
        name="venue"
        label="Venue"
        hint="Such as the journal, or the conference."
        optional
        autoComplete="off"
      />
      <TextField
        name="date"
        label="Date"
        hint="Such as 2022-12-19, or only 2022-12 or 2022."
        width="short"
        optional
        autoComplete="off"
      />
      <TextField
        name="fields"
        label="Fields"
        hint="With commas between. The first is the one it is listed under."
        optional
        autoComplete="off"
      />
      <TextArea name="abstract" label="Abstract" rows={6} optional />
      <TextField
        name="doi"
        label="DOI"
        hint="Such as 10.48550/arXiv.2212.09251."
        width="medium"
        optional
        spellCheck={false}
        autoComplete="off"
      />
      <TextField
        name="arxivId"
        label="arXiv id"
        hint="Such as 2212.09251."
        width="medium"
        optional
        spellCheck={false}
        autoComplete="off"
      />
      <TextField
        name="url"
        label="Link"
        hint="Where the title leads; without it, to the DOI or to arXiv."
        type="url"
        optional
        spellCheck={false}
        autoComplete="off"
      />
      <TextField name="pdfUrl" label="Link to the PDF" type="url" optional spellCheck={false} autoComplete="off" />
      <fieldset className="space-y-3">
        <legend className="font-semibold">Citations</legend>
        <div className="flex flex-wrap gap-x-6 gap-y-4">
          <TextField
            name="citations"
            label="How many"
            hint="Such as 128."
            inputMode="numeric"
            width="short"
            optional
            autoComplete="off"
          />
          <TextField
            name="citedAt"
            label="Counted on"
            hint="Such as 2026-11-03."
            width="short"
            optional
            autoComplete="off"
          />
          <TextField
            name="citedBy"
            label="Counted by"
            hint="Such as Google Scholar."
            width="medium"
            optional
            autoComplete="off"
          />
        </div>
      </fieldset>
      <Submit>Save the publication</Submit>
    </Form>
  );
}

/** Deletes it, once the box is ticked. */
export function DeletePublicationForm({ mentor, id }: { mentor: string; id: string }) {
  return (
    <Form id="delete" action={removePublication} schema={deleteForm} className="space-y-3">
      <Hidden name="mentor" value={mentor} />
      <Hidden name="id" value={id} />
      <Checkbox name="sure" label="Yes, delete this publication for good" />
      <Submit kind="danger">Delete the publication</Submit>
    </Form>
  );
}
