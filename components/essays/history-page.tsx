import Link from "next/link";
import { Page } from "#components/layout/page.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { utcSecond } from "#lib/clock.ts";
import { differenceOf, differenceText } from "#lib/difference.ts";
import { REVISIONS_SHOWN, type Revision, reasonText } from "#lib/essays/history.ts";
import type { History } from "#lib/essays/history-queries.ts";
import { paths } from "#lib/paths.ts";
import { amountText } from "#lib/problems/kinds.ts";
import { textLabel } from "./text-name.ts";

/** What an essay held before, the youngest first. `first`: this page begins with what stands now. */
export function HistoryPage({ history, first }: { history: History; first: boolean }) {
  const { id, title, variant, now, before } = history;
  const shown = before.slice(0, REVISIONS_SHOWN);
  const last = shown.at(-1);
  return (
    <Page
      title={`Earlier versions: ${title}`}
      crumbs={[
        { href: paths.essays, label: "Essays" },
        { href: paths.essay(id), label: title },
      ]}
      lead={`${variant === "" ? "" : `${textLabel(variant)}. `}Every few minutes of writing are kept, and whatever was submitted, stood here at a deadline, or was replaced by choice.`}
    >
      <div className="space-y-6">
        {shown.length === 0 && first && <p>Nothing was kept yet: this text is as young as its first minutes.</p>}
        <ol className="divide-y divide-line border-y border-line">
          {first && <Entry history={history} revision={now} older={before[0]} stands />}
          {shown.map((revision, at) => (
            <Entry key={revision.version} history={history} revision={revision} older={before[at + 1]} />
          ))}
        </ol>
        <nav aria-label="Pages of this list" className="flex flex-wrap gap-x-6 gap-y-2 empty:hidden">
          {!first && <Link href={paths.history(id)}>Newest</Link>}
          {before.length > REVISIONS_SHOWN && last && <Link href={paths.history(id, last.version)}>Older</Link>}
        </nav>
      </div>
    </Page>
  );
}

function Entry({
  history: { id, kind },
  revision,
  older,
  stands = false,
}: {
  history: History;
  revision: Revision;
  older: Revision | undefined;
  stands?: boolean;
}) {
  const { version, savedAt, words, text } = revision;
  const why = reasonText(revision);
  const when = <time dateTime={savedAt.toISOString()}>{utcSecond(savedAt)}</time>;
  return (
    <li className="space-y-0.5 py-3.5">
      <h2 className="font-sans text-base font-semibold">
        {stands ? <Link href={paths.essay(id)}>{when}</Link> : <Link href={paths.revision(id, version)}>{when}</Link>}{" "}
        {stands && <Badge tone="good">Now</Badge>}
      </h2>
      <p>
        {amountText(kind, words)}
        {why && `: ${why}`}
      </p>
      <p className="text-[0.9375rem] text-quiet">
        {older
          ? `Compared with the one before: ${differenceText(differenceOf(older.text, text))}.`
          : "The first that was kept."}
      </p>
    </li>
  );
}
