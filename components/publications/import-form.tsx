"use client";

import { Radios, TextArea } from "#components/ui/field.tsx";
import { FileField } from "#components/ui/file-field.tsx";
import { Form, Hidden, Submit } from "#components/ui/form.tsx";
import { readImport } from "#lib/publications/actions.ts";
import { importForm } from "#lib/publications/edit-schema.ts";
import { formats, importLimits } from "#lib/publications/schema.ts";

/** Takes publications from a paste or a file; what comes of it is shown before anything is stored. */
export function ImportForm({ mentor }: { mentor: string }) {
  return (
    // What is pasted is a copy of a file: none of it stays on this computer.
    <Form id="import" action={readImport} schema={importForm} values={{ format: "" }} kept={false}>
      <Hidden name="mentor" value={mentor} />
      <TextArea name="text" label="Paste the entries" rows={8} mono />
      <FileField
        name="file"
        label="Or choose a file"
        hint={`BibTeX, CSL-JSON or RIS; at most ${importLimits.text / 1024 / 1024} MB and ${importLimits.entries.toLocaleString("en-GB")} entries.`}
        accept=".bib,.bibtex,.ris,.json,.txt,application/json,application/x-bibtex,application/x-research-info-systems,text/plain"
      />
      <Radios
        name="format"
        label="Format"
        inline
        choices={[
          { value: "", label: "Tell it from the text" },
          ...formats.map((format) => ({ value: format, label: format })),
        ]}
      />
      <Submit>Preview the import</Submit>
    </Form>
  );
}
