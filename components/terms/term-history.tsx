import { Difference } from "#components/ui/difference.tsx";
import { utc } from "#lib/clock.ts";
import type { TermChange } from "#lib/terms/view.ts";

const labels = { name: "Name", also: "Other forms", definition: "Definition", text: "Full text" };

/** What edits changed, the newest first. */
export function TermHistory({ changes }: { changes: readonly TermChange[] }) {
  return (
    <ol className="space-y-4">
      {changes.map(({ version, editor, at, fields }) => (
        <li key={version} className="border-t border-line pt-4">
          <details>
            <summary className="cursor-pointer">
              {editor ?? "Somebody who is not known any more"}, <time dateTime={at.toISOString()}>{utc(at)}</time>{" "}
              <span className="text-quiet">({fields.map(({ name }) => labels[name].toLowerCase()).join(", ")})</span>
            </summary>
            <div className="mt-3 space-y-5">
              {fields.map(({ name, parts }) => (
                <div key={name} className="space-y-2">
                  <h3>{labels[name]}</h3>
                  <Difference parts={parts} />
                </div>
              ))}
            </div>
          </details>
        </li>
      ))}
    </ol>
  );
}
