import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { ProjectView } from "#components/projects/project-view.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { paths } from "#lib/paths.ts";
import { proposedProject } from "#lib/projects/public-queries.ts";
import { proposedTexts } from "#lib/proposals/queries.ts";

export const metadata: Metadata = { title: "Preview of a proposal" };

export default async function ProposalPreviewPage({ params }: { params: Promise<{ project: string }> }) {
  const { project: slug } = await params;
  const actor = await requireActor(paths.proposal(slug, "preview"));
  const proposed = (await proposedTexts(actor, slug)) ?? notFound();
  const project = (await proposedProject(proposed, new Date())) ?? notFound();
  return (
    <>
      <aside aria-label="Preview" className="border-b border-warn bg-warn-ground text-warn">
        <p className="mx-auto flex max-w-7xl flex-wrap gap-x-4 px-4 py-2 sm:px-6">
          <span>
            <strong>Preview.</strong> This is the project’s page with what is proposed.
          </span>
          <Link href={paths.proposal(slug, "changes")} className="text-warn">
            Back to the changes
          </Link>
        </p>
      </aside>
      <ProjectView project={project} />
    </>
  );
}
