import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ExtensionForm } from "#components/admin/extension-forms.tsx";
import { ExtensionList } from "#components/admin/extension-list.tsx";
import { Deadline } from "#components/cohorts/deadline.tsx";
import { NoticeOf } from "#components/layout/notice.tsx";
import { Page } from "#components/layout/page.tsx";
import { requireAdmin } from "#lib/auth/session.ts";
import { cohortForAdmin } from "#lib/cohorts/queries.ts";
import { extensionsOf, projectsOfCohort } from "#lib/extensions/queries.ts";
import { paths } from "#lib/paths.ts";

export const metadata: Metadata = { title: "Extensions · Admin" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string | string[] }> };

export default async function Extensions({ params, searchParams }: Props) {
  const { id } = await params;
  const actor = await requireAdmin(paths.admin.extensions(id));
  const [{ done }, cohort, extensions, projects] = await Promise.all([
    searchParams,
    cohortForAdmin(actor, id),
    extensionsOf(actor, id),
    projectsOfCohort(actor, id),
  ]);
  if (!cohort) notFound();
  const now = new Date();
  return (
    <Page
      title={`Extensions in “${cohort.name}”`}
      crumbs={[
        { href: paths.admin.home, label: "Admin" },
        { href: paths.admin.cohorts, label: "Cohorts" },
        { href: paths.admin.cohort(cohort.id), label: cohort.name },
      ]}
      lead="A later deadline for one applicant. It holds at once, and they are told by e-mail."
    >
      <div className="space-y-12">
        <NoticeOf done={done} />
        <Deadline at={cohort.closesAt} label={now <= cohort.closesAt ? "The cohort closes" : "The cohort closed"} />
        <section aria-labelledby="granted">
          <h2 id="granted" className="mb-4">
            Granted
          </h2>
          <ExtensionList extensions={extensions} now={now} />
        </section>
        <section aria-labelledby="grant">
          <h2 id="grant" className="mb-4">
            Grant an extension
          </h2>
          <ExtensionForm
            cohort={cohort.id}
            projects={projects}
            values={{ closesTime: "23:59", closesZone: "aoe", project: "" }}
          />
        </section>
      </div>
    </Page>
  );
}
