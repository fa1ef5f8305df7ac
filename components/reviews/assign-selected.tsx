"use client";

import { Form, Hidden, Submit } from "#components/ui/form.tsx";
import { paths } from "#lib/paths.ts";
import type { AssignPreview as Preview, Reader } from "#lib/reviews/assign-selected.ts";
import { assignForm } from "#lib/reviews/selection.ts";
import { assign } from "#lib/reviews/table-actions.ts";
import { applicationsText } from "#lib/reviews/words.ts";
import { NothingSelected } from "./decide-selected.tsx";
import { Carried, Codes } from "./selected.tsx";

/** To whom; it leads to the preview. */
export function AssignChoice({
  slug,
  query,
  count,
  readers,
  chosen,
}: {
  slug: string;
  query: string;
  count: number;
  readers: readonly Reader[];
  chosen: string | undefined;
}) {
  if (count === 0) return <NothingSelected slug={slug} />;
  return (
    <form method="get" action={paths.reviewSelected(slug, "assign")} className="space-y-4">
      <Carried query={query} />
      <div>
        <label htmlFor="reader" className="block font-semibold">
          Who is to read {applicationsText(count)}
        </label>
        <select id="reader" name="reader" defaultValue={chosen} className="input mt-1 max-w-md">
          {readers.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" className="button button-quiet">
        Preview
      </button>
    </form>
  );
}

/** Exactly which applications the reader would be given, and which are left out and why; and the button that does it. */
export function AssignPreview({
  slug,
  query,
  preview: { reader, give, have, over, gone },
  digest,
}: {
  slug: string;
  query: string;
  preview: Preview;
  digest: string;
}) {
  return (
    <section aria-labelledby="preview" className="space-y-5">
      <h2 id="preview">
        {give.length === 0
          ? `${reader.name} would be given nothing`
          : `${reader.name} would be given ${applicationsText(give.length)}`}
      </h2>
      <Codes heading="Not theirs yet → Assigned" codes={give} />
      <Codes heading="Left as they are, theirs already or not for them to read" codes={have} />
      <Codes heading="Left out, beyond their cap" codes={over}>
        More than that many were not to be given to them. The cap is kept with who reviews.
      </Codes>
      {gone > 0 && <p>Left out: {applicationsText(gone)} no longer here.</p>}
      {give.length > 0 && (
        <Form id="assign" action={assign} schema={assignForm} kept={false}>
          <Hidden name="project" value={slug} />
          <Hidden name="selection" value={query} />
          <Hidden name="reader" value={reader.id} />
          <Hidden name="digest" value={digest} />
          <p className="text-quiet">They come first in the reader’s queue. The reader is told by e-mail.</p>
          <Submit>Assign {applicationsText(give.length)}</Submit>
        </Form>
      )}
    </section>
  );
}
