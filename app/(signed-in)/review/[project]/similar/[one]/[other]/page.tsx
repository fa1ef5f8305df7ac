import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page } from "#components/layout/page.tsx";
import { HowReckoned, NoVerdict, SideBySide } from "#components/similarity/side-by-side.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { paths } from "#lib/paths.ts";
import { place } from "#lib/reviews/schema.ts";
import { similarTexts } from "#lib/similarity/queries.ts";
import { sideBySide } from "#lib/similarity/view.ts";

export const metadata: Metadata = { title: "Two essays side by side" };

type Props = {
  params: Promise<{ project: string; one: string; other: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function SimilarPairPage({ params, searchParams }: Props) {
  const given = await params;
  const project = (await searchParams)["in"] ?? given.project;
  const here = place.safeParse({ project: given.project, code: given.one });
  const there = place.safeParse({ project, code: given.other });
  if (!here.success || !there.success) notFound();
  const { project: slug, code } = here.data;
  const other = { slug: there.data.project, code: there.data.code };
  const actor = await requireActor(paths.reviewSimilarPair(slug, code, other.code, other.slug));
  const pairs = await similarTexts(actor, slug, code, other, new Date());
  const [first] = pairs ?? [];
  if (!pairs || !first) notFound();
  return (
    <Page
      wide
      title={`${code} and ${other.code}`}
      crumbs={[
        { href: paths.review, label: "Review" },
        { href: paths.reviewProject(slug), label: first.one.project },
        { href: paths.reviewSimilar(slug), label: "Similar essays" },
      ]}
      lead="What two applicants sent, side by side, as reviewers read it. What both texts share is marked and numbered."
    >
      <div className="space-y-10">
        <Callout>
          <NoVerdict />
        </Callout>
        {pairs.map((pair, at) => (
          <section key={`${pair.oneId} ${pair.otherId}`} aria-labelledby={`pair-${at}`}>
            <h2 id={`pair-${at}`} className="mb-2">
              {pair.one.title === pair.other.title ? pair.one.title : `${pair.one.title} / ${pair.other.title}`}
            </h2>
            <SideBySide pair={sideBySide(pair)} at={at} />
          </section>
        ))}
        <ul className="space-y-1">
          <li>
            <a href={paths.reviewApplication(slug, code)}>Read application {code}</a>
          </li>
          <li>
            <a href={paths.reviewApplication(other.slug, other.code)}>Read application {other.code}</a>
          </li>
        </ul>
        <HowReckoned />
      </div>
    </Page>
  );
}
