import Link from "next/link";
import { count, ProjectStateBadge } from "#components/admin/states.tsx";
import { NoticeOf } from "#components/layout/notice.tsx";
import { Empty, Page } from "#components/layout/page.tsx";
import { requireAdmin } from "#lib/auth/session.ts";
import { cohortsForAdmin } from "#lib/cohorts/queries.ts";
import { paths } from "#lib/paths.ts";
import { projectsForAdmin } from "#lib/projects/queries.ts";
import { projectStates } from "#lib/projects/rules.ts";

export const metadata = { title: "Projects · Admin" };

type Search = { cohort?: string | string[]; state?: string | string[]; done?: string | string[] };

export default async function Projects({ searchParams }: { searchParams: Promise<Search> }) {
  const actor = await requireAdmin(paths.admin.projects);
  const search = await searchParams;
  const cohort = typeof search.cohort === "string" ? search.cohort : "";
  const state = projectStates.find((one) => one === search.state);
  const [projects, cohorts] = await Promise.all([
    projectsForAdmin(actor, { ...(cohort ? { cohort } : {}), ...(state ? { state } : {}) }),
    cohortsForAdmin(actor),
  ]);
  const filtered = Boolean(cohort || state);
  return (
    <Page
      title="Projects"
      wide
      crumbs={[{ href: paths.admin.home, label: "Admin" }]}
      actions={
        <Link
          href={cohort ? `${paths.admin.newProject}?cohort=${encodeURIComponent(cohort)}` : paths.admin.newProject}
          className="button"
        >
          New project
        </Link>
      }
    >
      <NoticeOf done={search.done} />
      <form method="get" action={paths.admin.projects} className="mb-8 flex flex-wrap items-end gap-4">
        <div className="min-w-0 flex-1 basis-56 sm:max-w-80">
          <label htmlFor="cohort" className="block font-semibold">
            Cohort
          </label>
          <select id="cohort" name="cohort" defaultValue={cohort} key={cohort} className="input mt-1.5">
            <option value="">Every cohort</option>
            {cohorts.map((one) => (
              <option key={one.id} value={one.slug}>
                {one.name}
              </option>
            ))}
          </select>
        </div>
        <div className="min-w-0 flex-1 basis-40 sm:max-w-56">
          <label htmlFor="state" className="block font-semibold">
            State
          </label>
          <select id="state" name="state" defaultValue={state ?? ""} key={state} className="input mt-1.5">
            <option value="">Every state</option>
            {projectStates.map((one) => (
              <option key={one} value={one}>
                {one.charAt(0).toUpperCase() + one.slice(1)}
              </option>
            ))}
          </select>
        </div>
        <button type="submit" className="button button-quiet">
          Show
        </button>
      </form>
      <p className="mb-4 text-quiet" role={filtered ? "status" : undefined}>
        {count(projects.length, "project")}
        {filtered && (
          <>
            {" "}
            found. <Link href={paths.admin.projects}>Show all</Link>
          </>
        )}
      </p>
      {projects.length === 0 ? (
        <Empty>{filtered ? "No project is like that." : "There is no project yet. Create the first one."}</Empty>
      ) : (
        <ul className="divide-y divide-line border-y border-line">
          {projects.map((project) => (
            <li key={project.id} className="space-y-1 py-4">
              <h2 className="text-xl">
                <Link href={paths.admin.project(project.id)} prefetch={false}>
                  {project.title}
                </Link>{" "}
                <ProjectStateBadge state={project.state} />
              </h2>
              <p>
                {project.cohort} · {project.mentors.length > 0 ? project.mentors.join(", ") : "no mentor"} ·{" "}
                {count(project.places, "place")}
              </p>
              <p className="text-quiet">
                {count(project.begun, "application")} begun, {project.submitted.toLocaleString("en-GB")} submitted
              </p>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
