import { CohortForm } from "#components/admin/cohort-form.tsx";
import { Page } from "#components/layout/page.tsx";
import { requireAdmin } from "#lib/auth/session.ts";
import { paths } from "#lib/paths.ts";

export const metadata = { title: "New cohort · Admin" };

export default async function NewCohort() {
  await requireAdmin(paths.admin.newCohort);
  return (
    <Page
      title="New cohort"
      crumbs={[
        { href: paths.admin.home, label: "Admin" },
        { href: paths.admin.cohorts, label: "Cohorts" },
      ]}
      lead="It begins as a draft that only admins see."
    >
      <CohortForm
        values={{
          opensTime: "00:00",
          opensZone: "utc",
          closesTime: "23:59",
          closesZone: "aoe",
          graceSeconds: "60",
        }}
      />
    </Page>
  );
}
