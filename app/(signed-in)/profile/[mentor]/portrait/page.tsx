import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NoticeOf } from "#components/layout/notice.tsx";
import { Page } from "#components/layout/page.tsx";
import { ProfileNav, profileCrumbs } from "#components/mentors/profile-nav.tsx";
import { RemovePortraitForm } from "#components/portraits/portrait-forms.tsx";
import { PortraitImage } from "#components/portraits/portrait-image.tsx";
import { UploadForm } from "#components/portraits/upload-form.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { profileOverview } from "#lib/mentors/profile-queries.ts";
import { paths } from "#lib/paths.ts";
import { isPortraitRefusal } from "#lib/portraits/rules.ts";

export const metadata: Metadata = { title: "Portrait" };

type Props = {
  params: Promise<{ mentor: string }>;
  searchParams: Promise<{ done?: string | string[]; refused?: string | string[] }>;
};

export default async function PortraitPage({ params, searchParams }: Props) {
  const { mentor: slug } = await params;
  const actor = await requireActor(paths.profilePart(slug, "portrait"));
  const { done, refused } = await searchParams;
  const mentor = (await profileOverview(actor, slug)) ?? notFound();
  return (
    <Page title="Portrait" lead={mentor.own ? undefined : `Profile of ${mentor.name}`} crumbs={profileCrumbs(mentor)}>
      <ProfileNav mentor={mentor} here="portrait" />
      <div className="space-y-8">
        <NoticeOf done={done} />
        {mentor.portrait ? (
          <section aria-labelledby="now" className="space-y-4">
            <h2 id="now">The portrait now</h2>
            <PortraitImage mentor={mentor} hash={mentor.portrait} />
            <RemovePortraitForm mentor={slug} />
          </section>
        ) : (
          <p>There is no portrait. The page shows the name alone.</p>
        )}
        <section aria-labelledby="upload" className="space-y-4">
          <h2 id="upload">{mentor.portrait ? "Another portrait" : "Upload a portrait"}</h2>
          <p className="max-w-2xl">
            A portrait is no part of the draft: it is published at once
            {mentor.isPublic ? ", here and on the pages of the projects" : ", and seen once the page is public"}.
          </p>
          <UploadForm mentor={slug} refused={isPortraitRefusal(refused) ? refused : undefined} />
        </section>
      </div>
    </Page>
  );
}
