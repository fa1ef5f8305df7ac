import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { JsonLd } from "#components/machines/json-ld.tsx";
import { ProjectView } from "#components/projects/project-view.tsx";
import { absolute, siteName } from "#lib/machines/address.ts";
import { notFoundMetadata, pageMetadata } from "#lib/machines/page-metadata.ts";
import { plainText } from "#lib/machines/plain.ts";
import { projectData } from "#lib/machines/project-data.ts";
import { paths } from "#lib/paths.ts";
import { publicProject } from "#lib/projects/public-queries.ts";

export const revalidate = 5;
export const generateStaticParams = () => [];

type Props = { params: Promise<{ slug: string }> };

const read = cache((slug: string) => publicProject(slug, new Date()));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params;
  const project = await read(slug);
  if (!project) return notFoundMetadata;
  const description = project.summary || plainText(project.questionHtml);
  return pageMetadata({ title: project.title, description, path: paths.project(slug), type: "article" });
}

export default async function ProjectPage({ params }: Props) {
  const { slug } = await params;
  const project = (await read(slug)) ?? notFound();
  return (
    <>
      <JsonLd data={projectData(absolute, siteName(), project)} />
      <ProjectView project={project} />
    </>
  );
}
