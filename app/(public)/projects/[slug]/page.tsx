import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ProjectView } from "#components/projects/project-view.tsx";
import { publicProject } from "#lib/projects/public-queries.ts";

export const revalidate = 5;
export const generateStaticParams = () => [];

type Props = { params: Promise<{ slug: string }> };

const read = cache((slug: string) => publicProject(slug, new Date()));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params;
  const project = await read(slug);
  return project
    ? { title: project.title, description: project.summary, alternates: { canonical: `/projects/${slug}` } }
    : { title: "Not found" };
}

export default async function ProjectPage({ params }: Props) {
  const { slug } = await params;
  const project = (await read(slug)) ?? notFound();
  return <ProjectView project={project} />;
}
