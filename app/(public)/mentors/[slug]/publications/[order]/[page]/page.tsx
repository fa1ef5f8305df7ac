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
import { orderNames, placeOf } from "#lib/publications/view.ts";

export const revalidate = 5;
export const generateStaticParams = () => [];

type Props = { params: Promise<{ slug: string; order: string; page: string }> };

const read = cache(async (slug: string, order: string, page: string) => {
  const place = placeOf(order, page);
  return place && publicationList(slug, place.order, place.page);
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, order, page } = await params;
  const list = await read(slug, order, page);
  if (!list) return notFoundMetadata;
  return pageMetadata({
    title: `Publications of ${list.mentor.name} by ${orderNames[list.order].toLowerCase()}, page ${list.page}`,
    description: `Papers of ${list.mentor.name}: titles, authors, dates and abstracts.`,
    path: paths.publications(slug, list.order, list.page),
  });
}

export default async function FurtherPublicationsPage({ params }: Props) {
  const { slug, order, page } = await params;
  const list = (await read(slug, order, page)) ?? notFound();
  return (
    <>
      <JsonLd data={publicationsData(absolute, list)} />
      <Papers list={list} />
    </>
  );
}
