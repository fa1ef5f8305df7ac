"use client";

import { Form, Hidden, Submit, useFormContext } from "#components/ui/form.tsx";
import { listAt, valueAt } from "#lib/forms.ts";
import { discardImport, importWritings } from "#lib/writings/actions.ts";
import { dropImportSchema, importSchema } from "#lib/writings/schema.ts";

/** What a feed holds, entry by entry, to be ticked and imported. `take`: what is ticked at first. */
export function ImportForm({
  mentor,
  id,
  seen,
  take,
  children,
}: {
  mentor: string;
  id: string;
  seen: string;
  take: string[];
  children: React.ReactNode;
}) {
  return (
    <Form id="import" action={importWritings} schema={importSchema} values={{ seen, take }} className="space-y-8">
      <Hidden name="mentor" value={mentor} />
      <Hidden name="id" value={id} />
      <Seen />
      {children}
      <Submit>Import what is ticked</Submit>
    </Form>
  );
}

/** What the preview was made against; after a refusal, what it is made against now. */
function Seen() {
  const { values } = useFormContext();
  return <input type="hidden" name="seen" value={valueAt(values, "seen")} />;
}

/** The box of one entry. */
export function TakeEntry({ at, title, children }: { at: number; title: string; children: React.ReactNode }) {
  const { formId, values } = useFormContext();
  const id = `${formId}-take-${at}`;
  return (
    <div className="flex items-start gap-3">
      <input
        type="checkbox"
        id={id}
        name="take[]"
        value={String(at)}
        defaultChecked={listAt(values, "take").includes(String(at))}
        aria-label={`Import “${title}”`}
        className="mt-1 size-5 shrink-0 accent-accent"
      />
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  );
}

export function DiscardImportForm({ mentor, id }: { mentor: string; id: string }) {
  return (
    <Form id="discard" action={discardImport} schema={dropImportSchema}>
      <Hidden name="mentor" value={mentor} />
      <Hidden name="id" value={id} />
      <Submit kind="quiet">Discard this import</Submit>
    </Form>
  );
}
