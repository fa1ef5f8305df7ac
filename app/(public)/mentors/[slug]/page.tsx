import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { JsonLd } from "#components/machines/json-ld.tsx";
import { MentorView } from "#components/mentors/mentor-view.tsx";
import { absolute } from "#lib/machines/address.ts";
import { notFoundMetadata, pageMetadata } from "#lib/machines/page-metadata.ts";
import { about, profileData } from "#lib/machines/person-data.ts";
import { publicMentor } from "#lib/mentors/public-queries.ts";
import { paths } from "#lib/paths.ts";
import { PORTRAIT_SIZE } from "#lib/portraits/schema.ts";

export const revalidate = 5;
export const generateStaticParams = () => [];

type Props = { params: Promise<{ slug: string }> };

const read = cache(publicMentor);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params;
  const mentor = await read(slug);
  if (!mentor) return notFoundMetadata;
  return pageMetadata({
    title: mentor.name,
    description: about(mentor),
    path: paths.mentor(slug),
    type: "profile",
    image: mentor.portrait
      ? { path: paths.portrait(slug, mentor.portrait), size: PORTRAIT_SIZE, alt: `Portrait of ${mentor.name}` }
      : undefined,
  });
}

export default async function MentorPage({ params }: Props) {
  const { slug } = await params;
  const mentor = (await read(slug)) ?? notFound();
  return (
    <>
      <JsonLd data={profileData(absolute, mentor)} />
      <MentorView mentor={mentor} />
    </>
  );
}
