"use client";

import { Checkboxes, TextField } from "#components/ui/field.tsx";
import { Form, Hidden, Submit } from "#components/ui/form.tsx";
import type { FormValues } from "#lib/forms.ts";
import { addProjectGroup, saveProjectGroup } from "#lib/projects/actions.ts";
import { groupLabels, groupSchema, newGroupSchema } from "#lib/projects/schema.ts";
import { Overtaken } from "./conflict.tsx";

/**
 * Makes a group of a project’s problems, or edits the one with this id.
 * @param name what the group is called, for those who hear the button
 * @param problems those that can be in it: its own, and those that are in none
 */
export function GroupForm({
  project,
  id,
  name = "",
  values,
  problems,
}: {
  project: string;
  id?: string;
  name?: string;
  values: FormValues;
  problems: { id: string; title: string }[];
}) {
  return (
    <Form
      id={id ? `group-${id}` : "add-group"}
      action={id ? saveProjectGroup : addProjectGroup}
      schema={id ? groupSchema : newGroupSchema}
      values={values}
      className="space-y-5"
    >
      {id && <Overtaken labels={groupLabels} />}
      <Hidden name="project" value={project} />
      {id && <Hidden name="group" value={id} />}
      <TextField
        name="pick"
        label="How many of them are answered"
        hint="Fewer than there are in the group."
        inputMode="numeric"
        width="short"
      />
      <TextField name="title" label="Title of the group" hint="Shown above its problems, such as “Methods”." optional />
      <Checkboxes
        name="members"
        label="Problems in the group"
        hint="They stand together in the list. A problem that is taken out becomes optional."
        choices={problems.map((problem) => ({ value: problem.id, label: problem.title }))}
      />
      <Submit kind="quiet">
        {id ? (
          <>
            Save the group<span className="sr-only"> {name}</span>
          </>
        ) : (
          "Make the group"
        )}
      </Submit>
    </Form>
  );
}
