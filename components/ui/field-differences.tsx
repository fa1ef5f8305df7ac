import { Difference } from "#components/ui/difference.tsx";
import { differenceOf } from "#lib/difference.ts";
import { listed } from "#lib/text.ts";

/** Texts up to this length are shown as they were and as they are; longer ones as one, with what went and came marked. */
const SHORT = 120;

export type FieldDifference = { name: string; label: string; before: string; after: string };

/**
 * What two sets of texts say differently, field by field; what is the same is only named.
 * @param labels what the sides are called
 */
export function FieldDifferences({
  fields,
  labels = { before: "Published", after: "Draft" },
}: {
  fields: FieldDifference[];
  labels?: { before: string; after: string };
}) {
  const changed = fields.filter(({ before, after }) => before !== after);
  const same = fields.filter(({ before, after }) => before === after);
  return (
    <div className="space-y-6">
      <dl className="space-y-6">
        {changed.map((field) => (
          <div key={field.name} className="space-y-1.5">
            <dt className="font-semibold">{capital(field.label)}</dt>
            <dd>
              {Math.max(field.before.length, field.after.length) <= SHORT ? (
                <Short field={field} labels={labels} />
              ) : (
                <Difference parts={differenceOf(field.before, field.after)} />
              )}
            </dd>
          </div>
        ))}
      </dl>
      {same.length > 0 && <p className="text-quiet">Not changed: {listed(same.map(({ label }) => label))}.</p>}
    </div>
  );
}

function Short({
  field: { before, after },
  labels,
}: {
  field: FieldDifference;
  labels: { before: string; after: string };
}) {
  return (
    <>
      <p>
        <span className="text-quiet">{labels.before}:</span>{" "}
        {before === "" ? <span className="text-quiet">(empty)</span> : <del>{before}</del>}
      </p>
      <p>
        <span className="text-quiet">{labels.after}:</span>{" "}
        {after === "" ? <span className="text-quiet">(empty)</span> : <ins className="no-underline">{after}</ins>}
      </p>
    </>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
