import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { AssignForm, ClearForm } from "#components/assignment/assignment-forms.tsx";
import { Rehearsed, StayShort } from "#components/assignment/rehearsed.tsx";
import { FocusOnArrival } from "#components/layout/focus-on-arrival.tsx";
import { NoticeOf } from "#components/layout/notice.tsx";
import { Page } from "#components/layout/page.tsx";
import { setupCrumbs } from "#components/reviewers/setup-crumbs.ts";
import { Callout } from "#components/ui/callout.tsx";
import { rehearsal } from "#lib/assignment/queries.ts";
import { requireActor } from "#lib/auth/session.ts";
import { paths } from "#lib/paths.ts";
import { place } from "#lib/reviews/schema.ts";
import { applicationsText, reviewsText } from "#lib/reviews/words.ts";

export const metadata: Metadata = { title: "Assign reviews" };

type Props = {
  params: Promise<{ project: string }>;
  searchParams: Promise<{ done?: string | string[]; changed?: string | string[] }>;
};

/** A rehearsal each time it is opened: what would be given to whom. Nothing is written before the button is pressed. */
export default async function AssignmentPage({ params, searchParams }: Props) {
  const slug = place.shape.project.safeParse((await params).project);
  if (!slug.success) notFound();
  const actor = await requireActor(paths.assignment(slug.data));
  const [found, { done, changed }] = await Promise.all([rehearsal(actor, slug.data), searchParams]);
  if (!found) notFound();
  const { preview } = found;
  const waiting = preview.readers.filter((reader) => reader.unstarted > 0);
  return (
    <Page
      title="Assign reviews"
      crumbs={[...setupCrumbs(found), { href: paths.reviewers(found.slug), label: "Who reviews" }]}
      lead={`“${found.title}”: ${applicationsText(preview.applications)}, each to have ${reviewsText(preview.wanted)}.`}
    >
      <div className="space-y-12">
        <NoticeOf done={done} />
        {changed !== undefined && (
          <FocusOnArrival id="changed">
            <Callout tone="warn" role="status">
              Nothing was assigned: what the plan was made from has changed since it was shown. Below is the new plan.
            </Callout>
          </FocusOnArrival>
        )}
        <section aria-labelledby="rehearsal" className="space-y-6">
          <h2 id="rehearsal">What would be given to whom</h2>
          {preview.steppedBack > 0 && (
            <Callout tone="warn">
              {applicationsText(preview.steppedBack)} {preview.steppedBack === 1 ? "is" : "are"} short of a reviewer
              since somebody stepped back: assign again.
            </Callout>
          )}
          {preview.lacking === 0 ? (
            <p>Nothing is missing: every application has the reviews that it is to have, done or on their way.</p>
          ) : (
            <>
              <p className="max-w-2xl">
                {reviewsText(preview.lacking)} {preview.lacking === 1 ? "is" : "are"} missing. What somebody has
                already, assigned, begun or done, stays theirs; the rest is shared out as evenly as it can be, under the
                caps and never to somebody who has stepped back from an application or must not read it.
              </p>
              <Rehearsed readers={preview.readers} />
              <StayShort short={preview.short} />
              {preview.more > 0 ? (
                <AssignForm project={found.slug} digest={found.digest} reviews={reviewsText(preview.more)} />
              ) : (
                <p>Nothing can be assigned as it is.</p>
              )}
              <p className="text-quiet">
                <Link href={paths.reviewers(found.slug)} prefetch={false}>
                  Change the caps, or invite somebody
                </Link>
              </p>
            </>
          )}
        </section>
        {waiting.length > 0 && (
          <section aria-labelledby="waiting" className="space-y-6">
            <h2 id="waiting">Assigned and not begun</h2>
            <p className="max-w-2xl text-quiet">What is taken back can be assigned anew. Nobody is told.</p>
            <ul className="divide-y divide-line border-y border-line">
              {waiting.map(({ id, name, unstarted }) => (
                <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
                  <span className="min-w-0">
                    {name}: {applicationsText(unstarted)}
                  </span>
                  <ClearForm project={found.slug} person={{ id, name }} />
                </li>
              ))}
            </ul>
            {waiting.length > 1 && <ClearForm project={found.slug} />}
          </section>
        )}
      </div>
    </Page>
  );
}
