import { count } from "#components/admin/states.tsx";
import { utc } from "#lib/clock.ts";
import { kindNames, limitsText } from "#lib/problems/kinds.ts";
import { rangeOf } from "#lib/problems/rules.ts";
import type { VersionRow } from "#lib/problems/view.ts";
import { WordingDifference } from "./wording-difference.tsx";

/** A problem’s versions, the newest first: who wrote each, what it changed, and what is tied to it. */
export function Versions({ versions }: { versions: VersionRow[] }) {
  return (
    <ol className="space-y-10">
      {versions.map((version, at) => (
        <li key={version.versionId} className="space-y-4 border-t border-line pt-6">
          <div>
            <h2>
              Version {version.number}
              {at === 0 && ", which holds now"}
            </h2>
            <p className="mt-1 text-quiet">
              {version.author ?? "Somebody who is not known any more"},{" "}
              <time dateTime={version.at.toISOString()}>{utc(version.at)}</time>
            </p>
          </div>
          <p>
            {count(version.submissions, "submission")} {version.submissions === 1 ? "is" : "are"} tied to it
            {version.submissions > 0 &&
              `, of which ${version.standing.toLocaleString("en-GB")} ${version.standing === 1 ? "stands" : "stand"}`}
            .{" "}
            {version.texts > 0 &&
              `${count(version.texts, "text")} ${version.texts === 1 ? "has an author" : "have authors"} who last saw this wording.`}
          </p>
          {version.difference ? (
            <WordingDifference difference={version.difference} />
          ) : (
            <p className="text-quiet">
              The first: “{version.title}”, {kindNames[version.kind].toLowerCase()},{" "}
              {limitsText(version.kind, rangeOf(version))}, {count(version.prompts.length, "prompt")}.
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
