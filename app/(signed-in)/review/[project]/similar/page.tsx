import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Empty, Page } from "#components/layout/page.tsx";
import { PairTable } from "#components/similarity/pair-table.tsx";
import { HowReckoned, NoVerdict } from "#components/similarity/side-by-side.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { paths } from "#lib/paths.ts";
import { place } from "#lib/reviews/schema.ts";
import { similarInProject } from "#lib/similarity/queries.ts";
import { pairKey } from "#lib/similarity/view.ts";

export const metadata: Metadata = { title: "Similar essays" };

type Props = {
  params: Promise<{ project: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function SimilarPage({ params, searchParams }: Props) {
  const slug = place.shape.project.safeParse((await params).project);
  if (!slug.success) notFound();
  const actor = await requireActor(paths.reviewSimilar(slug.data));
  const { after } = await searchParams;
  const list = await similarInProject(actor, slug.data, new Date(), typeof after === "string" ? after : undefined);
  if (!list) notFound();
  const { title, read, pairs, next, elsewhere } = list;
  return (
    <Page
      title="Similar essays"
      crumbs={[
        { href: paths.review, label: "Review" },
        { href: paths.reviewProject(slug.data), label: title },
      ]}
      lead="Essays of different applicants that share passages, most alike first."
    >
      <div className="space-y-6">
        <Callout>
          <NoVerdict />
        </Callout>
        {!read ? (
          <Empty>In this phase applications can’t be read, and so they can’t be compared here either.</Empty>
        ) : pairs.length === 0 ? (
          <Empty>No two essays that you may read are alike. Essays are compared within minutes of being sent.</Empty>
        ) : (
          <PairTable
            pairs={pairs}
            project={slug.data}
            href={({ one, other }) => paths.reviewSimilarPair(slug.data, ...ordered(slug.data, one, other))}
          />
        )}
        {(next || after !== undefined) && (
          <nav aria-label="Pages" className="flex flex-wrap gap-x-6 gap-y-2">
            {after !== undefined && <a href={paths.reviewSimilar(slug.data)}>First page</a>}
            {next && (
              <a href={paths.reviewSimilar(slug.data, pairKey(next))} rel="next">
                Next page
              </a>
            )}
          </nav>
        )}
        {elsewhere > 0 && (
          <p>
            {elsewhere === 1 ? "1 essay" : `${elsewhere.toLocaleString("en-GB")} essays`} of this project{" "}
            {elsewhere === 1 ? "is" : "are"} like an essay of another applicant to another project, which you may not
            read. Admins can compare them.
          </p>
        )}
        <HowReckoned />
      </div>
    </Page>
  );
}

/** The code of this project's application first. */
function ordered(
  slug: string,
  one: { code: string; slug: string },
  other: { code: string; slug: string },
): [string, string, string] {
  return one.slug === slug ? [one.code, other.code, other.slug] : [other.code, one.code, one.slug];
}
