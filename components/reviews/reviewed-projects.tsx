import { paths } from "#lib/paths.ts";
import type { ReviewedProject } from "#lib/reviews/shown.ts";
import { Deadline } from "./deadline.tsx";
import { Progress } from "./progress.tsx";

/** One's projects: how many applications each has, how far one is, and the way on. */
export function ReviewedProjects({
  projects,
  unanswered,
}: {
  projects: ReviewedProject[];
  /** Open questions without an answer, by the project's address. */
  unanswered: ReadonlyMap<string, number>;
}) {
  return (
    <ul className="space-y-10">
      {projects.map((project) => (
        <li key={project.slug} className="border-t border-line pt-6">
          <h2>
            <a href={paths.reviewProject(project.slug)}>{project.title}</a>
          </h2>
          <p className="mt-1 text-quiet">
            {project.cohort} · {project.leads ? "You lead this project" : "You were invited to review"}
          </p>
          {project.open && <Deadline closesAt={project.closesAt} />}
          <Progress project={project} />
          <p className="mt-4 flex flex-wrap gap-3">
            {project.own?.waiting !== 0 && (
              <a href={paths.reviewNext(project.slug)} className="button">
                Review next<span className="sr-only"> in {project.title}</span>
              </a>
            )}
            <a href={paths.reviewProject(project.slug)} className="button button-quiet">
              All applications<span className="sr-only"> to {project.title}</span>
            </a>
            <a href={paths.questions(project.slug)} className="self-center px-2">
              Questions and answers<span className="sr-only"> about {project.title}</span>
              {unanswered.has(project.slug) && ` (${unanswered.get(project.slug)} unanswered)`}
            </a>
          </p>
        </li>
      ))}
    </ul>
  );
}
