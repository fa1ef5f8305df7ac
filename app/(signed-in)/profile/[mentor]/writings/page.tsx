import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { NoticeOf } from "#components/layout/notice.tsx";
import { Page } from "#components/layout/page.tsx";
import { ProfileNav, profileCrumbs } from "#components/mentors/profile-nav.tsx";
import { AddFeedForm, UploadFeedForm } from "#components/writings/feed-forms.tsx";
import { FeedList } from "#components/writings/feed-list.tsx";
import { OwnWritings } from "#components/writings/own-writings.tsx";
import { WritingForm } from "#components/writings/writing-form.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { utc } from "#lib/clock.ts";
import { storeLimits } from "#lib/feeds/schema.ts";
import { paths } from "#lib/paths.ts";
import { writingsToEdit } from "#lib/writings/queries.ts";

export const metadata: Metadata = { title: "Writings of a profile" };

type Search = { done?: string | string[]; page?: string | string[] };
type Props = { params: Promise<{ mentor: string }>; searchParams: Promise<Search> };

export default async function ProfileWritingsPage({ params, searchParams }: Props) {
  const { mentor: slug } = await params;
  const actor = await requireActor(paths.profilePart(slug, "writings"));
  const { done, page: asked } = await searchParams;
  const page = typeof asked === "string" && /^[1-9]\d{0,2}$/.test(asked) ? Number(asked) : 1;
  const found = (await writingsToEdit(actor, slug, page)) ?? notFound();
  const { mentor, total, pages, writings, feeds, uploads } = found;
  return (
    <Page title="Writings" crumbs={profileCrumbs(mentor)} lead={`Posts, articles and talks of ${mentor.name}.`}>
      <ProfileNav mentor={mentor} here="writings" />
      <div className="space-y-12">
        <NoticeOf done={done} />
        <section aria-labelledby="posts" className="space-y-4">
          <h2 id="posts">
            {total === 0
              ? "No posts yet"
              : `${total.toLocaleString("en-GB")} ${total === 1 ? "post" : "posts"} on the profile`}
          </h2>
          <OwnWritings mentor={mentor.slug} writings={writings} page={page} pages={pages} />
        </section>
        <section aria-labelledby="from-feeds" className="space-y-6">
          <div>
            <h2 id="from-feeds">Import from a feed</h2>
            <p className="mt-1 max-w-2xl text-quiet">
              What a feed holds is shown first; nothing is on the profile before you import it.
            </p>
          </div>
          {uploads.map((upload) => (
            <p key={upload.id}>
              <Link href={paths.profileImport(mentor.slug, "writings", upload.id)} prefetch={false}>
                {upload.state === "ready" ? "See what the file holds, and import" : "A file is being read"}
              </Link>{" "}
              (sent on {utc(upload.createdAt)})
            </p>
          ))}
          {feeds.length > 0 && <FeedList mentor={mentor.slug} feeds={feeds} />}
          {feeds.length < storeLimits.feeds ? (
            <AddFeedForm mentor={mentor.slug} />
          ) : (
            <p className="text-quiet">A profile has at most {storeLimits.feeds} feeds. Remove one to add another.</p>
          )}
          <UploadFeedForm mentor={mentor.slug} />
        </section>
        <section aria-labelledby="by-hand" className="space-y-4">
          <h2 id="by-hand">Add a post by hand</h2>
          <WritingForm mentor={mentor.slug} />
        </section>
      </div>
    </Page>
  );
}
