import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { cache } from "react";
import { Page } from "#components/layout/page.tsx";
import { Prose } from "#components/ui/prose.tsx";
import { publicMentor } from "#lib/mentors/public-queries.ts";

export const revalidate = 5;
export const generateStaticParams = () => [];

type Props = { params: Promise<{ slug: string }> };

const read = cache(publicMentor);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params;
  const mentor = await read(slug);
  return mentor ? { title: mentor.name, alternates: { canonical: `/mentors/${slug}` } } : { title: "Not found" };
}

export default async function MentorPage({ params }: Props) {
  const { slug } = await params;
  const mentor = (await read(slug)) ?? notFound();
  return (
    <Page
      title={mentor.name}
      lead={[mentor.role, mentor.affiliation].filter(Boolean).join(", ")}
      crumbs={[{ href: "/", label: "Projects" }]}
    >
      <div className="space-y-10">
        <Prose html={mentor.biographyHtml} />
        {mentor.website && (
          <p>
            <a href={mentor.website} rel="noopener noreferrer">
              {new URL(mentor.website).host}
            </a>
          </p>
        )}
        <section aria-labelledby="projects">
          <h2 id="projects" className="mb-3">
            Projects
          </h2>
          <ul className="divide-y divide-line border-y border-line">
            {mentor.projects.map((project) => (
              <li key={project.slug} className="space-y-1 py-5">
                <h3>
                  <Link href={`/projects/${project.slug}`} prefetch={false}>
                    {project.title}
                  </Link>
                </h3>
                <p className="text-quiet">{project.cohort.name}</p>
                <p className="max-w-2xl">{project.summary}</p>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </Page>
  );
}
