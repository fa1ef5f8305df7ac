import Link from "next/link";
import { Page } from "#components/layout/page.tsx";
import { PortraitImage } from "#components/portraits/portrait-image.tsx";
import { PublicationsSection } from "#components/publications/publications-section.tsx";
import { AgendaSection } from "#components/terms/agenda-section.tsx";
import { Prose } from "#components/ui/prose.tsx";
import { WritingsSection } from "#components/writings/writings-section.tsx";
import { orcidAddress } from "#lib/mentors/orcid.ts";
import type { PublicMentor } from "#lib/mentors/public-queries.ts";
import { paths } from "#lib/paths.ts";

/** With fewer parts than this, all of them are in sight without a list. */
const LISTED_FROM = 3;

/** A mentor as everybody sees them. The preview of those who edit the profile is this very component. */
export function MentorView({ mentor }: { mentor: PublicMentor }) {
  const parts = partsOf(mentor);
  return (
    <Page
      title={mentor.name}
      lead={[mentor.role, mentor.affiliation].filter(Boolean).join(", ")}
      picture={mentor.portrait && <PortraitImage mentor={mentor} hash={mentor.portrait} />}
      crumbs={[{ href: paths.home, label: "Projects" }]}
    >
      <div className="space-y-12">
        <Elsewhere mentor={mentor} />
        {parts.length >= LISTED_FROM && (
          <nav aria-labelledby="on-this-page" className="text-[0.9375rem]">
            <h2 id="on-this-page" className="mb-1 font-sans text-base font-semibold">
              On this page
            </h2>
            <ul className="flex flex-wrap gap-x-5 gap-y-1">
              {parts.map(({ id, name }) => (
                <li key={id}>
                  <a href={`#${id}`}>{name}</a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        {mentor.biographyHtml && (
          <section aria-labelledby="biography">
            <h2 id="biography" className="mb-3">
              Biography
            </h2>
            <Prose html={mentor.biographyHtml} />
          </section>
        )}
        <AgendaSection html={mentor.agendaHtml} />
        {mentor.projects.length > 0 && <Projects projects={mentor.projects} />}
        <PublicationsSection mentor={mentor} publications={mentor.publications} />
        <WritingsSection mentor={mentor} writings={mentor.writings} />
      </div>
    </Page>
  );
}

function partsOf({ biographyHtml, agendaHtml, projects, publications, writings }: PublicMentor) {
  return [
    { id: "biography", name: "Biography", there: biographyHtml !== "" },
    { id: "agenda", name: "Agenda", there: agendaHtml !== "" },
    { id: "projects", name: "Projects", there: projects.length > 0 },
    { id: "publications", name: "Publications", there: publications.figures.papers > 0 },
    { id: "writings", name: "Writings", there: writings.total > 0 },
  ].filter(({ there }) => there);
}

function Elsewhere({ mentor: { website, orcid } }: { mentor: PublicMentor }) {
  if (!website && !orcid) return null;
  return (
    <dl className="grid max-w-2xl grid-cols-[auto_1fr] gap-x-4 gap-y-0.5">
      {website && (
        <>
          <dt className="font-semibold">Website</dt>
          <dd>
            <a href={website} rel="noopener noreferrer">
              {new URL(website).host}
            </a>
          </dd>
        </>
      )}
      {orcid && (
        <>
          <dt className="font-semibold">ORCID iD</dt>
          <dd>
            <a href={orcidAddress(orcid)} rel="noopener noreferrer">
              {orcid}
            </a>
          </dd>
        </>
      )}
    </dl>
  );
}

function Projects({ projects }: Pick<PublicMentor, "projects">) {
  return (
    <section aria-labelledby="projects">
      <h2 id="projects" className="mb-3">
        Projects
      </h2>
      <ul className="divide-y divide-line border-y border-line">
        {projects.map((project) => (
          <li key={project.slug} className="space-y-1 py-5">
            <h3>
              <Link href={paths.project(project.slug)} prefetch={false}>
                {project.title}
              </Link>
            </h3>
            <p className="text-quiet">{project.cohort.name}</p>
            <p className="max-w-2xl">{project.summary}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
