import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page } from "#components/layout/page.tsx";
import { ProfileNav, profileCrumbs } from "#components/mentors/profile-nav.tsx";
import { DeleteWriting, WritingForm } from "#components/writings/writing-form.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { paths } from "#lib/paths.ts";
import { writingToEdit } from "#lib/writings/queries.ts";

export const metadata: Metadata = { title: "A post of a profile" };

type Props = { params: Promise<{ mentor: string; id: string }> };

export default async function ProfileWritingPage({ params }: Props) {
  const { mentor: slug, id } = await params;
  const actor = await requireActor(paths.profileWriting(slug, id));
  const { mentor, title, values } = (await writingToEdit(actor, slug, id)) ?? notFound();
  return (
    <Page
      title={<bdi>{title}</bdi>}
      crumbs={[...profileCrumbs(mentor), { href: paths.profilePart(mentor.slug, "writings"), label: "Writings" }]}
    >
      <ProfileNav mentor={mentor} here="writings" />
      <div className="space-y-10">
        <WritingForm mentor={mentor.slug} id={id} values={values} />
        <DeleteWriting mentor={mentor.slug} id={id} />
      </div>
    </Page>
  );
}
