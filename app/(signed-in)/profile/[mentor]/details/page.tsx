import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { NoticeOf } from "#components/layout/notice.tsx";
import { Page } from "#components/layout/page.tsx";
import { ProfileForm } from "#components/mentors/profile-form.tsx";
import { ProfileNav, profileCrumbs } from "#components/mentors/profile-nav.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { utc } from "#lib/clock.ts";
import { profileForm } from "#lib/mentors/profile-queries.ts";
import { paths } from "#lib/paths.ts";

export const metadata: Metadata = { title: "Details and agenda" };

type Props = { params: Promise<{ mentor: string }>; searchParams: Promise<{ done?: string | string[] }> };

export default async function DetailsPage({ params, searchParams }: Props) {
  const { mentor: slug } = await params;
  const actor = await requireActor(paths.profilePart(slug, "details"));
  const { done } = await searchParams;
  const mentor = (await profileForm(actor, slug)) ?? notFound();
  const { draft, published, seen } = mentor;
  return (
    <Page
      title="Details and agenda"
      lead={mentor.own ? undefined : `Profile of ${mentor.name}`}
      crumbs={profileCrumbs(mentor)}
    >
      <ProfileNav mentor={mentor} here="details" />
      <div className="space-y-8">
        <NoticeOf done={done} />
        {draft && (
          <Callout tone="warn">
            The fields hold the draft that was saved {utc(draft.at)}; the public page does not show it.{" "}
            <Link href={paths.profilePart(slug, "changes")} prefetch={false} className="text-warn">
              See what it changes
            </Link>
          </Callout>
        )}
        <ProfileForm
          mentor={slug}
          values={{ ...(draft?.values ?? published), seen, version: String(draft?.version ?? 0) }}
        />
      </div>
    </Page>
  );
}
