import Link from "next/link";
import { PortraitImage } from "#components/portraits/portrait-image.tsx";
import { Prose } from "#components/ui/prose.tsx";
import { paths } from "#lib/paths.ts";
import type { PublicProject } from "#lib/projects/public-queries.ts";

/** One mentor of a project, with ways to what their own page has besides. */
export function ProjectMentor({ mentor }: { mentor: PublicProject["mentors"][number] }) {
  const { slug, name, role, affiliation, portrait, has, biographyHtml } = mentor;
  const page = paths.mentor(slug);
  const more = [
    { href: `${page}#agenda`, label: "Agenda", there: has.agenda },
    { href: `${page}#publications`, label: "Publications", there: has.publications },
    { href: `${page}#writings`, label: "Writings", there: has.writings },
  ].filter(({ there }) => there);
  return (
    <>
      <div className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-2">
        {portrait && <PortraitImage mentor={mentor} hash={portrait} small />}
        <div className="min-w-0">
          <h3>
            <Link href={page} prefetch={false}>
              {name}
            </Link>
          </h3>
          <p className="text-quiet">{[role, affiliation].filter(Boolean).join(", ")}</p>
        </div>
      </div>
      <Prose html={biographyHtml} />
      {more.length > 0 && (
        <ul className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-[0.9375rem]">
          {more.map(({ href, label }) => (
            <li key={href}>
              <Link href={href} prefetch={false}>
                {label}
                <span className="sr-only"> of {name}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
