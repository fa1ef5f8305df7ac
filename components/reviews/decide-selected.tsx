"use client";

import { Form, Hidden, Submit } from "#components/ui/form.tsx";
import { decisionKinds, kindNames } from "#lib/decisions/rules.ts";
import type { ManySet } from "#lib/decisions/set-decisions.ts";
import { paths } from "#lib/paths.ts";
import { decideForm } from "#lib/reviews/selection.ts";
import { decide } from "#lib/reviews/table-actions.ts";
import { applicationsText } from "#lib/reviews/words.ts";
import type { DecisionKind } from "#prisma/generated/enums.ts";
import { Carried, Codes } from "./selected.tsx";

/** Which decision it is to be; it leads to the preview. */
export function DecideChoice({
  slug,
  query,
  count,
  kind,
}: {
  slug: string;
  query: string;
  count: number;
  kind: DecisionKind | undefined;
}) {
  if (count === 0) return <NothingSelected slug={slug} />;
  return (
    <form method="get" action={paths.reviewSelected(slug, "decide")} className="space-y-4">
      <Carried query={query} />
      <fieldset>
        <legend className="font-semibold">Decision on {applicationsText(count)}</legend>
        <div className="mt-1 flex flex-wrap gap-x-6 gap-y-1">
          {decisionKinds.map((known) => (
            <label key={known} className="flex min-h-9 items-center gap-2">
              <input
                type="radio"
                name="kind"
                value={known}
                required
                defaultChecked={known === kind}
                className="size-5 accent-accent"
              />
              {kindNames[known]}
            </label>
          ))}
        </div>
      </fieldset>
      <button type="submit" className="button button-quiet">
        Preview
      </button>
    </form>
  );
}

export function NothingSelected({ slug }: { slug: string }) {
  return (
    <p>
      No application is selected. <a href={paths.reviewProject(slug)}>Go back to the table</a> and tick some.
    </p>
  );
}

/** Exactly what would change, from what to what, and what is left out and why; and the button that does it. */
export function DecidePreview({
  slug,
  query,
  kind,
  preview: { set, unchanged, refused },
  digest,
}: {
  slug: string;
  query: string;
  kind: DecisionKind;
  preview: ManySet;
  digest: string;
}) {
  const from = [null, ...decisionKinds].map((before) => ({
    name: before === null ? "No decision yet" : kindNames[before],
    codes: set.filter((one) => one.before === before).map(({ code }) => code),
  }));
  const reasons = [...new Set(refused.map(({ why }) => why))];
  return (
    <section aria-labelledby="preview" className="space-y-5">
      <h2 id="preview">{set.length === 0 ? "Nothing would change" : `${applicationsText(set.length)} would change`}</h2>
      {from.map(({ name, codes }) => (
        <Codes key={name} heading={`${name} → ${kindNames[kind]}`} codes={codes} />
      ))}
      <Codes heading={`Left as they are, ${kindNames[kind]} already`} codes={unchanged} />
      {reasons.map((why) => (
        <Codes key={why} heading="Left out" codes={refused.filter((one) => one.why === why).map(({ code }) => code)}>
          {why}
        </Codes>
      ))}
      {set.length > 0 && (
        <Form id="decide" action={decide} schema={decideForm} kept={false}>
          <Hidden name="project" value={slug} />
          <Hidden name="selection" value={query} />
          <Hidden name="kind" value={kind} />
          <Hidden name="digest" value={digest} />
          <p className="text-quiet">
            The decisions are pending: applicants see nothing of them before an admin releases them. Notes and feedback
            stay as they are.
          </p>
          <Submit>
            Set {kindNames[kind]} on {applicationsText(set.length)}
          </Submit>
        </Form>
      )}
    </section>
  );
}
