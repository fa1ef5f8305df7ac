import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { CodeForm } from "#components/blind/code-form.tsx";
import { RevealList } from "#components/blind/reveal-list.tsx";
import { Page } from "#components/layout/page.tsx";
import { requireAdmin } from "#lib/auth/session.ts";
import { revealsOfProject, unmaskedApplication } from "#lib/blind/revealed.ts";
import { paths } from "#lib/paths.ts";
import { applicationCode } from "#lib/reviews/schema.ts";

export const metadata: Metadata = { title: "Applications without masks · Admin" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ code?: string | string[] }> };

export default async function ProjectApplications({ params, searchParams }: Props) {
  const { id } = await params;
  const actor = await requireAdmin(paths.admin.projectApplications(id));
  const { title, reveals } = (await revealsOfProject(actor, id)) ?? notFound();
  const { code: asked } = await searchParams;
  const typed = typeof asked === "string" ? asked.trim() : undefined;
  const code = applicationCode.safeParse(typed?.toUpperCase());
  if (code.success && (await unmaskedApplication(actor, id, code.data)))
    redirect(paths.admin.projectApplication(id, code.data));
  return (
    <Page
      title={`Applications to “${title}”`}
      crumbs={[
        { href: paths.admin.home, label: "Admin" },
        { href: paths.admin.projects, label: "Projects" },
        { href: paths.admin.project(id), label: title },
      ]}
      lead="Who wrote an application, its texts beside what reviewers read of them, and to whom names were shown."
    >
      <div className="space-y-12">
        <CodeForm project={id} typed={typed} />
        <section aria-labelledby="reveals" className="space-y-4">
          <h2 id="reveals">To whom names were shown</h2>
          <RevealList project={id} reveals={reveals} />
        </section>
      </div>
    </Page>
  );
}
