"use client";

import { Radios, TextArea, TextField } from "#components/ui/field.tsx";
import { Form, Hidden, Submit } from "#components/ui/form.tsx";
import { type FormValues, valueAt } from "#lib/forms.ts";
import { saveProjectProblem } from "#lib/projects/actions.ts";
import { problemUseLabels, problemUseSchema } from "#lib/projects/schema.ts";
import { Overtaken } from "./conflict.tsx";

type Range = { minWords: number | null; recommendedWords: number | null; maxWords: number | null };

const own = (words: number | null) => `The problem’s own: ${words === null ? "none" : words.toLocaleString("en-GB")}.`;

/** How one project uses a problem: its own guidance, range, and whether it must be answered. */
export function UseForm({
  id,
  project,
  values,
  problem,
}: {
  id: string;
  project: string;
  values: FormValues;
  problem: Range;
}) {
  return (
    <Form id={`use-${id}`} action={saveProjectProblem} schema={problemUseSchema} values={values} className="space-y-5">
      <Overtaken labels={problemUseLabels} />
      <Hidden name="project" value={project} />
      <Hidden name="use" value={id} />
      <Radios
        name="required"
        label="Must it be answered?"
        inline
        choices={[
          { value: "required", label: "Required" },
          { value: "optional", label: "Optional" },
        ]}
      />
      <TextArea
        name="guidance"
        label="Guidance for this project"
        hint="Shown above the problem’s own guidance. Markdown."
        rows={3}
        optional
      />
      <fieldset className="space-y-2">
        <legend className="font-semibold">Words</legend>
        <p className="text-[0.9375rem] text-quiet">Leave a number empty to use the problem’s own.</p>
        <div className="flex flex-wrap gap-x-6 gap-y-4">
          <TextField name="minWords" label="Minimum" hint={own(problem.minWords)} inputMode="numeric" width="short" />
          <TextField
            name="recommendedWords"
            label="Recommended"
            hint={own(problem.recommendedWords)}
            inputMode="numeric"
            width="short"
          />
          <TextField name="maxWords" label="Maximum" hint={own(problem.maxWords)} inputMode="numeric" width="short" />
        </div>
      </fieldset>
      <Submit kind="quiet">
        Save<span className="sr-only"> {valueAt(values, "name")}</span>
      </Submit>
    </Form>
  );
}
