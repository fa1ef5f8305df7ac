import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { ProjectView } from "#components/projects/project-view.tsx";
import { requireAdmin } from "#lib/auth/session.ts";
import { paths } from "#lib/paths.ts";
import { previewProject } from "#lib/projects/public-queries.ts";
import { isUuid } from "#lib/text.ts";

export const metadata: Metadata = { title: "Preview · Admin" };

export default async function PreviewPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireAdmin(paths.admin.projectPart(id, "preview"));
  const project = (isUuid(id) ? await previewProject(actor, id, new Date()) : null) ?? notFound();
  return (
    <>
      <aside aria-label="Preview" className="border-b border-warn bg-warn-ground text-warn">
        <p className="mx-auto flex max-w-7xl flex-wrap gap-x-4 px-4 py-2 sm:px-6">
          <span>
            <strong>Preview.</strong> This is what the public {project.state === "draft" ? "would see" : "sees"}; the
            project is {project.state}.
          </span>
          <Link href={paths.admin.project(id)} className="text-warn">
            Back to the project
          </Link>
        </p>
      </aside>
      <ProjectView project={project} />
    </>
  );
}
