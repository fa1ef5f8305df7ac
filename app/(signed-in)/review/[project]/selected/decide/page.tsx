import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page } from "#components/layout/page.tsx";
import { DecideChoice, DecidePreview } from "#components/reviews/decide-selected.tsx";
import { Changed, TooMany } from "#components/reviews/selected.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { db } from "#lib/db.ts";
import { decisionKinds } from "#lib/decisions/rules.ts";
import { previewDecisions } from "#lib/decisions/set-decisions.ts";
import { paths } from "#lib/paths.ts";
import { reviewedProject } from "#lib/reviews/queries.ts";
import { place } from "#lib/reviews/schema.ts";
import { digestOf, selectedCodes } from "#lib/reviews/selected.ts";
import { parseSelection, selectedPath, selectionQuery } from "#lib/reviews/selection.ts";

export const metadata: Metadata = { title: "Decide on the selected applications" };

type Props = {
  params: Promise<{ project: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function DecideSelectedPage({ params, searchParams }: Props) {
  const slug = place.shape.project.safeParse((await params).project);
  if (!slug.success) notFound();
  const address = await searchParams;
  const selection = parseSelection(address);
  const query = selectionQuery(selection).toString();
  const actor = await requireActor(selectedPath(slug.data, "decide", selection, { kind: address["kind"] }));
  const now = new Date();
  const found = await reviewedProject(actor, slug.data, now);
  if (!found?.project.leads || !found.project.rights.read) notFound();
  const { project } = found;
  const codes = await selectedCodes(db, found.id, actor, selection, found.reading);
  const kind = decisionKinds.find((known) => known === address["kind"]);
  const preview =
    kind && codes !== "too-many" ? await previewDecisions(db, actor, project.slug, codes, kind, now) : null;
  return (
    <Page
      title="Decide on the selected applications"
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
            <DecideChoice slug={project.slug} query={query} count={codes.length} kind={kind} />
            {kind && preview && (
              <DecidePreview
                slug={project.slug}
                query={query}
                kind={kind}
                preview={preview}
                digest={digestOf({ kind, ...preview })}
              />
            )}
          </>
        )}
      </div>
    </Page>
  );
}
