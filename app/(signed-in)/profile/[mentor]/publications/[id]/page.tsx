import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page } from "#components/layout/page.tsx";
import { ProfileNav, profileCrumbs } from "#components/mentors/profile-nav.tsx";
import { DeletePublicationForm, PublicationForm } from "#components/publications/publication-forms.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { paths } from "#lib/paths.ts";
import { publicationToEdit } from "#lib/publications/queries.ts";

export const metadata: Metadata = { title: "Publication · Profile" };

type Props = { params: Promise<{ mentor: string; id: string }> };

export default async function EditPublicationPage({ params }: Props) {
  const { mentor: slug, id } = await params;
  const actor = await requireActor(paths.profilePublication(slug, id));
  const { mentor, title, hidden, values } = (await publicationToEdit(actor, slug, id)) ?? notFound();
  return (
    <Page
      title={title}
      crumbs={[...profileCrumbs(mentor), { href: paths.profilePart(slug, "publications"), label: "Publications" }]}
    >
      <ProfileNav mentor={mentor} here="publications" />
      <div className="space-y-10">
        {hidden && <Callout tone="warn">This publication is hidden: the public pages don’t show it.</Callout>}
        <PublicationForm mentor={slug} id={id} values={values} />
        <section aria-labelledby="delete-it" className="space-y-3">
          <h2 id="delete-it">Delete</h2>
          <p className="max-w-2xl">
            A deleted publication can’t be brought back, only imported anew. To take it from the public pages for a
            while, hide it in the list.
          </p>
          <DeletePublicationForm mentor={slug} id={id} />
        </section>
      </div>
    </Page>
  );
}
