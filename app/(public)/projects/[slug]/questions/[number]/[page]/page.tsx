import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ThreadView } from "#components/questions/thread-view.tsx";
import { notFoundMetadata, pageMetadata } from "#lib/machines/page-metadata.ts";
import { paths } from "#lib/paths.ts";
import { threadPage } from "#lib/questions/public-queries.ts";
import { countedNumber, furtherPage } from "#lib/questions/rules.ts";

export const revalidate = 5;
export const generateStaticParams = () => [];

type Props = { params: Promise<{ slug: string; number: string; page: string }> };

const read = cache(async (slug: string, number: string, page: string) => {
  const [question, further] = [countedNumber(number), furtherPage(page)];
  return question === null || further === null ? null : threadPage(slug, question, further);
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, number, page } = await params;
  const view = await read(slug, number, page);
  if (!view) return notFoundMetadata;
  return pageMetadata({
    title: `${view.title}, page ${view.page}`,
    description: `Question ${view.number} about the project “${view.project.title}”, with its answers.`,
    path: paths.question(slug, view.number, view.page),
    type: "article",
  });
}

export default async function FurtherReplies({ params }: Props) {
  const { slug, number, page } = await params;
  return <ThreadView view={(await read(slug, number, page)) ?? notFound()} />;
}
