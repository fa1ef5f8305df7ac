"use client";

import { Overtaken } from "#components/admin/conflict.tsx";
import { Version } from "#components/mentors/profile-form.tsx";
import { DetailFields } from "#components/projects/detail-fields.tsx";
import { type Choice, TextArea, TextField } from "#components/ui/field.tsx";
import { Form, Hidden, Submit } from "#components/ui/form.tsx";
import type { FormValues } from "#lib/forms.ts";
import { propose } from "#lib/proposals/actions.ts";
import { formLabels, proposalSchema } from "#lib/proposals/schema.ts";

type Props = {
  project: string;
  values: FormValues;
  topics: Choice[];
  /** The admins have it already. */
  sent: boolean;
};

/** What those who lead a project want its page to say. */
export function ProposalForm({ project, values, topics, sent }: Props) {
  return (
    <Form id="proposal" action={propose} schema={proposalSchema} values={values}>
      <Hidden name="project" value={project} />
      <Overtaken labels={formLabels} />
      <Version />
      <TextField name="title" label="Title" autoComplete="off" />
      <TextArea
        name="summary"
        label="Summary"
        hint="One or two sentences for the list of projects."
        rows={3}
        optional
      />
      <DetailFields topics={topics} />
      <TextArea
        name="note"
        label="Note to the admin"
        hint="Why, and what to look at. It is never shown on the page."
        rows={3}
        optional
      />
      <div className="flex flex-wrap gap-3">
        <Submit name="act" value="save">
          Save
        </Submit>
        {!sent && (
          <Submit name="act" value="send" kind="quiet">
            Send to the admins
          </Submit>
        )}
      </div>
    </Form>
  );
}
