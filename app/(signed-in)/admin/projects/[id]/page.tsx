import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Findings } from "#components/admin/findings.tsx";
import { type Act, Acts } from "#components/admin/item-acts.tsx";
import { count, ProjectStateBadge } from "#components/admin/states.tsx";
import { NoticeOf } from "#components/layout/notice.tsx";
import { Page } from "#components/layout/page.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { requireAdmin } from "#lib/auth/session.ts";
import { paths } from "#lib/paths.ts";
import { limitsText } from "#lib/problems/kinds.ts";
import { effectiveRange } from "#lib/problems/rules.ts";
import { changeProject } from "#lib/projects/actions.ts";
import { type ProjectForAdmin, projectForAdmin } from "#lib/projects/queries.ts";
import { type ProjectAct, possibleActs, projectActRefusal } from "#lib/projects/rules.ts";
import { listed } from "#lib/text.ts";

export const metadata: Metadata = { title: "Project · Admin" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string | string[] }> };

const acts: Record<ProjectAct, Omit<Act, "value">> = {
  publish: {
    label: "Publish",
    kind: "primary",
    means: "The public sees the project within seconds. It takes applications while its cohort is open.",
  },
  unpublish: {
    label: "Back to draft",
    means: "The public sees nothing of it any more. Only while nobody has begun an application.",
  },
  close: {
    label: "Close",
    kind: "danger",
    means: "It is still shown, but takes no more applications, whatever the cohort’s deadline.",
  },
  reopen: { label: "Open again", means: "It takes applications again while its cohort is open." },
  archive: {
    label: "Archive",
    kind: "danger",
    means: "The public sees it no more; its reviewers keep what was submitted. It can’t be changed any more.",
  },
};

export default async function ProjectPage({ params, searchParams }: Props) {
  const { id } = await params;
  const actor = await requireAdmin(paths.admin.project(id));
  const { done } = await searchParams;
  const data = (await projectForAdmin(actor, id, new Date())) ?? notFound();
  const { project } = data;
  const isPublic = project.state === "published" || project.state === "closed";
  return (
    <Page
      title={project.title}
      crumbs={[
        { href: paths.admin.home, label: "Admin" },
        { href: paths.admin.projects, label: "Projects" },
      ]}
      lead={
        <>
          <ProjectStateBadge state={project.state} />{" "}
          <Link href={paths.admin.cohort(project.cohort.id)}>{project.cohort.name}</Link>.{" "}
          {count(data.begun, "application")} begun, {data.submitted.toLocaleString("en-GB")} submitted.
        </>
      }
      actions={
        <>
          <Link href={paths.admin.projectPart(id, "preview")} prefetch={false} className="button button-quiet">
            Preview
          </Link>
          <Link href={paths.admin.projectApplications(id)} prefetch={false} className="button button-quiet">
            Who wrote what
          </Link>
          {isPublic && project.cohort.state !== "draft" && (
            <Link href={paths.project(project.slug)} prefetch={false} className="button button-quiet">
              Public page
            </Link>
          )}
        </>
      }
    >
      <div className="space-y-12">
        <NoticeOf done={done} />
        {data.readers === 0 && (
          <Callout tone="warn">
            Nobody can read its applications yet: link a mentor’s account, or add a reviewer.
          </Callout>
        )}
        <Parts data={data} />
        <Publishing data={data} />
      </div>
    </Page>
  );
}

function Parts({ data: { project, topics, reviewers } }: { data: ProjectForAdmin }) {
  const mentors = project.mentors.map((mentor) => mentor.name).join(", ");
  const parts = [
    {
      part: "details" as const,
      name: "Details",
      says: [
        project.question.trim() ? "Research question" : "No research question yet",
        project.directions.trim() ? "research directions" : "no directions",
        count(project.places, "place"),
        topics.length > 0 ? `topics: ${topics.join(", ")}` : "no topic",
      ].join("; "),
    },
    {
      part: "mentors" as const,
      name: "Mentors and reviewers",
      says: `${mentors || "No mentor yet"}; ${reviewers === 0 ? "no reviewer besides" : `${count(reviewers, "reviewer")} besides`}`,
    },
    {
      part: "problems" as const,
      name: "Selection problems",
      says:
        [
          ...project.problems.map(
            (use, at) =>
              `${at + 1}. ${use.current?.title ?? "(no wording)"} (${use.required || use.groupId ? "" : "optional, "}${use.current ? limitsText(use.current.kind, effectiveRange(use, use.current)) : "no wording"})`,
          ),
          ...project.groups.map((group) => {
            const numbers = project.problems.flatMap((use, at) => (use.groupId === group.id ? [String(at + 1)] : []));
            return `applicants choose ${group.pick} of ${listed(numbers) || "none"}`;
          }),
        ].join("; ") || "No problem yet",
    },
    {
      part: "rubric" as const,
      name: "Rubric",
      says: project.criteria.map((criterion) => criterion.name).join(", ") || "No criterion yet",
    },
  ];
  return (
    <section aria-labelledby="parts">
      <h2 id="parts" className="mb-4">
        Parts
      </h2>
      <ul className="divide-y divide-line border-y border-line">
        {parts.map(({ part, name, says }) => (
          <li key={part} className="py-4">
            <h3>
              <Link href={paths.admin.projectPart(project.id, part)} prefetch={false}>
                {name}
              </Link>
            </h3>
            <p className="mt-1 max-w-3xl">{says}.</p>
          </li>
        ))}
        {project.state !== "draft" && (
          <li className="py-4">
            <h3>
              <Link href={paths.setup(project.slug)} prefetch={false}>
                Reviewing
              </Link>
            </h3>
            <p className="mt-1 max-w-3xl">Phases, how many reviews each application needs, assignment.</p>
          </li>
        )}
        {project.state !== "draft" && (
          <li className="py-4">
            <h3>
              <Link href={paths.admin.projectDecisions(project.id)} prefetch={false}>
                Decisions
              </Link>
            </h3>
            <p className="mt-1 max-w-3xl">What its mentors decided, pending, and the feedback that is to be checked.</p>
          </li>
        )}
      </ul>
    </section>
  );
}

function Publishing({ data: { project, findings, begun } }: { data: ProjectForAdmin }) {
  const state = { state: project.state, applications: begun };
  const stays = project.state === "published" ? projectActRefusal("unpublish", state) : undefined;
  return (
    <section aria-labelledby="publish" className="space-y-6">
      <h2 id="publish">{project.state === "draft" ? "Check and publish" : "State"}</h2>
      {findings.length > 0 ? (
        <div className="space-y-3">
          <p>
            {project.state === "draft"
              ? `${count(findings.length, "thing")} ${findings.length === 1 ? "is" : "are"} missing or broken. The project can be published once ${findings.length === 1 ? "it is" : "they are"} mended:`
              : "This page is public, and something on it is broken:"}
          </p>
          <Findings project={project.id} findings={findings} />
        </div>
      ) : (
        project.state === "draft" && <Callout tone="good">Nothing is missing: the project can be published.</Callout>
      )}
      <Acts
        id="publish-form"
        action={changeProject}
        values={{ id: project.id, version: String(project.version) }}
        acts={possibleActs(state).map((act) => ({ value: act, ...acts[act] }))}
      />
      {stays && <p className="text-quiet">{stays}</p>}
      {project.state === "archived" && <p>An archived project stays as it was.</p>}
    </section>
  );
}
