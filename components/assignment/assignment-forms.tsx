"use client";

import { Form, Hidden, Submit } from "#components/ui/form.tsx";
import { assign, clear } from "#lib/assignment/actions.ts";
import { assignSchema, clearSchema } from "#lib/assignment/schema.ts";

/** Carries out the plan that is shown, if it is still the same then. */
export function AssignForm({ project, digest, reviews }: { project: string; digest: string; reviews: string }) {
  return (
    <Form id="assign" action={assign} schema={assignSchema}>
      <Hidden name="project" value={project} />
      <Hidden name="digest" value={digest} />
      <Submit>Assign {reviews}</Submit>
    </Form>
  );
}

/** @param person whose; without, everybody's */
export function ClearForm({ project, person }: { project: string; person?: { id: string; name: string } }) {
  return (
    <Form id={`clear-${person?.id ?? "all"}`} action={clear} schema={clearSchema} className="space-y-2">
      <Hidden name="project" value={project} />
      <Hidden name="person" value={person?.id ?? ""} />
      <Submit kind="danger" small>
        {person ? (
          <>
            Take back<span className="sr-only"> what waits for {person.name}</span>
          </>
        ) : (
          "Take back all that nobody has begun"
        )}
      </Submit>
    </Form>
  );
}
