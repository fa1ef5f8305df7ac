import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { Page } from "#components/layout/page.tsx";
import { AnswerForm } from "#components/reviewers/reviewer-forms.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { paths } from "#lib/paths.ts";
import { myInvitation, reviewedByInvitation } from "#lib/reviewers/queries.ts";
import { APPLIES } from "#lib/reviewers/words.ts";
import { place } from "#lib/reviews/schema.ts";

export const metadata: Metadata = { title: "Will you review?" };

/** Where the mail of an invitation leads: yes or no; after a yes, on to the project. */
export default async function InvitationPage({ params }: { params: Promise<{ project: string }> }) {
  const slug = place.shape.project.safeParse((await params).project);
  if (!slug.success) notFound();
  const actor = await requireActor(paths.reviewInvitation(slug.data));
  const invitation = await myInvitation(actor, slug.data);
  if (!invitation) {
    if (await reviewedByInvitation(actor, slug.data)) redirect(paths.reviewProject(slug.data));
    notFound();
  }
  return (
    <Page
      title="Will you review?"
      lead={`${invitation.inviter ?? "Somebody"} asks you to read and score applications to “${invitation.title}”.`}
    >
      <div className="max-w-2xl space-y-6">
        {invitation.applies ? (
          <Callout tone="warn">{APPLIES}</Callout>
        ) : (
          <p>
            Applications are read under a code, without names. If you find one whose author you know too well, you step
            back from it; if it becomes too much, you can stop at any time.
          </p>
        )}
        <AnswerForm project={slug.data} applies={invitation.applies} />
      </div>
    </Page>
  );
}
