import Link from "next/link";
import { Deadline } from "#components/cohorts/deadline.tsx";
import { Page } from "#components/layout/page.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { Prose } from "#components/ui/prose.tsx";
import type { PublicProject } from "#lib/projects/public-queries.ts";
import { rangeText } from "#lib/words.ts";

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
                  <h3>
                    <Link href={`/mentors/${mentor.slug}`} prefetch={false}>
                      {mentor.name}
                    </Link>
                  </h3>
                  <p className="mb-2 text-quiet">{[mentor.role, mentor.affiliation].filter(Boolean).join(", ")}</p>
                  <Prose html={mentor.biographyHtml} />
                </li>
              ))}
            </ul>
          </section>
          <section aria-labelledby="problems">
            <h2 id="problems" className="mb-3">
              Selection problems
            </h2>
            <p className="mb-6 max-w-2xl">
              {project.problems.length === 1
                ? "You answer this problem to apply."
                : `You answer these ${project.problems.length} problems to apply.`}{" "}
              An essay that you write for one project serves every other project that asks the same problem.
            </p>
            <ol className="space-y-10">
              {project.problems.map((problem, at) => (
                <li key={problem.title} id={`problem-${at + 1}`} className="border-t border-line pt-6">
                  <Problem problem={problem} number={at + 1} />
                </li>
              ))}
            </ol>
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
                  : applying.why === "closed"
                    ? "This project takes no more applications."
                    : "This project is not open for applications."}
              </Callout>
            )}
          </div>
        </aside>
      </div>
    </Page>
  );
}

function Problem({ problem, number }: { problem: PublicProject["problems"][number]; number: number }) {
  return (
    <>
      <h3>
        Problem {number}: {problem.title}
      </h3>
      <p className="mb-4 mt-1 text-quiet">
        {problem.required ? "" : "Optional. "}
        {capital(rangeText(problem.range))}
        {problem.usual && <> here (elsewhere this problem asks for {rangeText(problem.usual)})</>}.
      </p>
      {problem.useGuidanceHtml && <Prose html={problem.useGuidanceHtml} className="mb-4" />}
      {problem.guidanceHtml && <Prose html={problem.guidanceHtml} className="mb-4" />}
      {problem.prompts.length > 1 ? (
        <>
          <p className="mb-2 font-semibold">Answer one of these {problem.prompts.length} prompts:</p>
          <ol className="max-w-2xl list-[upper-alpha] space-y-3 pl-6 marker:font-semibold">
            {problem.prompts.map((prompt) => (
              <li key={prompt.id} className="pl-2">
                <Prose html={prompt.html} />
              </li>
            ))}
          </ol>
        </>
      ) : (
        problem.prompts.map((prompt) => <Prose key={prompt.id} html={prompt.html} />)
      )}
    </>
  );
}

function capital(text: string) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
