import { Page } from "#components/layout/page.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { Difference } from "#components/ui/difference.tsx";
import { utcSecond } from "#lib/clock.ts";
import { differenceOf } from "#lib/difference.ts";
import { reasonText } from "#lib/essays/history.ts";
import type { myRevision } from "#lib/essays/history-queries.ts";
import { paths } from "#lib/paths.ts";
import { amountText } from "#lib/problems/kinds.ts";
import { RestoreForm } from "./restore-form.tsx";

type Props = { found: NonNullable<Awaited<ReturnType<typeof myRevision>>> };

/** One text that an essay held before: what became of it since, the whole of it, and a way to put it back. */
export function RevisionPage({ found: { id, title, kind, now, revision } }: Props) {
  const why = reasonText(revision);
  const same = revision.text === now.text;
  return (
    <Page
      title={`Version of ${utcSecond(revision.savedAt)}`}
      crumbs={[
        { href: paths.essays, label: "Essays" },
        { href: paths.essay(id), label: title },
        { href: paths.history(id), label: "Earlier versions" },
      ]}
      lead={
        <>
          {amountText(kind, revision.words)}
          {why && `: ${why}`}
        </>
      }
    >
      <div className="space-y-10">
        {same ? (
          <Callout>This very text is what stands there now.</Callout>
        ) : (
          <>
            <section aria-labelledby="difference" className="space-y-4">
              <h2 id="difference">From this version to what stands there now</h2>
              <Difference parts={differenceOf(revision.text, now.text)} />
            </section>
            <section aria-labelledby="restore" className="space-y-4">
              <h2 id="restore">Put this text back</h2>
              <p className="max-w-2xl">
                It then stands in your essay, as of now. What stands there now ({amountText(kind, now.words)}, saved{" "}
                {utcSecond(now.savedAt)}) is kept among the earlier versions. What you have submitted does not change.
              </p>
              <RestoreForm id={id} revision={revision.version} version={now.version} />
            </section>
          </>
        )}
        <section aria-labelledby="whole" className="space-y-4">
          <h2 id="whole">The whole text</h2>
          <div className="prose whitespace-pre-wrap break-words rounded border border-line bg-raised px-5 py-4">
            {revision.text}
          </div>
        </section>
      </div>
    </Page>
  );
}
