import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page } from "#components/layout/page.tsx";
import { AssignChoice, AssignPreview } from "#components/reviews/assign-selected.tsx";
import { Changed, TooMany } from "#components/reviews/selected.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { db } from "#lib/db.ts";
import { paths } from "#lib/paths.ts";
import { previewAssigning, readersOf } from "#lib/reviews/assign-selected.ts";
import { reviewedProject } from "#lib/reviews/queries.ts";
import { place } from "#lib/reviews/schema.ts";
import { digestOf, selectedCodes } from "#lib/reviews/selected.ts";
import { parseSelection, selectedPath, selectionQuery } from "#lib/reviews/selection.ts";

export const metadata: Metadata = { title: "Assign the selected applications" };

type Props = {
  params: Promise<{ project: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function AssignSelectedPage({ params, searchParams }: Props) {
  const slug = place.shape.project.safeParse((await params).project);
  if (!slug.success) notFound();
  const address = await searchParams;
  const selection = parseSelection(address);
  const query = selectionQuery(selection).toString();
  const actor = await requireActor(selectedPath(slug.data, "assign", selection, { reader: address["reader"] }));
  const found = await reviewedProject(actor, slug.data, new Date());
  if (!found?.project.rights.read || !(found.project.leads || actor.isAdmin)) notFound();
  const { project } = found;
  const codes = await selectedCodes(db, found.id, actor, selection, found.reading);
  const readers = await readersOf(db, actor, project.slug);
  const reader = readers.find(({ id }) => id === address["reader"]);
  const preview =
    reader && codes !== "too-many" ? await previewAssigning(db, actor, project.slug, codes, reader.id) : null;
  return (
    <Page
      title="Assign the selected applications"
      crumbs={[
        { href: paths.review, label: "Review" },
        { href: paths.reviewProject(project.slug), label: project.title },
      ]}
    >
      <div className="space-y-8">
        <Changed changed={address["changed"]} />
        {codes === "too-many" ? (
          <TooMany />
        ) : (
          <>
            <AssignChoice
              slug={project.slug}
              query={query}
              count={codes.length}
              readers={readers}
              chosen={reader?.id}
            />
            {preview && (
              <AssignPreview slug={project.slug} query={query} preview={preview} digest={digestOf(preview)} />
            )}
          </>
        )}
      </div>
    </Page>
  );
}
