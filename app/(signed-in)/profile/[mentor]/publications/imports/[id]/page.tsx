import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Page } from "#components/layout/page.tsx";
import { ProfileNav, profileCrumbs } from "#components/mentors/profile-nav.tsx";
import { DiscardImportForm, ImportPreview, type Offered } from "#components/publications/import-preview.tsx";
import { NothingNew, Wrong } from "#components/publications/import-rest.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { paths } from "#lib/paths.ts";
import type { Judged } from "#lib/publications/compare.ts";
import { importPreview } from "#lib/publications/queries.ts";
import { inShort, placeOfEntry, sumOf } from "#lib/publications/words.ts";

export const metadata: Metadata = { title: "Import publications · Profile" };

type Props = { params: Promise<{ mentor: string; id: string }> };

export default async function ImportPage({ params }: Props) {
  const { mentor: slug, id } = await params;
  const actor = await requireActor(paths.profileImport(slug, "publications", id));
  const { mentor, state, format, judged, seen } = (await importPreview(actor, slug, id)) ?? notFound();
  const publications = paths.profilePart(slug, "publications");
  const offered = (verdict: "new" | "changed") => judged.flatMap((entry) => offeredOf(entry, verdict, format));
  const [fresh, changed] = [offered("new"), offered("changed")];
  return (
    <Page
      title="Import publications"
      lead={state === "ready" ? sumOf(judged, format) : undefined}
      crumbs={[...profileCrumbs(mentor), { href: publications, label: "Publications" }]}
    >
      <ProfileNav mentor={mentor} here="publications" />
      {state === "ready" ? (
        <div className="space-y-10">
          <Wrong entries={judged} format={format} />
          {fresh.length + changed.length > 0 ? (
            <ImportPreview mentor={slug} id={id} seen={seen} fresh={fresh} changed={changed} />
          ) : (
            <Callout>There is nothing to import: nothing is new, and nothing would change.</Callout>
          )}
          <NothingNew entries={judged} format={format} />
          <DiscardImportForm mentor={slug} id={id} />
        </div>
      ) : (
        <p>
          {state === "applied" ? "This import is done." : "This import was discarded, or another took its place."}{" "}
          <Link href={publications}>Back to the publications</Link>
        </p>
      )}
    </Page>
  );
}

function offeredOf(entry: Judged, verdict: "new" | "changed", format: string): Offered[] {
  if (entry.verdict !== verdict) return [];
  const { at, notes, merged } = entry;
  const changes = entry.verdict === "changed" ? entry.changes : [];
  const title = entry.verdict === "changed" ? entry.of.title : merged.title;
  return [{ at, place: placeOfEntry(entry, format), title, about: inShort(merged), notes, changes }];
}
