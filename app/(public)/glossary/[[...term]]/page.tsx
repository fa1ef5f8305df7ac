import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { Empty, Page } from "#components/layout/page.tsx";
import { JsonLd } from "#components/machines/json-ld.tsx";
import { TermList } from "#components/terms/term-list.tsx";
import { TermPage } from "#components/terms/term-page.tsx";
import { absolute, siteName } from "#lib/machines/address.ts";
import { glossaryData, termData } from "#lib/machines/glossary-data.ts";
import { notFoundMetadata, pageMetadata } from "#lib/machines/page-metadata.ts";
import { paths } from "#lib/paths.ts";
import { glossary, publicGlossary, publicTerm } from "#lib/terms/public-queries.ts";

// One route for the list and all terms: a list at an address without parameters would be rendered while
// building, when there is no database.
export const revalidate = 5;
export const generateStaticParams = () => [];

type Props = { params: Promise<{ term?: string[] }> };

const read = cache(publicTerm);

/** The term's address part; undefined for the list. */
async function slugOf(params: Props["params"]): Promise<string | undefined> {
  const { term: [slug, ...more] = [] } = await params;
  return more.length > 0 ? notFound() : slug;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const slug = await slugOf(params);
  if (slug === undefined)
    return pageMetadata({
      title: "Glossary",
      description: "What the words of this programme mean.",
      path: paths.glossary,
    });
  const term = await read(slug);
  if (!term || term.to !== undefined) return notFoundMetadata;
  return pageMetadata({ title: term.name, description: term.definition, path: paths.term(slug), type: "article" });
}

export default async function GlossaryPage({ params }: Props) {
  const slug = await slugOf(params);
  if (slug !== undefined) {
    const term = (await read(slug)) ?? notFound();
    // Not for good: a browser that kept it would go round in a circle once the term has its old address again.
    if (term.to !== undefined) redirect(paths.term(term.to));
    return (
      <>
        <JsonLd data={termData(absolute, siteName(), { slug, ...term })} />
        <TermPage term={term} />
      </>
    );
  }
  const letters = await publicGlossary();
  const { terms } = await glossary();
  return (
    <Page
      title="Glossary"
      crumbs={[{ href: paths.home, label: "Projects" }]}
      lead="What the words of this programme mean. Where a page first uses one of them, it opens there."
    >
      <JsonLd data={glossaryData(absolute, siteName(), terms)} />
      {letters.length === 0 ? (
        <Empty>No term is explained yet.</Empty>
      ) : (
        <TermList letters={letters} href={paths.term} />
      )}
    </Page>
  );
}
