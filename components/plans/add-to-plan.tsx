import Link from "next/link";
import { Callout } from "#components/ui/callout.tsx";
import { paths } from "#lib/paths.ts";
import { MarkForm } from "./mark-forms.tsx";

/** Asks whether a project is to come onto the plan; a link alone changes nothing. */
export function AddToPlan({ project }: { project: { slug: string; title: string; marked: boolean } }) {
  const title = (
    <Link href={paths.project(project.slug)} prefetch={false}>
      {project.title}
    </Link>
  );
  if (project.marked) return <Callout>{title} is on your plan already.</Callout>;
  return (
    <section aria-labelledby="add" className="space-y-4 border-y border-line py-5">
      <h2 id="add">Add this project?</h2>
      <p>{title}: see what it would add to your work. It commits you to nothing, and the project is not told.</p>
      <MarkForm project={project.slug} />
    </section>
  );
}
