import type { Judged } from "#lib/publications/compare.ts";
import { placeOfEntry } from "#lib/publications/words.ts";

/** The entries that can't be imported, each with its place and the reason. */
export function Wrong({ entries, format }: { entries: readonly Judged[]; format: string }) {
  const wrong = entries.filter((entry) => entry.verdict === "wrong");
  if (wrong.length === 0) return null;
  return (
    <section aria-labelledby="wrong" className="border-l-4 border-bad bg-bad-ground px-4 py-3">
      <h2 id="wrong" className="text-bad">
        Can’t be imported <span className="font-normal">({wrong.length})</span>
      </h2>
      <p className="mt-1">The others are not touched by this. Correct these in the file, and import it again.</p>
      <ul className="mt-2 space-y-1 break-words">
        {wrong.map((entry) => (
          <li key={entry.at}>
            <span className="font-semibold">{placeOfEntry(entry, format)}.</span> {entry.problem}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The entries that say nothing new, folded away. */
export function NothingNew({ entries, format }: { entries: readonly Judged[]; format: string }) {
  const same = entries.filter((entry) => entry.verdict === "same");
  if (same.length === 0) return null;
  return (
    <section aria-labelledby="same">
      <h2 id="same">
        Already here <span className="font-normal text-quiet">({same.length})</span>
      </h2>
      <details className="mt-2">
        <summary className="cursor-pointer text-accent">Which these are</summary>
        <ul className="mt-3 list-disc space-y-1 break-words pl-6">
          {same.map((entry) => (
            <li key={entry.at}>
              {entry.title}{" "}
              <span className="text-quiet">
                ({placeOfEntry(entry, format)}
                {entry.twin === undefined || format === "OpenAlex"
                  ? ""
                  : `; the same as the entry in line ${entry.twin}`}
                )
              </span>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
