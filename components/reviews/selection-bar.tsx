import { paths } from "#lib/paths.ts";
import { type View, viewQuery } from "#lib/reviews/table.ts";
import { SELECTION } from "./application-table.tsx";

/**
 * What can be done with the applications that are ticked in the table, whose boxes belong to this
 * form; it leads to a preview and changes nothing. `matching`: how many the view shows, null when
 * that was not counted. "All that match" carries the search, and not the codes.
 */
export function SelectionBar({
  slug,
  view,
  matching,
  assign,
  decide,
}: {
  slug: string;
  view: View;
  matching: number | null;
  assign: boolean;
  decide: boolean;
}) {
  const all = matching === null ? "All that match" : `All ${matching.toLocaleString("en-GB")} that match`;
  return (
    <form id={SELECTION} method="get" action={paths.reviewCompare(slug)}>
      {[...viewQuery({ ...view, after: null })].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <fieldset className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <legend className="sr-only">With the selected applications</legend>
        <span aria-hidden="true" className="text-quiet">
          With those selected:
        </span>
        <button type="submit" className="button button-quiet button-small">
          Compare
        </button>
        {assign && (
          <button
            type="submit"
            formAction={paths.reviewSelected(slug, "assign")}
            className="button button-quiet button-small"
          >
            Assign to a reader
          </button>
        )}
        {decide && (
          <button
            type="submit"
            formAction={paths.reviewSelected(slug, "decide")}
            className="button button-quiet button-small"
          >
            Decide
          </button>
        )}
        {(assign || decide) && (
          <label className="flex min-h-9 items-center gap-2">
            <input type="checkbox" name="all" value="1" className="size-4.5 accent-accent" />
            {all}
          </label>
        )}
      </fieldset>
    </form>
  );
}
