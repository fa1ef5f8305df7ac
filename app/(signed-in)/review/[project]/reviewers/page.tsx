import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { NoticeOf } from "#components/layout/notice.tsx";
import { Page } from "#components/layout/page.tsx";
import { ReaderTable } from "#components/reviewers/reader-table.tsx";
import { CapsForm, InviteForm, RemoveForm, WithdrawForm } from "#components/reviewers/reviewer-forms.tsx";
import { setupCrumbs } from "#components/reviewers/setup-crumbs.ts";
import { requireActor } from "#lib/auth/session.ts";
import { paths } from "#lib/paths.ts";
import { whoReviews } from "#lib/reviewers/queries.ts";
import { place } from "#lib/reviews/schema.ts";
import { applicationsText, dayText } from "#lib/reviews/words.ts";

export const metadata: Metadata = { title: "Who reviews" };

type Props = { params: Promise<{ project: string }>; searchParams: Promise<{ done?: string | string[] }> };

/** For those who set up the reviewing. It counts all reviews, so it is not on the table's own page. */
export default async function ReviewersPage({ params, searchParams }: Props) {
  const slug = place.shape.project.safeParse((await params).project);
  if (!slug.success) notFound();
  const actor = await requireActor(paths.reviewers(slug.data));
  const [found, { done }] = await Promise.all([whoReviews(actor, slug.data), searchParams]);
  if (!found) notFound();
  const invited = found.readers.filter((reader) => reader.invited);
  return (
    <Page
      title="Who reviews"
      crumbs={setupCrumbs(found)}
      lead={`“${found.title}”: ${applicationsText(found.submitted)} submitted.`}
      actions={
        <Link href={paths.assignment(found.slug)} prefetch={false} className="button">
          Assign reviews
        </Link>
      }
    >
      <div className="space-y-12">
        <NoticeOf done={done} />
        <ReaderTable readers={found.readers} />
        <section aria-labelledby="co-reviewers" className="space-y-6">
          <h2 id="co-reviewers">Co-reviewers</h2>
          <p className="max-w-2xl text-quiet">
            They read and score applications without leading the project. Somebody whom you remove reads nothing more
            from their next request on; what they wrote is kept, and what they had not begun is free again.
          </p>
          {invited.length + found.invitations.length > 0 && (
            <ul className="divide-y divide-line border-y border-line">
              {invited.map(({ id, name, email }) => (
                <li key={id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 py-4">
                  <div className="min-w-0">
                    <p className="font-semibold">{name}</p>
                    {name !== email && <p className="text-quiet">{email}</p>}
                  </div>
                  <RemoveForm project={found.slug} person={id} name={name} />
                </li>
              ))}
              {found.invitations.map(({ id, email, at, declined }) => (
                <li key={id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 py-4">
                  <div className="min-w-0">
                    <p className="font-semibold">{email}</p>
                    <p className="text-quiet">
                      Invited on {dayText(new Date(at))}: {declined ? "said no" : "no answer yet"}
                    </p>
                  </div>
                  <WithdrawForm project={found.slug} invitation={id} email={email} declined={declined} />
                </li>
              ))}
            </ul>
          )}
        </section>
        <section aria-labelledby="invite-heading" className="space-y-6">
          <h2 id="invite-heading">Invite a co-reviewer</h2>
          <InviteForm project={found.slug} />
        </section>
        {found.readers.length > 0 && (
          <section aria-labelledby="caps-heading" className="space-y-6">
            <h2 id="caps-heading">How many each is given</h2>
            <p className="max-w-2xl text-quiet">
              The most applications that somebody is assigned here, with those they have done. Leave it empty for no
              cap. Nobody is kept from reading more on their own account.
            </p>
            <CapsForm
              project={found.slug}
              readers={found.readers.map(({ id, name, cap, assigned, draft, done: finished }) => ({
                id,
                name,
                cap,
                has: assigned + draft + finished,
              }))}
            />
          </section>
        )}
      </div>
    </Page>
  );
}
