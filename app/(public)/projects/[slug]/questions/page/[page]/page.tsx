import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { QuestionsView } from "#components/questions/questions-view.tsx";
import { notFoundMetadata, pageMetadata } from "#lib/machines/page-metadata.ts";
import { paths } from "#lib/paths.ts";
import { questionsPage } from "#lib/questions/public-queries.ts";
import { furtherPage } from "#lib/questions/rules.ts";

export const revalidate = 5;
export const generateStaticParams = () => [];

type Props = { params: Promise<{ slug: string; page: string }> };

const read = cache(async (slug: string, page: string) => {
  const number = furtherPage(page);
  return number === null ? null : questionsPage(slug, number);
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, page } = await params;
  const view = await read(slug, page);
  if (!view) return notFoundMetadata;
  return pageMetadata({
    title: `Questions about ${view.project.title}, page ${view.page}`,
    description: `What was asked about the project “${view.project.title}”, and what was answered.`,
    path: paths.questions(slug, view.page),
  });
}

export default async function FurtherQuestions({ params }: Props) {
  const { slug, page } = await params;
  return <QuestionsView view={(await read(slug, page)) ?? notFound()} />;
}
