import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Listing } from "#components/cohorts/listing.tsx";
import { Empty, Page } from "#components/layout/page.tsx";
import { currentCohortSlug, publicCohort } from "#lib/projects/public-queries.ts";

// Made at the first request and kept until something public changes (lib/public-cache.ts), or
// for these seconds, since what it says depends on the clock, too.
export const revalidate = 5;
export const generateStaticParams = () => [];

type Props = { params: Promise<{ slug: string }> };

/** "open" is the front page's name for the cohort that is current (next.config.ts rewrites "/" to it). */
async function read({ params }: Props) {
  const { slug } = await params;
  const now = new Date();
  const home = slug === "open";
  const name = home ? await currentCohortSlug(now) : slug;
  return { home, cohort: name ? await publicCohort(name, now) : null };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params;
  return slug === "open"
    ? { alternates: { canonical: "/" } }
    : { title: "Cohort", alternates: { canonical: `/cohorts/${slug}` } };
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
