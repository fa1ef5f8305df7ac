import { redirect } from "next/navigation";
import { Listing } from "#components/cohorts/listing.tsx";
import { paths } from "#lib/paths.ts";
import { currentCohortSlug, publicCohort, searchProjects } from "#lib/projects/public-queries.ts";

export const metadata = { title: "Search", robots: { index: false } };

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
