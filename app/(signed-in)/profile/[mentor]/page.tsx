import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NoticeOf } from "#components/layout/notice.tsx";
import { Page } from "#components/layout/page.tsx";
import { ProfileNav } from "#components/mentors/profile-nav.tsx";
import { ProfileOverview } from "#components/mentors/profile-overview.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { profileOverview } from "#lib/mentors/profile-queries.ts";
import { paths } from "#lib/paths.ts";

export const metadata: Metadata = { title: "Profile" };

type Props = { params: Promise<{ mentor: string }>; searchParams: Promise<{ done?: string | string[] }> };

export default async function ProfilePage({ params, searchParams }: Props) {
  const { mentor: slug } = await params;
  const actor = await requireActor(paths.profileOf(slug));
  const { done } = await searchParams;
  const mentor = (await profileOverview(actor, slug)) ?? notFound();
  return (
    <Page
      title={mentor.own ? "Your profile" : `Profile of ${mentor.name}`}
      crumbs={actor.isAdmin ? [{ href: paths.profile, label: "Profiles" }] : []}
    >
      <ProfileNav mentor={mentor} here="overview" />
      <div className="space-y-8">
        <NoticeOf done={done} />
        <ProfileOverview mentor={mentor} />
      </div>
    </Page>
  );
}
