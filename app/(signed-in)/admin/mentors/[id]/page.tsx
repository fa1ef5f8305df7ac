import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { MentorForm } from "#components/admin/mentor-form.tsx";
import { TrustForm } from "#components/admin/trust-form.tsx";
import { NoticeOf } from "#components/layout/notice.tsx";
import { Page } from "#components/layout/page.tsx";
import { requireAdmin } from "#lib/auth/session.ts";
import { mentorForAdmin } from "#lib/mentors/queries.ts";
import { paths } from "#lib/paths.ts";

export const metadata: Metadata = { title: "Mentor · Admin" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string | string[] }> };

export default async function MentorPage({ params, searchParams }: Props) {
  const { id } = await params;
  const actor = await requireAdmin(paths.admin.mentor(id));
  const { done } = await searchParams;
  const mentor = (await mentorForAdmin(actor, id)) ?? notFound();
  const { name, slug, affiliation, role, biography, website, account, seen, trusted, projects } = mentor;
  return (
    <Page
      title={name}
      crumbs={[
        { href: paths.admin.home, label: "Admin" },
        { href: paths.admin.mentors, label: "Mentors" },
      ]}
    >
      <div className="space-y-10">
        <NoticeOf done={done} />
        <p>
          <Link href={paths.profileOf(slug)} prefetch={false}>
            Agenda, portrait, publications and writings
          </Link>
        </p>
        <MentorForm
          id={id}
          values={{ name, slug, affiliation, role, biography, website: website ?? "", account: account ?? "", seen }}
        />
        <section aria-labelledby="trust-heading" className="space-y-4">
          <h2 id="trust-heading">Publishing</h2>
          <TrustForm id={id} trusted={trusted} />
        </section>
        <section aria-labelledby="projects">
          <h2 id="projects" className="mb-4">
            Projects
          </h2>
          {projects.length === 0 ? (
            <p className="text-quiet">None yet. A project takes a mentor up on its page of mentors.</p>
          ) : (
            <ul className="list-disc space-y-1 pl-6">
              {projects.map((project) => (
                <li key={project.id}>
                  <Link href={paths.admin.project(project.id)} prefetch={false}>
                    {project.title}
                  </Link>{" "}
                  ({project.state})
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
    </Page>
  );
}
