"use client";

import { Checkboxes } from "#components/ui/field.tsx";
import { Form, Hidden, Submit } from "#components/ui/form.tsx";
import { type Column, columnsFor, columnWords } from "#lib/reviews/columns.ts";
import { columnsForm } from "#lib/reviews/columns-form.ts";
import { type View, viewQuery } from "#lib/reviews/table.ts";
import { columns } from "#lib/reviews/table-actions.ts";

/** Which columns one sees of a project's table; kept for the next visit. */
export function ColumnsForm({
  slug,
  view,
  leads,
  chosen,
}: {
  slug: string;
  view: View;
  leads: boolean;
  chosen: readonly Column[];
}) {
  return (
    <details>
      <summary className="inline-block cursor-pointer py-1 text-accent">Columns</summary>
      <Form
        id="columns"
        action={columns}
        schema={columnsForm}
        values={{ columns: [...chosen] }}
        kept={false}
        className="mt-3 max-w-3xl space-y-4"
      >
        <Hidden name="project" value={slug} />
        <Hidden name="view" value={viewQuery(view).toString()} />
        <Checkboxes
          name="columns"
          label="Columns to show"
          hint="Beside the code. Your choice is kept for this project."
          choices={columnsFor(leads).map((column) => ({
            value: column,
            label: columnWords[column].label,
            hint: columnWords[column].about,
          }))}
        />
        <div className="flex flex-wrap gap-3">
          <Submit name="act" value="keep" small>
            Keep these columns
          </Submit>
          <Submit name="act" value="usual" kind="quiet" small>
            Show the usual ones
          </Submit>
        </div>
      </Form>
    </details>
  );
}
