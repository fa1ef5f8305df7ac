import Link from "next/link";
import { Badge } from "#components/ui/badge.tsx";
import { utc } from "#lib/clock.ts";
import { paths } from "#lib/paths.ts";
import type { PlannedProject } from "#lib/plans/view.ts";
import { listed } from "#lib/text.ts";
import { UnmarkForm } from "./mark-forms.tsx";

/** The projects of a plan: those that were marked, and those that an application was begun to. */
export function PlanProjects({ projects }: { projects: PlannedProject[] }) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {projects.map((project) => (
        <li key={project.id} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2 py-4">
          <div className="min-w-0">
            <p className="font-semibold">
              <Link
                href={project.application ? paths.application(project.application.id) : paths.project(project.slug)}
                prefetch={false}
              >
                {project.title}
              </Link>
            </p>
            <p className="text-[0.9375rem] text-quiet">
              {[...(project.mentors.length > 0 ? [listed(project.mentors)] : []), project.cohort].join("; ")};{" "}
              {standing(project)}
            </p>
          </div>
          <div className="flex flex-wrap items-center gap-3">
            {project.application ? (
              <Badge tone={project.application.state === "submitted" ? "good" : "plain"}>
                {project.application.state === "submitted" ? "Submitted" : "Begun"}
              </Badge>
            ) : (
              project.applying.open && (
                <Link href={paths.apply(project.slug)} prefetch={false} className="button button-quiet button-small">
                  Apply<span className="sr-only"> to {project.title}</span>
                </Link>
              )
            )}
            {project.marked && <UnmarkForm project={project.id} name={project.title} />}
          </div>
        </li>
      ))}
    </ul>
  );
}

function standing({ applying, closesAt }: PlannedProject): React.ReactNode {
  const at = <time dateTime={closesAt.toISOString()}>{utc(closesAt)}</time>;
  if (applying.open) return <>open until {at}</>;
  if (applying.why === "upcoming") return <>not open yet; closes {at}</>;
  if (applying.why === "closed") return <>closed {at}: not counted here</>;
  return "takes no more applications: not counted here";
}
