"use client";

import { Overtaken } from "#components/admin/conflict.tsx";
import { SlugField } from "#components/admin/slug-field.tsx";
import { TextArea, TextField } from "#components/ui/field.tsx";
import { Form, Hidden, Submit, useFormContext } from "#components/ui/form.tsx";
import { Prose } from "#components/ui/prose.tsx";
import type { FormValues } from "#lib/forms.ts";
import { addTerm, saveTerm } from "#lib/terms/actions.ts";
import { DEFINITION_MAX, newTermSchema, termLabels, termSchema } from "#lib/terms/schema.ts";

/** Writes a term, or changes the one with this id. */
export function TermForm({ id, values }: { id?: string; values: FormValues }) {
  return (
    <Form id="term" action={id ? saveTerm : addTerm} schema={id ? termSchema : newTermSchema} values={values}>
      <Overtaken labels={termLabels} />
      {id && <Hidden name="id" value={id} />}
      <TextField
        name="name"
        label="Name"
        hint="As it stands within a sentence: “language model”, “RLHF”."
        autoComplete="off"
      />
      <SlugField
        from="name"
        prefix="/glossary/"
        hint={id ? "Links to an address that it had before go on working." : "Leave it empty to make it from the name."}
      />
      <TextArea
        name="also"
        label="Other forms"
        hint="One a line, such as the plural or an abbreviation. Small and capital letters are alike, but for words all in capitals."
        rows={3}
        optional
      />
      <TextArea
        name="definition"
        label="Definition in a sentence"
        hint={`Opens in place where the term is first used. Plain text, at most ${DEFINITION_MAX} characters.`}
        rows={2}
      />
      <Previewed />
      <TextArea
        name="text"
        label="Full text"
        hint="For the term’s own page: what it means, where it comes from, what to read. Markdown."
        rows={10}
        optional
      />
      <div className="flex flex-wrap gap-3">
        <Submit>{id ? "Save the term" : "Add the term"}</Submit>
        <Submit kind="quiet" name="act" value="preview">
          Preview
        </Submit>
      </div>
    </Form>
  );
}

function Previewed() {
  const { preview } = useFormContext();
  if (preview === undefined) return null;
  return (
    <section
      aria-labelledby="preview"
      data-preview
      tabIndex={-1}
      className="scroll-mt-4 rounded-sm border border-line bg-raised px-4 py-3 sm:px-6 sm:py-5"
    >
      <h2 id="preview" className="font-sans text-base">
        Preview
      </h2>
      <p className="mb-3 text-[0.9375rem] text-quiet">
        Not saved: this is how the term’s page will show the full text below.
      </p>
      {preview ? <Prose html={preview} /> : <p>Nothing is written yet.</p>}
    </section>
  );
}
