import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { JsonLd } from "#components/machines/json-ld.tsx";
import { Papers } from "#components/publications/papers.tsx";
import { absolute } from "#lib/machines/address.ts";
import { notFoundMetadata, pageMetadata } from "#lib/machines/page-metadata.ts";
import { publicationsData } from "#lib/machines/person-data.ts";
import { paths } from "#lib/paths.ts";
import { publicationList } from "#lib/publications/public-queries.ts";

export const revalidate = 5;
export const generateStaticParams = () => [];

type Props = { params: Promise<{ slug: string }> };

const read = cache((slug: string) => publicationList(slug, "date", 1));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params;
  const list = await read(slug);
  if (!list) return notFoundMetadata;
  return pageMetadata({
    title: `Publications of ${list.mentor.name}`,
    description: `Papers of ${list.mentor.name}: titles, authors, dates and abstracts.`,
    path: paths.publications(slug),
  });
}

export default async function PublicationsPage({ params }: Props) {
  const { slug } = await params;
  const list = (await read(slug)) ?? notFound();
  return (
    <>
      <JsonLd data={publicationsData(absolute, list)} />
      <Papers list={list} />
    </>
  );
}
