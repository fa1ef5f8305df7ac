"use client";

import { useState, useSyncExternalStore } from "react";
import { TextArea, TextField } from "#components/ui/field.tsx";
import { Form, Hidden, Submit, useFormContext } from "#components/ui/form.tsx";
import { type FormValues, listAt } from "#lib/forms.ts";
import { addProblem, saveProblem } from "#lib/problems/actions.ts";
import { newProblemSchema, problemLabels, problemSchema } from "#lib/problems/schema.ts";
import { Overtaken } from "./conflict.tsx";

/** Writes a problem for the bank, or edits the one with this id. */
export function ProblemForm({ id, values }: { id?: string; values: FormValues }) {
  return (
    <Form
      id="problem"
      action={id ? saveProblem : addProblem}
      schema={id ? problemSchema : newProblemSchema}
      values={values}
    >
      <Overtaken labels={problemLabels} />
      {id && <Hidden name="id" value={id} />}
      <TextField name="title" label="Title" hint="A few words: reviewers and applicants call the problem by it." />
      <TextArea name="guidance" label="Guidance" hint="What a good answer is like. Markdown." rows={4} optional />
      <Prompts />
      <fieldset className="space-y-2">
        <legend className="font-semibold">Words</legend>
        <p className="text-[0.9375rem] text-quiet">
          Each may be left empty. A project that uses the problem can set its own.
        </p>
        <div className="flex flex-wrap gap-x-6 gap-y-4">
          <TextField name="minWords" label="Minimum" inputMode="numeric" width="short" />
          <TextField name="recommendedWords" label="Recommended" inputMode="numeric" width="short" />
          <TextField name="maxWords" label="Maximum" inputMode="numeric" width="short" />
        </div>
      </fieldset>
      <Submit>{id ? "Save the problem" : "Add the problem"}</Submit>
    </Form>
  );
}

const never = () => () => {};

/** One field a prompt, and always an empty one more; with script, as many as one likes. */
function Prompts() {
  const { values } = useFormContext();
  const [more, setMore] = useState(0);
  const script = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const written = listAt(values, "prompts").findLastIndex((prompt) => prompt.trim() !== "") + 1;
  const fields = written + 1 + more;
  return (
    <fieldset className="space-y-4">
      <legend className="font-semibold">Prompts</legend>
      <p className="text-[0.9375rem] text-quiet">
        With several prompts, applicants choose one of them. A field left empty is no prompt. Markdown.
      </p>
      {Array.from({ length: fields }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a prompt is its place in the form
        <TextArea key={at} name={`prompts.${at}`} label={`Prompt ${at + 1}`} rows={4} optional={at > 0} />
      ))}
      {script && (
        <button type="button" className="button button-quiet button-small" onClick={() => setMore(more + 1)}>
          Add another prompt
        </button>
      )}
    </fieldset>
  );
}
