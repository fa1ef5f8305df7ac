"use client";

import { Overtaken } from "#components/admin/conflict.tsx";
import { Moment } from "#components/admin/moment.tsx";
import { Checkboxes, Radios, TextField } from "#components/ui/field.tsx";
import { Fold } from "#components/ui/fold.tsx";
import { Form, Hidden, Submit } from "#components/ui/form.tsx";
import type { FormValues } from "#lib/forms.ts";
import { addReviewPhase, saveReviewPhase } from "#lib/phases/actions.ts";
import { permissionNames, sightNames } from "#lib/phases/rules.ts";
import { newPhaseSchema, permissions, phaseLabels, phaseSchema } from "#lib/phases/schema.ts";

const sights = Object.entries(sightNames).map(([value, label]) => ({ value, label }));

/**
 * Adds a phase to a project's reviewing, or edits the one with this id.
 * @param names whether to offer that readers see who the applicants are, which is for admins
 */
export function PhaseForm({
  id,
  project,
  names,
  values,
}: {
  id?: string;
  project: string;
  names: boolean;
  values: FormValues;
}) {
  const choices = permissions
    .filter((name) => names || name !== "names")
    .map((name) => ({ value: name, label: permissionNames[name] }));
  const name = typeof values["name"] === "string" ? values["name"] : "";
  const fields = (
    <>
      <TextField name="name" label="Name" hint="Reviewers see it, such as “Read and score”." />
      <Moment prefix="starts" legend="Starts" />
      <Moment prefix="ends" legend="Ends (leave date and time empty where it goes on)" />
      <Checkboxes name="may" label="What reviewers may do in it" choices={choices} />
      <Radios name="scores" label="Whose scores they see" choices={sights} />
      <Submit kind="quiet">
        {id ? "Save" : "Add the phase"}
        {id && <span className="sr-only"> {name}</span>}
      </Submit>
    </>
  );
  return (
    <Form
      id={id ? `phase-${id}` : "add-phase"}
      action={id ? saveReviewPhase : addReviewPhase}
      schema={id ? phaseSchema : newPhaseSchema}
      values={values}
    >
      {id && <Overtaken labels={phaseLabels} />}
      <Hidden name="project" value={project} />
      {id && <Hidden name="phase" value={id} />}
      {id ? (
        <Fold
          title={
            <>
              Change<span className="sr-only"> {name}</span>
            </>
          }
        >
          <div className="space-y-6 border-l-4 border-line pl-4">{fields}</div>
        </Fold>
      ) : (
        fields
      )}
    </Form>
  );
}
