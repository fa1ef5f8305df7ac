"use client";

import { Form, Hidden, Submit } from "#components/ui/form.tsx";
import { discardProfile, publishProfile } from "#lib/mentors/actions.ts";
import { draftActSchema } from "#lib/mentors/schema.ts";

type Props = { mentor: string; version: number; seen: string };

/** Publishes the draft that the page shows. */
export function PublishDraftForm({ mentor, version, seen }: Props) {
  return (
    <Form id="publish" action={publishProfile} schema={draftActSchema} className="space-y-3">
      <Hidden name="mentor" value={mentor} />
      <Hidden name="version" value={String(version)} />
      <Hidden name="seen" value={seen} />
      <Submit>Publish these changes</Submit>
    </Form>
  );
}

/** Throws the draft away. */
export function DiscardDraftForm({ mentor, version }: Omit<Props, "seen">) {
  return (
    <Form id="discard" action={discardProfile} schema={draftActSchema} className="space-y-3">
      <Hidden name="mentor" value={mentor} />
      <Hidden name="version" value={String(version)} />
      <Submit kind="danger">Discard the draft</Submit>
    </Form>
  );
}
