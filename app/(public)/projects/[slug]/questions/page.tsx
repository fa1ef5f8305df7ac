import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { QuestionsView } from "#components/questions/questions-view.tsx";
import { notFoundMetadata, pageMetadata } from "#lib/machines/page-metadata.ts";
import { paths } from "#lib/paths.ts";
import { questionsPage } from "#lib/questions/public-queries.ts";

export const revalidate = 5;
export const generateStaticParams = () => [];

type Props = { params: Promise<{ slug: string }> };

const read = cache((slug: string) => questionsPage(slug, 1));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params;
  const view = await read(slug);
  if (!view) return notFoundMetadata;
  return pageMetadata({
    title: `Questions about ${view.project.title}`,
    description: `What was asked about the project “${view.project.title}”, and what was answered.`,
    path: paths.questions(slug),
  });
}

export default async function Questions({ params }: Props) {
  const { slug } = await params;
  return <QuestionsView view={(await read(slug)) ?? notFound()} />;
}
