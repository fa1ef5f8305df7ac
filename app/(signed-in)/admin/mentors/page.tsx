import Link from "next/link";
import { count } from "#components/admin/states.tsx";
import { NoticeOf } from "#components/layout/notice.tsx";
import { Empty, Page } from "#components/layout/page.tsx";
import { requireAdmin } from "#lib/auth/session.ts";
import { mentorsForAdmin } from "#lib/mentors/queries.ts";
import { paths } from "#lib/paths.ts";

export const metadata = { title: "Mentors · Admin" };

export default async function Mentors({ searchParams }: { searchParams: Promise<{ done?: string | string[] }> }) {
  const actor = await requireAdmin(paths.admin.mentors);
  const { done } = await searchParams;
  const mentors = await mentorsForAdmin(actor);
  return (
    <Page
      title="Mentors"
      crumbs={[{ href: paths.admin.home, label: "Admin" }]}
      lead="Public profiles. A profile is public once a project of the mentor’s is."
      actions={
        <Link href={paths.admin.newMentor} className="button">
          New mentor
        </Link>
      }
    >
      <NoticeOf done={done} />
      {mentors.length === 0 ? (
        <Empty>There is no mentor yet. Create the first profile.</Empty>
      ) : (
        <ul className="divide-y divide-line border-y border-line">
          {mentors.map((mentor) => (
            <li key={mentor.id} className="py-4">
              <h2 className="text-xl">
                <Link href={paths.admin.mentor(mentor.id)} prefetch={false}>
                  {mentor.name}
                </Link>
              </h2>
              <p className="text-quiet">
                {[mentor.affiliation, count(mentor.projects, "project"), mentor.account ?? "no account linked"]
                  .filter(Boolean)
                  .join(" · ")}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
