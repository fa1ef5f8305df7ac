import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { MentorView } from "#components/mentors/mentor-view.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { previewMentor } from "#lib/mentors/public-queries.ts";
import { paths } from "#lib/paths.ts";

export const metadata: Metadata = { title: "Preview of a profile" };

export default async function PreviewPage({ params }: { params: Promise<{ mentor: string }> }) {
  const { mentor: slug } = await params;
  const actor = await requireActor(paths.profilePart(slug, "preview"));
  const mentor = (await previewMentor(actor, slug)) ?? notFound();
  return (
    <>
      <aside aria-label="Preview" className="border-b border-warn bg-warn-ground text-warn">
        <p className="mx-auto flex max-w-7xl flex-wrap gap-x-4 px-4 py-2 sm:px-6">
          <span>
            <strong>Preview.</strong> This is the page as it will be once the draft is published
            {mentor.projects.length === 0 && ". Nobody else sees it before a project of theirs is public"}.
          </span>
          <Link href={paths.profilePart(slug, "changes")} className="text-warn">
            See the changes
          </Link>
          <Link href={paths.profileOf(slug)} className="text-warn">
            Back to the profile
          </Link>
        </p>
      </aside>
      <MentorView mentor={mentor} />
    </>
  );
}
