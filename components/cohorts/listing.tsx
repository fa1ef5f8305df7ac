import Link from "next/link";
import { Fragment } from "react";
import { Empty, Page } from "#components/layout/page.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { Prose } from "#components/ui/prose.tsx";
import { paths } from "#lib/paths.ts";
import type { PublicCohort } from "#lib/projects/public-queries.ts";
import { Deadline } from "./deadline.tsx";

type Search = { q: string; topic: string };

const phases = {
  upcoming: "This cohort has not opened yet. You can read everything now.",
  closed: "This cohort is closed. Its projects stay here to read.",
  archived: "This cohort is over. Its projects stay here to read.",
} as const;

/** A cohort: its deadline, its projects, and the search over them. */
export function Listing({ cohort, search, home }: { cohort: PublicCohort; search?: Search; home: boolean }) {
  const phase = cohort.phase;
  const filtered = Boolean(search?.q || search?.topic);
  const count = cohort.projects.length;
  return (
    <Page title={cohort.name} wide crumbs={home ? [] : [{ href: "/", label: "Projects" }]}>
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="space-y-6">
          {cohort.summaryHtml && <Prose html={cohort.summaryHtml} />}
          {phase in phases && <Callout>{phases[phase as keyof typeof phases]}</Callout>}
          <div className="border-y border-line py-4">
            <Deadline
              at={phase === "upcoming" ? cohort.opensAt : cohort.closesAt}
              label={phase === "upcoming" ? "Opens" : phase === "open" ? "Deadline" : "Closed"}
            />
          </div>
        </div>
        <search className="lg:row-span-2">
          {/* Search is over the cohort that the front page shows. */}
          {home && <SearchForm topics={cohort.topics} search={search} />}
          {cohort.others.length > 0 && (
            <nav aria-labelledby="other-cohorts" className="mt-8 hidden lg:block">
              <OtherCohorts others={cohort.others} id="other-cohorts" />
            </nav>
          )}
        </search>
        <section aria-labelledby="projects">
          <h2 id="projects" className="mb-1">
            {filtered ? "Projects found" : "Projects"}
          </h2>
          <p className="mb-5 text-quiet" role={filtered ? "status" : undefined}>
            {count === 0 ? "None" : count === 1 ? "One project" : `${count} projects`}
            {search?.q && <> with “{search.q}”</>}
            {search?.topic && (
              <> on {cohort.topics.find((topic) => topic.slug === search.topic)?.name ?? "an unknown topic"}</>
            )}
            {filtered && (
              <>
                . <Link href="/">Show all</Link>
              </>
            )}
          </p>
          {count === 0 ? (
            <Empty>
              {filtered
                ? "No project has all of these words. Try fewer, or the beginning of a word."
                : "No projects are published yet. Come back soon."}
            </Empty>
          ) : (
            <ul className="divide-y divide-line border-t border-line">
              {cohort.projects.map((project) => (
                <li key={project.slug} className="py-6">
                  <ProjectCard project={project} />
                </li>
              ))}
            </ul>
          )}
        </section>
        {cohort.others.length > 0 && (
          <nav aria-labelledby="other-cohorts-below" className="lg:hidden">
            <OtherCohorts others={cohort.others} id="other-cohorts-below" />
          </nav>
        )}
      </div>
    </Page>
  );
}

function ProjectCard({ project }: { project: PublicCohort["projects"][number] }) {
  return (
    <article className="space-y-2">
      <h3 className="text-xl">
        <Link href={`/projects/${project.slug}`} prefetch={false}>
          {project.title}
        </Link>{" "}
        {project.state === "closed" && <Badge tone="warn">Closed</Badge>}
      </h3>
      <p className="text-quiet">
        {project.mentors.map(({ slug, name, affiliation }) => (
          <Fragment key={slug}>
            <Link href={paths.mentor(slug)} prefetch={false} className="text-quiet">
              {name}
            </Link>
            {affiliation && `, ${affiliation}`} ·{" "}
          </Fragment>
        ))}
        {project.places === 1 ? "1 place" : `${project.places} places`}
      </p>
      <p className="max-w-2xl font-serif text-[1.0625rem]">{project.summary}</p>
      {project.topics.length > 0 && (
        <p className="text-[0.9375rem] text-quiet">{project.topics.map((topic) => topic.name).join(", ")}</p>
      )}
    </article>
  );
}

function SearchForm({ topics, search }: { topics: { slug: string; name: string }[]; search: Search | undefined }) {
  return (
    <form action="/" method="get" className="space-y-4 rounded border border-line bg-raised p-5">
      <div>
        <label htmlFor="q" className="block font-semibold">
          Search the projects
        </label>
        <p id="q-hint" className="text-[0.9375rem] text-quiet">
          Words from titles, questions, mentors or problems
        </p>
        <input
          id="q"
          name="q"
          type="search"
          defaultValue={search?.q}
          aria-describedby="q-hint"
          className="input mt-1.5"
          maxLength={200}
        />
      </div>
      <div>
        <label htmlFor="topic" className="block font-semibold">
          Topic
        </label>
        <select id="topic" name="topic" defaultValue={search?.topic} className="input mt-1.5">
          <option value="">Any topic</option>
          {topics.map((topic) => (
            <option key={topic.slug} value={topic.slug}>
              {topic.name}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" className="button">
        Search
      </button>
    </form>
  );
}

function OtherCohorts({ others, id }: { others: { slug: string; name: string }[]; id: string }) {
  return (
    <>
      <h2 id={id} className="text-lg">
        Other cohorts
      </h2>
      <ul className="mt-2 space-y-1">
        {others.map((other) => (
          <li key={other.slug}>
            <Link href={`/cohorts/${other.slug}`} prefetch={false}>
              {other.name}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
