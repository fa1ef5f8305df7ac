import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Writings } from "#components/writings/writings.tsx";
import { notFoundMetadata, pageMetadata } from "#lib/machines/page-metadata.ts";
import { paths } from "#lib/paths.ts";
import { publicWritings } from "#lib/writings/public-queries.ts";

export const revalidate = 5;
export const generateStaticParams = () => [];

type Props = { params: Promise<{ slug: string; page: string }> };

/** The first page has its own address, so that each page has one. */
async function read(params: Props["params"]) {
  const { slug, page } = await params;
  return /^([2-9]|[1-9]\d{1,2})$/.test(page) ? publicWritings(slug, Number(page)) : null;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await read(params);
  if (!found) return notFoundMetadata;
  return pageMetadata({
    title: `Writings of ${found.mentor.name}, page ${found.page}`,
    description: `Posts, talks and articles of ${found.mentor.name}.`,
    path: paths.writings(found.mentor.slug, found.page),
  });
}

export default async function FurtherWritingsPage({ params }: Props) {
  const found = (await read(params)) ?? notFound();
  return <Writings {...found} />;
}
