import { MentorForm } from "#components/admin/mentor-form.tsx";
import { Page } from "#components/layout/page.tsx";
import { requireAdmin } from "#lib/auth/session.ts";
import { paths } from "#lib/paths.ts";

export const metadata = { title: "New mentor · Admin" };

export default async function NewMentor() {
  await requireAdmin(paths.admin.newMentor);
  return (
    <Page
      title="New mentor"
      crumbs={[
        { href: paths.admin.home, label: "Admin" },
        { href: paths.admin.mentors, label: "Mentors" },
      ]}
    >
      <MentorForm values={{}} />
    </Page>
  );
}
