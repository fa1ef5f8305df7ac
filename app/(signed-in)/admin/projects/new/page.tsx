import Link from "next/link";
import { NewProjectForm } from "#components/admin/project-forms.tsx";
import { Empty, Page } from "#components/layout/page.tsx";
import { requireAdmin } from "#lib/auth/session.ts";
import { paths } from "#lib/paths.ts";
import { cohortChoices } from "#lib/projects/queries.ts";

export const metadata = { title: "New project · Admin" };

export default async function NewProject({ searchParams }: { searchParams: Promise<{ cohort?: string | string[] }> }) {
  const actor = await requireAdmin(paths.admin.newProject);
  const { cohort } = await searchParams;
  const cohorts = await cohortChoices(actor);
  const chosen = cohorts.find((one) => one.slug === cohort) ?? (cohorts.length === 1 ? cohorts[0] : undefined);
  return (
    <Page
      title="New project"
      crumbs={[
        { href: paths.admin.home, label: "Admin" },
        { href: paths.admin.projects, label: "Projects" },
      ]}
      lead="It begins as a draft that only admins see. You add everything else on its own page."
    >
      {cohorts.length === 0 ? (
        <Empty>
          A project belongs to a cohort, and there is none yet.{" "}
          <Link href={paths.admin.newCohort}>Create a cohort first</Link>.
        </Empty>
      ) : (
        <NewProjectForm
          cohorts={cohorts.map((one) => ({
            value: one.id,
            label: one.state === "draft" ? `${one.name} (draft)` : one.name,
          }))}
          cohort={chosen?.id ?? ""}
        />
      )}
    </Page>
  );
}
