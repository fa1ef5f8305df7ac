import { dayInWords } from "#lib/writings/rules.ts";
import { ImportForm, TakeEntry } from "./import-form.tsx";
import { type ShownWriting, WritingView } from "./writing-list.tsx";

type Change = { field: keyof ShownWriting; was: string; becomes: string };
type Wrong = { at: number; verdict: "wrong"; title: string; why: string };
type Readable = { at: number; verdict: "new" | "changed" | "same"; entry: ShownWriting; changes: Change[] };
export type ShownEntry = Wrong | Readable;

const names: Record<keyof ShownWriting, string> = {
  title: "Title",
  url: "Address",
  publishedOn: "Day",
  coauthors: "Co-authors",
  source: "Where it appeared",
  excerpt: "Excerpt",
  linkpost: "Mark",
};

/** What an import would do: the new entries ticked, changed ones not, since they may have been edited by hand. */
export function ImportPreview({
  mentor,
  id,
  seen,
  entries,
}: {
  mentor: string;
  id: string;
  seen: string;
  entries: readonly ShownEntry[];
}) {
  const of = (verdict: Readable["verdict"]) => entries.filter((one): one is Readable => one.verdict === verdict);
  const [fresh, changed, same] = [of("new"), of("changed"), of("same")];
  const wrong = entries.filter((one) => one.verdict === "wrong");
  return (
    <div className="space-y-10">
      {fresh.length + changed.length > 0 && (
        <ImportForm mentor={mentor} id={id} seen={seen} take={fresh.map(({ at }) => String(at))}>
          {fresh.length > 0 && (
            <Group id="new" title="New" count={fresh.length}>
              {fresh.map((one) => (
                <li key={one.at} className="py-4">
                  <TakeEntry at={one.at} title={one.entry.title}>
                    <WritingView writing={one.entry} />
                  </TakeEntry>
                </li>
              ))}
            </Group>
          )}
          {changed.length > 0 && (
            <Group
              id="changed"
              title="Changed"
              count={changed.length}
              hint="Tick those whose stored text is to be replaced: they may have been edited here by hand."
            >
              {changed.map((one) => (
                <li key={one.at} className="py-4">
                  <TakeEntry at={one.at} title={one.entry.title}>
                    <h3>{one.entry.title}</h3>
                    <Changes changes={one.changes} />
                  </TakeEntry>
                </li>
              ))}
            </Group>
          )}
        </ImportForm>
      )}
      {wrong.length > 0 && (
        <Group
          id="wrong"
          title="Not readable"
          count={wrong.length}
          hint="These can’t be imported. They can be added by hand."
        >
          {wrong.map((one) => (
            <li key={one.at} className="py-3">
              <p>
                <strong>
                  Entry {one.at}
                  {one.title === "" ? "" : `, “${one.title}”`}
                </strong>
              </p>
              <p className="text-bad">{one.why}</p>
            </li>
          ))}
        </Group>
      )}
      {same.length > 0 && (
        <details>
          <summary className="cursor-pointer py-1 text-accent">
            {same.length === 1 ? "1 entry is" : `${same.length} entries are`} on the profile already, as in the feed
          </summary>
          <ul className="mt-2 list-disc space-y-1 pl-6">
            {same.map((one) => (
              <li key={one.at}>
                <bdi>{one.entry.title}</bdi> ({dayInWords(one.entry.publishedOn)})
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Group({
  id,
  title,
  count,
  hint,
  children,
}: {
  id: string;
  title: string;
  count: number;
  hint?: string;
  children: React.ReactNode;
}) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {title} ({count})
      </h2>
      {hint && <p className="mt-1 text-quiet">{hint}</p>}
      <ul className="mt-3 divide-y divide-line border-y border-line">{children}</ul>
    </section>
  );
}

function Changes({ changes }: { changes: readonly Change[] }) {
  return (
    <dl className="mt-2 space-y-2 text-[0.9375rem]">
      {changes.map(({ field, was, becomes }) => (
        <div key={field}>
          <dt className="font-semibold">{names[field]}</dt>
          <dd>
            <del className="text-quiet">{was === "" ? "(nothing)" : was}</del>
          </dd>
          <dd>
            <ins className="no-underline">{becomes === "" ? "(nothing)" : becomes}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
