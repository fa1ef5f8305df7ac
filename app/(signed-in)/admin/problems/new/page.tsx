import { ProblemForm } from "#components/admin/problem-form.tsx";
import { Page } from "#components/layout/page.tsx";
import { requireAdmin } from "#lib/auth/session.ts";
import { paths } from "#lib/paths.ts";

export const metadata = { title: "New problem · Admin" };

export default async function NewProblem() {
  await requireAdmin(paths.admin.newProblem);
  return (
    <Page
      title="New problem"
      crumbs={[
        { href: paths.admin.home, label: "Admin" },
        { href: paths.admin.problems, label: "Problem bank" },
      ]}
    >
      <ProblemForm values={{ kind: "essay" }} />
    </Page>
  );
}
