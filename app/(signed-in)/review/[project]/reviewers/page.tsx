import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page } from "#components/layout/page.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { paths } from "#lib/paths.ts";
import { whoReviews } from "#lib/reviews/queries.ts";
import { place } from "#lib/reviews/schema.ts";
import { applicationsText } from "#lib/reviews/words.ts";

export const metadata: Metadata = { title: "Who reviews" };

/** For those who lead the project. It counts all reviews, so it is not on the table's own page. */
export default async function ReviewersPage({ params }: { params: Promise<{ project: string }> }) {
  const slug = place.shape.project.safeParse((await params).project);
  if (!slug.success) notFound();
  const actor = await requireActor(paths.reviewers(slug.data));
  const found = await whoReviews(actor, slug.data);
  if (!found) notFound();
  return (
    <Page
      title="Who reviews"
      crumbs={[
        { href: paths.review, label: "Review" },
        { href: paths.reviewProject(slug.data), label: found.title },
      ]}
      lead={`${applicationsText(found.submitted)} submitted.`}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard */}
      <section className="overflow-x-auto" aria-label="Who reviews" tabIndex={0}>
        <table className="table max-w-3xl">
          <thead>
            <tr>
              <th scope="col">Reviewer</th>
              <th scope="col" className="number">
                Done
              </th>
              <th scope="col" className="number">
                In draft
              </th>
              <th scope="col" className="number">
                Stepped back
              </th>
            </tr>
          </thead>
          <tbody>
            {found.readers.map((reader, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: names may repeat, and the list never changes on the page
              <tr key={at}>
                <th scope="row" className="border-b py-2.5 align-top">
                  {reader.name}
                  {reader.leads && <span className="font-normal text-quiet"> (leads)</span>}
                </th>
                <td className="number">{reader.done}</td>
                <td className="number">{reader.draft}</td>
                <td className="number">{reader.recused}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Page>
  );
}
