"use client";

import { Form, Hidden, Submit } from "#components/ui/form.tsx";
import { mark, unmark } from "#lib/plans/actions.ts";
import { markSchema, unmarkSchema } from "#lib/plans/schema.ts";

export function MarkForm({ project }: { project: string }) {
  return (
    <Form action={mark} schema={markSchema} id="mark">
      <Hidden name="project" value={project} />
      <Submit>Add to my plan</Submit>
    </Form>
  );
}

export function UnmarkForm({ project, name }: { project: string; name: string }) {
  return (
    <Form action={unmark} schema={unmarkSchema} id={`unmark-${project}`} className="space-y-2">
      <Hidden name="project" value={project} />
      <Submit kind="quiet" small>
        Remove<span className="sr-only"> {name} from my plan</span>
      </Submit>
    </Form>
  );
}
