import type { Metadata } from "next";
import { ConflictForm } from "#components/conflicts/conflict-forms.tsx";
import { ConflictList } from "#components/conflicts/conflict-list.tsx";
import { NoticeOf } from "#components/layout/notice.tsx";
import { Page } from "#components/layout/page.tsx";
import { requireAdmin } from "#lib/auth/session.ts";
import { conflicts } from "#lib/conflicts/queries.ts";
import { paths } from "#lib/paths.ts";

export const metadata: Metadata = { title: "Conflicts of interest · Admin" };

export default async function ConflictsPage({ searchParams }: { searchParams: Promise<{ done?: string | string[] }> }) {
  const actor = await requireAdmin(paths.admin.conflicts);
  const [{ done }, entered] = await Promise.all([searchParams, conflicts(actor)]);
  return (
    <Page
      title="Conflicts of interest"
      crumbs={[{ href: paths.admin.home, label: "Admin" }]}
      lead="Somebody who must not read an applicant’s work does not find it, in any project; to them it is not there."
    >
      <div className="space-y-12">
        <NoticeOf done={done} />
        <section aria-labelledby="entered">
          <h2 id="entered" className="mb-4">
            Entered
          </h2>
          <ConflictList conflicts={entered} />
        </section>
        <section aria-labelledby="enter">
          <h2 id="enter" className="mb-4">
            Enter a conflict
          </h2>
          <p className="mb-6 max-w-2xl text-quiet">
            It holds from their next request on. What was assigned to them of this applicant and not begun is taken
            back; a review that they submitted before still counts.
          </p>
          <ConflictForm />
        </section>
      </div>
    </Page>
  );
}
