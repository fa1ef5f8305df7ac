import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { NoticeOf } from "#components/layout/notice.tsx";
import { Empty, Page } from "#components/layout/page.tsx";
import { DiscardDraftForm, PublishDraftForm } from "#components/mentors/draft-forms.tsx";
import { ProfileNav, profileCrumbs } from "#components/mentors/profile-nav.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { FieldDifferences } from "#components/ui/field-differences.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { utc } from "#lib/clock.ts";
import { profileFields } from "#lib/mentors/draft-values.ts";
import { profileForm } from "#lib/mentors/profile-queries.ts";
import { profileLabels } from "#lib/mentors/schema.ts";
import { paths } from "#lib/paths.ts";
import { listed } from "#lib/text.ts";

export const metadata: Metadata = { title: "Changes to a profile" };

type Props = { params: Promise<{ mentor: string }>; searchParams: Promise<{ done?: string | string[] }> };

export default async function ChangesPage({ params, searchParams }: Props) {
  const { mentor: slug } = await params;
  const actor = await requireActor(paths.profilePart(slug, "changes"));
  const { done } = await searchParams;
  const mentor = (await profileForm(actor, slug)) ?? notFound();
  const { draft, published, publishedSeen, overtaken } = mentor;
  const fields = profileFields.map((name) => ({
    name,
    label: profileLabels[name],
    before: published[name],
    after: draft?.values[name] ?? published[name],
  }));
  return (
    <Page title="Changes" lead={mentor.own ? undefined : `Profile of ${mentor.name}`} crumbs={profileCrumbs(mentor)}>
      <ProfileNav mentor={mentor} here="changes" />
      <div className="space-y-8">
        <NoticeOf done={done} />
        {draft ? (
          <>
            <p>
              What the draft of {utc(draft.at)} would change.{" "}
              <Link href={paths.profilePart(slug, "preview")} prefetch={false}>
                See the page as it will be
              </Link>
            </p>
            {overtaken.length > 0 && (
              <Callout tone="warn">
                After this draft was begun, somebody published another text for{" "}
                {listed(overtaken.map((field) => profileLabels[field]))}. Publishing the draft replaces it with yours,
                as shown below.
              </Callout>
            )}
            <FieldDifferences fields={fields} />
            <div className="flex flex-wrap gap-x-6 gap-y-4 border-t border-line pt-6">
              <PublishDraftForm mentor={slug} version={draft.version} seen={publishedSeen} />
              <DiscardDraftForm mentor={slug} version={draft.version} />
            </div>
          </>
        ) : (
          <Empty>
            Nothing waits to be published.{" "}
            <Link href={paths.profilePart(slug, "details")} prefetch={false}>
              Edit the details and the agenda
            </Link>
          </Empty>
        )}
      </div>
    </Page>
  );
}
