"use client";

import { TextArea } from "#components/ui/field.tsx";
import { Form, Hidden, Submit } from "#components/ui/form.tsx";
import { flag } from "#lib/questions/flag-actions.ts";
import { flagForm } from "#lib/questions/schema.ts";

/**
 * To tell the programme that a post does not belong there.
 * @param project the project's address
 * @param post the post's id
 */
export function FlagForm({ project, post }: { project: string; post: string }) {
  return (
    <Form id="flag" action={flag} schema={flagForm} className="space-y-3">
      <Hidden name="project" value={project} />
      <Hidden name="post" value={post} />
      <TextArea
        name="reason"
        label="What is wrong with it"
        hint="The programme’s admins read this. Whoever wrote the post does not learn that you flagged it."
        rows={3}
      />
      <Submit kind="quiet" small>
        Flag this post
      </Submit>
    </Form>
  );
}
