import Link from "next/link";
import { Deadline } from "#components/cohorts/deadline.tsx";
import { Page } from "#components/layout/page.tsx";
import { QuestionsSection } from "#components/questions/questions-section.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { Prose } from "#components/ui/prose.tsx";
import type { PublicProject } from "#lib/projects/public-queries.ts";
import { AskedProblems } from "./asked-problems.tsx";
import { ProjectMentor } from "./project-mentor.tsx";

/** A project as everybody sees it, before signing in. The admin's preview is this very component. */
export function ProjectView({ project }: { project: PublicProject }) {
  const { applying } = project;
  return (
    <Page
      title={project.title}
      wide
      crumbs={[
        { href: "/", label: "Projects" },
        { href: `/cohorts/${project.cohort.slug}`, label: project.cohort.name },
      ]}
      lead={project.summary}
    >
      <div className="grid gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0 space-y-12">
          <section aria-labelledby="question">
            <h2 id="question" className="mb-3">
              Research question
            </h2>
            <Prose html={project.questionHtml} />
          </section>
          {project.directionsHtml && (
            <section aria-labelledby="directions">
              <h2 id="directions" className="mb-3">
                Research directions
              </h2>
              <Prose html={project.directionsHtml} />
            </section>
          )}
          <section aria-labelledby="mentors">
            <h2 id="mentors" className="mb-3">
              {project.mentors.length === 1 ? "Mentor" : "Mentors"}
            </h2>
            <ul className="space-y-6">
              {project.mentors.map((mentor) => (
                <li key={mentor.slug}>
                  <ProjectMentor mentor={mentor} />
                </li>
              ))}
            </ul>
          </section>
          <section aria-labelledby="problems">
            <h2 id="problems" className="mb-3">
              Selection problems
            </h2>
            <p className="mb-6 max-w-2xl">
              {project.asks} An answer that you write for one project serves every other project that asks the same
              problem.
            </p>
            <AskedProblems problems={project.problems} />
          </section>
          {project.criteria.length > 0 && (
            <section aria-labelledby="criteria">
              <h2 id="criteria" className="mb-3">
                How answers are read
              </h2>
              <p className="mb-3 max-w-2xl">Reviewers read without seeing your name, and score each of these:</p>
              <dl className="max-w-2xl space-y-3">
                {project.criteria.map((criterion) => (
                  <div key={criterion.name}>
                    <dt className="font-semibold">{criterion.name}</dt>
                    {criterion.description && <dd className="text-quiet">{criterion.description}</dd>}
                  </div>
                ))}
              </dl>
            </section>
          )}
          <QuestionsSection project={project.slug} questions={project.questions} open={project.asking} />
        </div>
        <aside aria-label="Applying" className="order-first lg:order-none">
          <div className="space-y-5 rounded border border-line bg-raised p-5 lg:sticky lg:top-6">
            <div>
              <Deadline
                narrow
                at={
                  applying.open || project.cohort.phase !== "upcoming"
                    ? project.cohort.closesAt
                    : project.cohort.opensAt
                }
                label={applying.open ? "Deadline" : project.cohort.phase === "upcoming" ? "Opens" : "Closed"}
              />
            </div>
            <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-0.5">
              <dt className="font-semibold">Places</dt>
              <dd>{project.places}</dd>
              {project.topics.length > 0 && (
                <>
                  <dt className="font-semibold">Topics</dt>
                  <dd>
                    {project.topics.map((topic, at) => (
                      <span key={topic.slug}>
                        {at > 0 && ", "}
                        <a href={`/?topic=${topic.slug}`}>{topic.name}</a>
                      </span>
                    ))}
                  </dd>
                </>
              )}
            </dl>
            {applying.open ? (
              <Link href={`/apply/${project.slug}`} prefetch={false} className="button w-full">
                Apply
              </Link>
            ) : (
              <Callout>
                {applying.why === "upcoming"
                  ? "Applications open at the time above."
                  : applying.why === "closed" || applying.why === "stopped"
                    ? "This project takes no more applications."
                    : "This project is not open for applications."}
              </Callout>
            )}
            {(applying.open || applying.why === "upcoming") && (
              <p>
                <Link href={`/plan?add=${project.slug}`} prefetch={false}>
                  Add to my plan
                </Link>
                , to see what it would have you write
              </p>
            )}
          </div>
        </aside>
      </div>
    </Page>
  );
}
