import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { NoticeOf } from "#components/layout/notice.tsx";
import { Page } from "#components/layout/page.tsx";
import { ProfileNav, profileCrumbs } from "#components/mentors/profile-nav.tsx";
import { EditedList } from "#components/publications/edited-list.tsx";
import { ImportForm } from "#components/publications/import-form.tsx";
import { RefreshPart } from "#components/publications/refresh-part.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { paths } from "#lib/paths.ts";
import { editedPublications } from "#lib/publications/queries.ts";
import { refreshState } from "#lib/publications/refresh-queries.ts";
import { inShort } from "#lib/publications/words.ts";

export const metadata: Metadata = { title: "Publications · Profile" };

type Props = { params: Promise<{ mentor: string }>; searchParams: Promise<{ done?: string | string[] }> };

export default async function EditedPublicationsPage({ params, searchParams }: Props) {
  const { mentor: slug } = await params;
  const actor = await requireActor(paths.profilePart(slug, "publications"));
  const { done } = await searchParams;
  const { mentor, publications, waiting } = (await editedPublications(actor, slug)) ?? notFound();
  const refresh = await refreshState(actor, slug);
  return (
    <Page
      title="Publications"
      lead={mentor.own ? undefined : `Profile of ${mentor.name}`}
      crumbs={profileCrumbs(mentor)}
    >
      <ProfileNav mentor={mentor} here="publications" />
      <div className="space-y-10">
        <NoticeOf done={done} />
        {waiting && (
          <Callout tone="warn">
            An import from {waiting.format} waits for you.{" "}
            <Link href={paths.profileImport(slug, "publications", waiting.id)} prefetch={false}>
              Look at it, and import or discard it
            </Link>
            .
          </Callout>
        )}
        <section aria-labelledby="all" className="space-y-4">
          <h2 id="all">
            What is here <span className="font-normal text-quiet">({publications.length.toLocaleString("en-GB")})</span>
          </h2>
          {publications.length === 0 ? (
            <p className="text-quiet">Nothing yet. Import below what a reference manager or Google Scholar exports.</p>
          ) : (
            <EditedList
              mentor={slug}
              lines={publications.map((publication) => ({
                id: publication.id,
                title: publication.title,
                about: inShort(publication),
                hidden: publication.hidden,
              }))}
            />
          )}
        </section>
        <section aria-labelledby="import-them" className="space-y-4">
          <h2 id="import-them">Import</h2>
          <p className="max-w-2xl">
            You see what is new, changed and already here before anything is stored. Changes are published at once.
          </p>
          <ImportForm mentor={slug} />
        </section>
        <RefreshPart mentor={mentor} state={refresh} />
      </div>
    </Page>
  );
}
