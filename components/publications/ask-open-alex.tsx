"use client";

import { Form, Hidden, Submit } from "#components/ui/form.tsx";
import { askOpenAlex } from "#lib/publications/refresh-actions.ts";
import { askOpenAlexForm } from "#lib/publications/refresh-schema.ts";

export function AskOpenAlex({ mentor }: { mentor: string }) {
  return (
    <Form id="ask-openalex" action={askOpenAlex} schema={askOpenAlexForm} className="space-y-3">
      <Hidden name="mentor" value={mentor} />
      <Submit kind="quiet" small>
        Ask OpenAlex now
      </Submit>
    </Form>
  );
}
