import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Page } from "#components/layout/page.tsx";
import { ProfileNav, profileCrumbs } from "#components/mentors/profile-nav.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { CheckFeedForm } from "#components/writings/feed-forms.tsx";
import { DiscardImportForm } from "#components/writings/import-form.tsx";
import { ImportPreview } from "#components/writings/import-preview.tsx";
import { LookAgain } from "#components/writings/look-again.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { feedLimits } from "#lib/feeds/limits.ts";
import { paths } from "#lib/paths.ts";
import { writingsImport } from "#lib/writings/queries.ts";

export const metadata: Metadata = { title: "Import of writings" };

type Props = { params: Promise<{ mentor: string; id: string }> };

export default async function ImportPage({ params }: Props) {
  const { mentor: slug, id } = await params;
  const actor = await requireActor(paths.profileImport(slug, "writings", id));
  const { mentor, feed, state, failure, read } = (await writingsImport(actor, slug, id)) ?? notFound();
  const back = paths.profilePart(mentor.slug, "writings");
  return (
    <Page
      title="Import of writings"
      lead={feed ? <span className="break-all">{feed.address}</span> : "From a file."}
      crumbs={[...profileCrumbs(mentor), { href: back, label: "Writings" }]}
    >
      <ProfileNav mentor={mentor} here="writings" />
      <div className="space-y-8">
        <div role="status">
          {state === "waiting" && (
            <p>
              The {feed ? "feed" : "file"} is being read. This page shows what it holds as soon as that is done; you can
              also come back later.
            </p>
          )}
          {state === "failed" && (
            <Callout tone="bad">
              <p>
                <strong>It could not be read.</strong> {failure}
              </p>
              <p>Nothing was changed.</p>
            </Callout>
          )}
          {state === "applied" && <p>This import is done.</p>}
          {state === "dropped" && <p>This import was discarded, or replaced by a newer one. Nothing came of it.</p>}
          {read && <p>{summary(read)}</p>}
        </div>
        {state === "waiting" && (
          <>
            <LookAgain />
            <p>
              <Link href={paths.profileImport(mentor.slug, "writings", id)} prefetch={false}>
                Look again
              </Link>
            </p>
          </>
        )}
        {read && (
          <ImportPreview
            mentor={mentor.slug}
            id={id}
            seen={read.seen}
            entries={read.judged.map((one) =>
              one.verdict === "wrong"
                ? one
                : { at: one.at, verdict: one.verdict, entry: shown(one.entry), changes: one.changes },
            )}
          />
        )}
        {read?.unchanged && feed && <CheckFeedForm mentor={mentor.slug} feed={feed.id} full />}
        {(state === "ready" || state === "waiting") && <DiscardImportForm mentor={mentor.slug} id={id} />}
        <p>
          <Link href={back} prefetch={false}>
            Back to the writings
          </Link>
        </p>
      </div>
    </Page>
  );
}

type Read = { format: string; title: string; more: boolean; unchanged: boolean; judged: readonly unknown[] };

function summary({ format, title, more, unchanged, judged }: Read): string {
  if (unchanged) return "The site says that the feed has not changed since it was last imported.";
  const count = judged.length === 1 ? "1 entry was" : `${judged.length} entries were`;
  const rest = more ? ` It has more: only the first ${feedLimits.entries} are read.` : "";
  return `${count} found in ${title === "" ? "the feed" : `“${title}”`} (${format}).${rest}`;
}

/** Without what the page doesn't show. */
function shown<T extends { guid: string | null }>({ guid: _, ...entry }: T) {
  return entry;
}
