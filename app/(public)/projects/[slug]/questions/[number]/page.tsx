import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { JsonLd } from "#components/machines/json-ld.tsx";
import { ThreadView } from "#components/questions/thread-view.tsx";
import { absolute } from "#lib/machines/address.ts";
import { notFoundMetadata, pageMetadata } from "#lib/machines/page-metadata.ts";
import { threadData } from "#lib/machines/thread-data.ts";
import { paths } from "#lib/paths.ts";
import { threadPage } from "#lib/questions/public-queries.ts";
import { countedNumber } from "#lib/questions/rules.ts";

export const revalidate = 5;
export const generateStaticParams = () => [];

type Props = { params: Promise<{ slug: string; number: string }> };

const read = cache(async (slug: string, number: string) => {
  const question = countedNumber(number);
  return question === null ? null : threadPage(slug, question, 1);
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, number } = await params;
  const view = await read(slug, number);
  if (!view) return notFoundMetadata;
  return pageMetadata({
    title: view.title,
    description: `Question ${view.number} about the project “${view.project.title}”, with its answers.`,
    path: paths.question(slug, view.number),
    type: "article",
  });
}

export default async function Question({ params }: Props) {
  const { slug, number } = await params;
  const view = (await read(slug, number)) ?? notFound();
  const data = threadData(absolute, view);
  return (
    <>
      {data && <JsonLd data={data} />}
      <ThreadView view={view} />
    </>
  );
}
