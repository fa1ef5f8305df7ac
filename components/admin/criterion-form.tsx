"use client";

import { useState } from "react";
import { Checkbox, TextArea, TextField } from "#components/ui/field.tsx";
import { Form, Hidden, Submit, useFormContext } from "#components/ui/form.tsx";
import { type FormValues, valueAt } from "#lib/forms.ts";
import { addProjectCriterion, saveProjectCriterion } from "#lib/projects/actions.ts";
import { anchoredScores } from "#lib/projects/rules.ts";
import { criterionLabels, criterionSchema, newCriterionSchema } from "#lib/projects/schema.ts";
import { Overtaken } from "./conflict.tsx";

/**
 * Adds a criterion to a project's rubric, or edits the one with this id.
 * @param setup the project's address, where the form is on the page of those who lead it
 */
export function CriterionForm({
  id,
  project,
  setup,
  values,
}: {
  id?: string;
  project: string;
  setup?: string | undefined;
  values: FormValues;
}) {
  return (
    <Form
      id={id ? `criterion-${id}` : "add-criterion"}
      action={id ? saveProjectCriterion : addProjectCriterion}
      schema={id ? criterionSchema : newCriterionSchema}
      values={values}
      className="space-y-5"
    >
      {id && <Overtaken labels={criterionLabels} />}
      <Hidden name="project" value={project} />
      {setup && <Hidden name="setup" value={setup} />}
      {id && <Hidden name="criterion" value={id} />}
      <TextField name="name" label="Name" hint="Two or three words, such as “Clarity”. Applicants see it." />
      <TextArea
        name="description"
        label="Description"
        hint="What reviewers ask themselves. Applicants see it."
        rows={2}
        optional
      />
      <div>
        <Checkbox name="required" label="A review can’t be submitted without it" />
        <Checkbox name="counted" label="It counts in the overall score" hint="Otherwise it is shown beside it only." />
      </div>
      <Scale />
      <Submit kind="quiet">
        {id ? "Save" : "Add the criterion"}
        {id && <span className="sr-only"> {valueAt(values, "name")}</span>}
      </Submit>
    </Form>
  );
}

/** Weight, scale, and words for each score; the fields follow the scale while it is typed. */
function Scale() {
  const { values } = useFormContext();
  const [typed, setTyped] = useState<Record<string, string>>({});
  const now = (name: string) => typed[name] ?? valueAt(values, name);
  const [min, max] = [Number(now("scaleMin")), Number(now("scaleMax"))];
  const sound = Number.isInteger(min) && Number.isInteger(max) && min >= 0 && min < max && max <= 100;
  const stored = values?.["anchors"];
  const worded = [
    ...Object.keys(stored && typeof stored === "object" ? stored : {}).map((name) => `anchors.${name}`),
    ...Object.keys(typed),
  ]
    .filter((name) => /^anchors\.s\d+$/.test(name) && now(name) !== "")
    .map((name) => Number(name.slice("anchors.s".length)));
  const scores = [...new Set([...(sound ? anchoredScores(min, max) : []), ...worded])].sort((a, b) => a - b);
  return (
    <div
      className="space-y-5"
      onChange={(event) => {
        const { name, value } = event.target as unknown as HTMLInputElement;
        setTyped((before) => ({ ...before, [name]: value }));
      }}
    >
      <div className="flex flex-wrap gap-x-6 gap-y-4">
        <TextField
          name="weight"
          label="Weight"
          hint="How much it counts beside the others."
          inputMode="decimal"
          width="short"
        />
        <TextField name="scaleMin" label="Lowest score" hint="Usually 1." inputMode="numeric" width="short" />
        <TextField name="scaleMax" label="Highest score" hint="Usually 5." inputMode="numeric" width="short" />
      </div>
      <fieldset className="space-y-3">
        <legend className="font-semibold">What the scores mean</legend>
        <p className="text-[0.9375rem] text-quiet">
          In words, so that strict and lenient readers mean the same. The ends and the middle matter most.
        </p>
        {scores.map((score) => (
          <TextArea key={score} name={`anchors.s${score}`} label={`${score} means`} rows={2} optional />
        ))}
      </fieldset>
    </div>
  );
}
