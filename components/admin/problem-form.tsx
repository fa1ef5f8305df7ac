"use client";

import { useState, useSyncExternalStore } from "react";
import { Radios, TextArea, TextField } from "#components/ui/field.tsx";
import { Form, Hidden, Submit, useFormContext } from "#components/ui/form.tsx";
import { type FormValues, listAt, valueAt } from "#lib/forms.ts";
import { addProblem, saveProblem } from "#lib/problems/actions.ts";
import { kindNames, problemKinds } from "#lib/problems/kinds.ts";
import { RANGE_MOST } from "#lib/problems/rules.ts";
import { newProblemSchema, problemLabels, problemSchema } from "#lib/problems/schema.ts";
import type { ProblemKind } from "#prisma/generated/enums.ts";
import { Overtaken } from "./conflict.tsx";

/**
 * Writes a problem for the bank, or edits the one with this id.
 * @param answered somebody answers it already, so its kind stays
 */
export function ProblemForm({ id, values, answered = false }: { id?: string; values: FormValues; answered?: boolean }) {
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
      <KindAndRange answered={answered} />
      <Submit>{id ? "Save the problem" : "Add the problem"}</Submit>
    </Form>
  );
}

const hints: Record<ProblemKind, string> = {
  essay: "A text of some length. It may hold headings, lists, footnotes, code and formulas.",
  short_answer: "One line: a sentence, or a few words.",
  links: "One address a line, each with a title if one likes. Their form is checked; nobody’s page is fetched.",
};

/** The kind of answer, and the range that counts what such an answer is made of. */
function KindAndRange({ answered }: { answered: boolean }) {
  const { values } = useFormContext();
  const [chosen, choose] = useState<string>();
  const kind = problemKinds.find((one) => one === (chosen ?? valueAt(values, "kind"))) ?? "essay";
  const unit = kind === "links" ? "links" : "words";
  return (
    <div
      className="space-y-6"
      onChange={({ target }) => {
        if (target instanceof HTMLInputElement && target.name === "kind") choose(target.value);
      }}
    >
      <Radios
        name="kind"
        label="Kind of answer"
        hint={
          answered
            ? "Somebody answers this problem, so its kind stays as it is. For another kind, write a new problem."
            : "It stays once somebody answers."
        }
        choices={problemKinds.map((value) => ({ value, label: kindNames[value], hint: hints[value] }))}
      />
      <fieldset className="space-y-2">
        <legend className="font-semibold">Range</legend>
        <p className="text-[0.9375rem] text-quiet">
          It counts words, of a list of links the links (at most {RANGE_MOST.links}). Each number may be left empty. A
          project that uses the problem can set its own.
        </p>
        <div className="flex flex-wrap gap-x-6 gap-y-4">
          <TextField name="minWords" label={`Minimum ${unit}`} inputMode="numeric" width="short" />
          <TextField name="recommendedWords" label={`Recommended ${unit}`} inputMode="numeric" width="short" />
          <TextField name="maxWords" label={`Maximum ${unit}`} inputMode="numeric" width="short" />
        </div>
      </fieldset>
    </div>
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
