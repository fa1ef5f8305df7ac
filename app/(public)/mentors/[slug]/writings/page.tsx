import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Writings } from "#components/writings/writings.tsx";
import { notFoundMetadata, pageMetadata } from "#lib/machines/page-metadata.ts";
import { paths } from "#lib/paths.ts";
import { publicWritings } from "#lib/writings/public-queries.ts";

export const revalidate = 5;
export const generateStaticParams = () => [];

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await publicWritings((await params).slug, 1);
  if (!found) return notFoundMetadata;
  return pageMetadata({
    title: `Writings of ${found.mentor.name}`,
    description: `Posts, talks and articles of ${found.mentor.name}.`,
    path: paths.writings(found.mentor.slug),
  });
}

export default async function WritingsPage({ params }: Props) {
  const found = (await publicWritings((await params).slug, 1)) ?? notFound();
  return <Writings {...found} />;
}
