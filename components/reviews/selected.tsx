import { Callout } from "#components/ui/callout.tsx";
import { SELECTED_MAX } from "#lib/reviews/selection.ts";
import { applicationsText } from "#lib/reviews/words.ts";

/** Says that what was agreed to is not what would be done now. */
export function Changed({ changed }: { changed: string | string[] | undefined }) {
  if (changed !== "1") return null;
  return (
    <Callout tone="warn" role="status">
      Nothing was done: somebody changed something since you looked. This is how it stands now. Look again, then apply
      it.
    </Callout>
  );
}

export function TooMany() {
  return (
    <Callout tone="warn">
      More than {applicationsText(SELECTED_MAX)} match, which is as many as can be acted on at once. Nothing was
      changed. Go back and narrow the search.
    </Callout>
  );
}

/** The fields of a selection, so that another form can carry it. */
export function Carried({ query }: { query: string }) {
  return [...new URLSearchParams(query)].map(([name, value]) => (
    <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
  ));
}

/** So many applications and which: their codes. */
export function Codes({
  heading,
  codes,
  children,
}: {
  heading: string;
  codes: readonly string[];
  children?: React.ReactNode;
}) {
  if (codes.length === 0) return null;
  return (
    <section className="space-y-1">
      <h3>
        {heading}: {codes.length.toLocaleString("en-GB")}
      </h3>
      {children && <p className="text-quiet">{children}</p>}
      <p className="figures max-w-3xl text-[0.9375rem]">{codes.join(", ")}</p>
    </section>
  );
}
