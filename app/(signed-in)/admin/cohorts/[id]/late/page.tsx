import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { LateList } from "#components/admin/late-list.tsx";
import { Deadline } from "#components/cohorts/deadline.tsx";
import { NoticeOf } from "#components/layout/notice.tsx";
import { Page } from "#components/layout/page.tsx";
import { lateSubmissions } from "#lib/applications/late-queries.ts";
import { requireAdmin } from "#lib/auth/session.ts";
import { cohortForAdmin } from "#lib/cohorts/queries.ts";
import { paths } from "#lib/paths.ts";

export const metadata: Metadata = { title: "Late · Admin" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string | string[] }> };

export default async function Late({ params, searchParams }: Props) {
  const { id } = await params;
  const actor = await requireAdmin(paths.admin.late(id));
  const [{ done }, cohort, late] = await Promise.all([
    searchParams,
    cohortForAdmin(actor, id),
    lateSubmissions(actor, id),
  ]);
  if (!cohort) notFound();
  return (
    <Page
      title={`Late in “${cohort.name}”`}
      crumbs={[
        { href: paths.admin.home, label: "Admin" },
        { href: paths.admin.cohorts, label: "Cohorts" },
        { href: paths.admin.cohort(cohort.id), label: cohort.name },
      ]}
      lead="What was sent after its author’s deadline. It is kept and shown to its author; reviewers read it once you admit it."
    >
      <div className="space-y-8">
        <NoticeOf done={done} />
        <Deadline at={cohort.closesAt} label="Deadline" />
        <LateList cohort={cohort.id} late={late} />
      </div>
    </Page>
  );
}
