import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { ItemActs } from "#components/admin/item-acts.tsx";
import { partCrumbs } from "#components/admin/part-crumbs.ts";
import { AddMentorForm, AddReviewerForm } from "#components/admin/project-people-forms.tsx";
import { NoticeOf } from "#components/layout/notice.tsx";
import { Page } from "#components/layout/page.tsx";
import { requireAdmin } from "#lib/auth/session.ts";
import { paths } from "#lib/paths.ts";
import { changeProjectMentor, removeProjectReviewer } from "#lib/projects/actions.ts";
import { projectPeople } from "#lib/projects/queries.ts";

export const metadata: Metadata = { title: "Mentors and reviewers of a project · Admin" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string | string[] }> };

export default async function PeoplePage({ params, searchParams }: Props) {
  const { id } = await params;
  const actor = await requireAdmin(paths.admin.projectPart(id, "mentors"));
  const { done } = await searchParams;
  const project = (await projectPeople(actor, id)) ?? notFound();
  return (
    <Page title={`Mentors and reviewers of “${project.title}”`} crumbs={partCrumbs(project)}>
      <div className="space-y-12">
        <NoticeOf done={done} />
        <section aria-labelledby="mentors" className="space-y-6">
          <h2 id="mentors">Mentors</h2>
          <p className="max-w-2xl text-quiet">
            They are shown on the project’s page in this order. A mentor whose profile is linked to an account reads the
            applications.
          </p>
          {project.mentors.length > 0 && (
            <ol className="divide-y divide-line border-y border-line">
              {project.mentors.map((mentor, at) => (
                <li key={mentor.id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 py-4">
                  <div className="min-w-0">
                    <p className="font-semibold">
                      <Link href={paths.admin.mentor(mentor.id)} prefetch={false}>
                        {mentor.name}
                      </Link>
                    </p>
                    <p className="text-quiet">
                      {[mentor.affiliation, mentor.user ? mentor.user.email : "no account linked"]
                        .filter(Boolean)
                        .join(" · ")}
                    </p>
                  </div>
                  <ItemActs
                    id={`mentor-${mentor.id}`}
                    action={changeProjectMentor}
                    project={id}
                    item={mentor.id}
                    name={mentor.name}
                    first={at === 0}
                    last={at === project.mentors.length - 1}
                  />
                </li>
              ))}
            </ol>
          )}
          {project.others.length > 0 ? (
            <AddMentorForm
              project={id}
              choices={project.others.map((mentor) => ({
                value: mentor.id,
                label: mentor.affiliation ? `${mentor.name}, ${mentor.affiliation}` : mentor.name,
              }))}
            />
          ) : (
            <p>
              Every mentor is in the list. <Link href={paths.admin.newMentor}>Create another mentor</Link>
            </p>
          )}
        </section>
        <section aria-labelledby="reviewers" className="space-y-6">
          <h2 id="reviewers">Reviewers</h2>
          <p className="max-w-2xl text-quiet">
            They read and score this project’s applications without leading it. They are not shown to the public.
          </p>
          {project.reviewers.length > 0 && (
            <ul className="divide-y divide-line border-y border-line">
              {project.reviewers.map(({ user, invitedBy }) => (
                <li key={user.id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 py-4">
                  <div className="min-w-0">
                    <p className="font-semibold">{user.name ?? user.email}</p>
                    <p className="text-quiet">
                      {user.name ? user.email : "has not signed in yet"}
                      {invitedBy && ` · added by ${invitedBy.name ?? invitedBy.email}`}
                    </p>
                  </div>
                  <ItemActs
                    id={`reviewer-${user.id}`}
                    action={removeProjectReviewer}
                    project={id}
                    item={user.id}
                    name={user.name ?? user.email}
                  />
                </li>
              ))}
            </ul>
          )}
          <AddReviewerForm project={id} />
        </section>
      </div>
    </Page>
  );
}
