import { redirect } from "next/navigation";
import { Listing } from "#components/cohorts/listing.tsx";
import { pageMetadata } from "#lib/machines/page-metadata.ts";
import { paths } from "#lib/paths.ts";
import { currentCohortSlug, publicCohort, searchProjects } from "#lib/projects/public-queries.ts";

/** A search is left out by search engines; what it found is on the front page. */
export const generateMetadata = () =>
  pageMetadata({
    title: "Search",
    description: "Projects of the current cohort, by words and topic.",
    path: paths.home,
    index: false,
  });

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The front page with a search in its address ("/?q=…&topic=…" is rewritten here). */
export default async function Search({ searchParams }: Props) {
  const asked = await searchParams;
  const one = (value: string | string[] | undefined) =>
    typeof value === "string" ? value.slice(0, 200).replaceAll("\0", "").toWellFormed().trim() : "";
  const search = { q: one(asked["q"]), topic: one(asked["topic"]) };
  const now = new Date();
  const slug = await currentCohortSlug(now);
  if (!slug || (!search.q && !search.topic)) redirect(paths.home);
  const cohort = await publicCohort(slug, now, {
    AND: [
      search.q ? { id: { in: await searchProjects(slug, search.q) } } : {},
      search.topic ? { topics: { some: { topic: { slug: search.topic } } } } : {},
    ],
  });
  if (!cohort) redirect(paths.home);
  return <Listing cohort={cohort} search={search} home />;
}
