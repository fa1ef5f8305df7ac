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

type Props = { params: Promise<{ slug: string; order: string }> };

const read = cache(async (slug: string, typed: string) => {
  const place = placeOf(typed);
  return place && publicationList(slug, place.order, place.page);
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, order } = await params;
  const list = await read(slug, order);
  if (!list) return notFoundMetadata;
  return pageMetadata({
    title: `Publications of ${list.mentor.name} by ${orderNames[list.order].toLowerCase()}`,
    description: `Papers of ${list.mentor.name}: titles, authors, dates and abstracts.`,
    path: paths.publications(slug, list.order),
  });
}

export default async function PublicationsInOrderPage({ params }: Props) {
  const { slug, order } = await params;
  const list = (await read(slug, order)) ?? notFound();
  return (
    <>
      <JsonLd data={publicationsData(absolute, list)} />
      <Papers list={list} />
    </>
  );
}
