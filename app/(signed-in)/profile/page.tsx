import type { Metadata } from "next";
import Link from "next/link";
import { notFound, redirect } from "next/navigation";
import { Page } from "#components/layout/page.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { profilesToEdit } from "#lib/mentors/profile-queries.ts";
import { paths } from "#lib/paths.ts";

export const metadata: Metadata = { title: "Profiles" };

export default async function ProfilesPage() {
  const actor = await requireActor(paths.profile);
  const profiles = await profilesToEdit(actor);
  const own = profiles.find((profile) => profile.own);
  if (!actor.isAdmin) return own ? redirect(paths.profileOf(own.slug)) : notFound();
  return (
    <Page title="Profiles" lead="What mentors show of themselves. As an admin you edit all of them.">
      <ul className="divide-y divide-line border-y border-line">
        {profiles.map(({ slug, name, affiliation, draft, own }) => (
          <li key={slug} className="flex flex-wrap items-baseline gap-x-3 py-3">
            <Link href={paths.profileOf(slug)} prefetch={false}>
              {name}
            </Link>
            <span className="text-quiet">{affiliation}</span>
            {own && <Badge>Your own</Badge>}
            {draft && <Badge tone="warn">Unpublished draft</Badge>}
          </li>
        ))}
      </ul>
    </Page>
  );
}
