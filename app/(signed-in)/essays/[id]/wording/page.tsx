import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Page } from "#components/layout/page.tsx";
import { AcknowledgeForm } from "#components/problems/acknowledge-form.tsx";
import { WordingDifference } from "#components/problems/wording-difference.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { utc } from "#lib/clock.ts";
import { myEssay } from "#lib/essays/queries.ts";
import { paths } from "#lib/paths.ts";
import { wordingsBetween } from "#lib/problems/queries.ts";

export const metadata: Metadata = { title: "What changed in a problem" };

/** What of a problem reads differently since one wrote for it. */
export default async function Wording({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor(paths.wording(id));
  const essay = (await myEssay(actor, id, new Date())) ?? notFound();
  const wordings = await wordingsBetween(actor, id);
  const back = (
    <p>
      <Link href={paths.essay(id)} prefetch={false}>
        Back to your text
      </Link>
    </p>
  );
  return (
    <Page
      title={`What changed: ${essay.title}`}
      crumbs={[
        { href: paths.essays, label: "Essays" },
        { href: paths.essay(id), label: essay.title },
      ]}
      {...(wordings
        ? {
            lead: `From version ${wordings.before.number}, which you wrote for, to version ${wordings.after.number} of ${utc(wordings.after.at)}.`,
          }
        : {})}
    >
      {wordings ? (
        <div className="space-y-8">
          <p className="max-w-2xl">
            Your text is kept as it is. What you submitted stays tied to the wording that it answered, and reviewers
            read it with that one; what you submit from now on answers the new wording.
          </p>
          <WordingDifference difference={wordings.difference} />
          <AcknowledgeForm essay={id} version={wordings.after.versionId} />
          {back}
        </div>
      ) : (
        <div className="space-y-4">
          <p>Nothing has changed in this problem since you last read it.</p>
          {back}
        </div>
      )}
    </Page>
  );
}
