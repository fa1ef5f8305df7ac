"use client";

import { Form, Hidden, Submit } from "#components/ui/form.tsx";
import { restore } from "#lib/essays/history-actions.ts";
import { restoreSchema } from "#lib/essays/schema.ts";

/** @param version what its author is looking at; a save in between is not overwritten */
export function RestoreForm({ id, revision, version }: { id: string; revision: number; version: number }) {
  return (
    <Form id="restore-text" action={restore} schema={restoreSchema}>
      <Hidden name="id" value={id} />
      <Hidden name="revision" value={String(revision)} />
      <Hidden name="version" value={String(version)} />
      <Submit>Put this text back</Submit>
    </Form>
  );
}
