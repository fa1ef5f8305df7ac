import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { Listing } from "#components/cohorts/listing.tsx";
import { Empty, Page } from "#components/layout/page.tsx";
import { notFoundMetadata, pageMetadata } from "#lib/machines/page-metadata.ts";
import { plainText } from "#lib/machines/plain.ts";
import { paths } from "#lib/paths.ts";
import { currentCohortSlug, publicCohort } from "#lib/projects/public-queries.ts";

// Made at the first request and kept until something public changes (lib/public-cache.ts), or
// for these seconds, since what it says depends on the clock, too.
export const revalidate = 5;
export const generateStaticParams = () => [];

type Props = { params: Promise<{ slug: string }> };

const readAt = cache(async (slug: string) => {
  const now = new Date();
  const home = slug === "open";
  const name = home ? await currentCohortSlug(now) : slug;
  return { home, cohort: name ? await publicCohort(name, now) : null };
});

/** "open" is the front page's name for the cohort that is current (next.config.ts rewrites "/" to it). */
const read = async ({ params }: Props) => readAt((await params).slug);

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { home, cohort } = await read(props);
  if (!home && !cohort) return notFoundMetadata;
  return pageMetadata({
    title: home ? null : (cohort?.name ?? null),
    description: cohort?.summaryHtml ? plainText(cohort.summaryHtml) : "Research mentors present their projects here.",
    path: home ? paths.home : paths.cohort(cohort?.slug ?? ""),
    feeds: true,
  });
}

export default async function CohortPage(props: Props) {
  const { home, cohort } = await read(props);
  if (cohort) return <Listing cohort={cohort} home={home} />;
  if (!home) notFound();
  return (
    <Page title="Research mentorship">
      <Empty>No cohort is published yet. Come back soon.</Empty>
    </Page>
  );
}
