"use client";

import { Form, Hidden, Submit } from "#components/ui/form.tsx";
import { resume, start, submit, withdraw, write } from "#lib/applications/actions.ts";
import { actSchema, startSchema, writeSchema } from "#lib/applications/schema.ts";

export function StartForm({ project }: { project: string }) {
  return (
    <Form action={start} schema={startSchema} id="start">
      <Hidden name="project" value={project} />
      <Submit>Start application</Submit>
    </Form>
  );
}

/** Without a label there is no button, only what the last press was refused for. */
export function SubmitForm({ id, label }: { id: string; label: string | null }) {
  return (
    <Form action={submit} schema={actSchema} id="submit">
      <Hidden name="id" value={id} />
      {label && <Submit>{label}</Submit>}
    </Form>
  );
}

export function WithdrawForm({ id }: { id: string }) {
  return (
    <Form action={withdraw} schema={actSchema} id="withdraw">
      <Hidden name="id" value={id} />
      <Submit kind="danger">Yes, withdraw it</Submit>
    </Form>
  );
}

export function ResumeForm({ id }: { id: string }) {
  return (
    <Form action={resume} schema={actSchema} id="resume">
      <Hidden name="id" value={id} />
      <Submit>Take up again</Submit>
    </Form>
  );
}

/** For a problem that came to the project later: begins the essay, and opens it. */
export function WriteForm({
  id,
  problem,
  title,
  anchor,
}: {
  id: string;
  problem: string;
  title: string;
  anchor: string;
}) {
  return (
    <Form action={write} schema={writeSchema} id={`write-${problem}`} className="space-y-2">
      <Hidden name="id" value={id} />
      <Hidden name="problem" value={problem} />
      <span id={anchor} tabIndex={-1}>
        <Submit kind="quiet" small>
          Write<span className="sr-only"> {title}</span>
        </Submit>
      </span>
    </Form>
  );
}
