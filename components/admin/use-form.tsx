"use client";

import { Radios, TextArea, TextField } from "#components/ui/field.tsx";
import { Form, Hidden, Submit } from "#components/ui/form.tsx";
import { type FormValues, valueAt } from "#lib/forms.ts";
import { saveProjectProblem } from "#lib/projects/actions.ts";
import { problemUseLabels, problemUseSchema } from "#lib/projects/schema.ts";
import type { ProblemKind } from "#prisma/generated/enums.ts";
import { Overtaken } from "./conflict.tsx";

type Problem = {
  kind: ProblemKind;
  minWords: number | null;
  recommendedWords: number | null;
  maxWords: number | null;
};

const own = (number: number | null) =>
  `The problem’s own: ${number === null ? "none" : number.toLocaleString("en-GB")}.`;

/** How one project uses a problem: its own guidance, range, and whether it must be answered or is one of a group. */
export function UseForm({
  id,
  project,
  values,
  problem,
  groups,
}: {
  id: string;
  project: string;
  values: FormValues;
  problem: Problem;
  groups: { id: string; name: string }[];
}) {
  const unit = problem.kind === "links" ? "links" : "words";
  return (
    <Form id={`use-${id}`} action={saveProjectProblem} schema={problemUseSchema} values={values} className="space-y-5">
      <Overtaken labels={problemUseLabels} />
      <Hidden name="project" value={project} />
      <Hidden name="use" value={id} />
      <Radios
        name="required"
        label="Must it be answered?"
        hint={groups.length === 0 && "To let applicants choose among several problems, make a group of them below."}
        inline={groups.length === 0}
        choices={[
          { value: "required", label: "Required" },
          { value: "optional", label: "Optional" },
          ...groups.map((group) => ({ value: group.id, label: `One of a group: ${group.name}` })),
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
        <legend className="font-semibold">Range</legend>
        <p className="text-[0.9375rem] text-quiet">Leave a number empty to use the problem’s own.</p>
        <div className="flex flex-wrap gap-x-6 gap-y-4">
          <TextField
            name="minWords"
            label={`Minimum ${unit}`}
            hint={own(problem.minWords)}
            inputMode="numeric"
            width="short"
          />
          <TextField
            name="recommendedWords"
            label={`Recommended ${unit}`}
            hint={own(problem.recommendedWords)}
            inputMode="numeric"
            width="short"
          />
          <TextField
            name="maxWords"
            label={`Maximum ${unit}`}
            hint={own(problem.maxWords)}
            inputMode="numeric"
            width="short"
          />
        </div>
      </fieldset>
      <Submit kind="quiet">
        Save<span className="sr-only"> {valueAt(values, "name")}</span>
      </Submit>
    </Form>
  );
}
