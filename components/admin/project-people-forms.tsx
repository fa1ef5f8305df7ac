"use client";

import { Select, TextField } from "#components/ui/field.tsx";
import { Form, Hidden, Submit } from "#components/ui/form.tsx";
import { addProjectMentor, addProjectProblem, addProjectReviewer } from "#lib/projects/actions.ts";
import { addMentorSchema, addReviewerSchema, addUseSchema } from "#lib/projects/schema.ts";

type Choices = { value: string; label: string }[];

export function AddMentorForm({ project, choices }: { project: string; choices: Choices }) {
  return (
    <Form id="add-mentor" action={addProjectMentor} schema={addMentorSchema} className="space-y-4">
      <Hidden name="project" value={project} />
      <Select name="mentor" label="Mentor to add" choices={choices} empty="Choose a mentor" />
      <Submit kind="quiet">Add the mentor</Submit>
    </Form>
  );
}

export function AddReviewerForm({ project }: { project: string }) {
  return (
    <Form id="add-reviewer" action={addProjectReviewer} schema={addReviewerSchema} className="space-y-4">
      <Hidden name="project" value={project} />
      <TextField
        name="email"
        label="Reviewer’s e-mail address"
        hint="The person signs in with this address. Nothing is sent to them from here."
        type="email"
        autoComplete="off"
        spellCheck={false}
      />
      <Submit kind="quiet">Add the reviewer</Submit>
    </Form>
  );
}

export function AddProblemForm({ project, choices }: { project: string; choices: Choices }) {
  return (
    <Form id="add-problem" action={addProjectProblem} schema={addUseSchema} className="space-y-4">
      <Hidden name="project" value={project} />
      <Select name="problem" label="Problem to use" choices={choices} empty="Choose a problem from the bank" />
      <Submit kind="quiet">Use this problem</Submit>
    </Form>
  );
}
